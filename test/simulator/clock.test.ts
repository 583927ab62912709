/** The tenant's clock: this machine's, a faster one that whoever knows its anchor can follow, or a test's own. */

import { expect, test } from "vitest";
import { timekeeperOf } from "../../src/simulator/http/clock.ts";
import { withServed } from "./served.ts";

test("so many times faster from an instant on", () => {
  const anchor = Date.now() - 1000;
  const before = anchor + (Date.now() - anchor) * 60;
  const now = timekeeperOf({ clockSpeed: 60, clockAnchor: anchor }).now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(anchor + (Date.now() - anchor) * 60);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("a speed of %d is none", (clockSpeed) => {
  expect(() => timekeeperOf({ clockSpeed })).toThrow(RangeError);
});

test("who sleeps wakes when the clock says so", async () => {
  let now = 0;
  const slept = timekeeperOf({ clock: { now: () => now++ } }).sleep(5);
  await slept;
  expect(now).toBeGreaterThan(5);
});

test("latency is slept, and limits are counted, on the tenant's own clock", async () => {
  const options = { clockSpeed: 600, latencyMs: 60_000, limits: "real" } as const;
  await withServed(options, async ({ ask, simulator }) => {
    const before = [simulator.clock.now(), Date.now()] as const;
    expect((await ask("/users?$select=id,signInActivity&$top=1")).status).toBe(200);
    const [there, here] = [simulator.clock.now() - before[0], Date.now() - before[1]];
    expect(there).toBeGreaterThanOrEqual(60_000);
    expect(here).toBeLessThan(there);
    expect(simulator.clock).toMatchObject({ speed: 600 });
  });
});
