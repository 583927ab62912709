/** What a scan did, as the tenant saw it: units by service and minute, who came too early, how politely. */

import { describe, expect, test } from "vitest";
import { type Arrival, pauseIn, pausesOf } from "../../src/simulator/http/limits/pauses.ts";
import { withServed } from "./served.ts";

const LANE = { kind: "sharepoint", name: "sharepoint" } as const;
const OTHER = { kind: "directory", name: "directory" } as const;

describe("a request came inside a pause when it could have known", () => {
  const arrival = (at: number, real: number, connection = 1): Arrival => ({ at, real, connection });
  test.each<[string, Arrival, boolean]>([
    ["had come before it was told", arrival(1000, 499), false],
    ["was on its way", arrival(1010, 510, 7), false],
    ["the second of its connection", arrival(1020, 520, 1), true],
    ["much later, of a new connection", arrival(31_000, 4000, 8), true],
    ["when the pause is over", arrival(61_000, 61_000, 1), false],
  ])("%s", (_case, when, expected) => {
    const pauses = pausesOf();
    pauses.order(LANE, 61_000, 500, 1000);
    pauses.inside([LANE], arrival(1005, 505, 1));
    expect(pauses.inside([OTHER, LANE], when)).toBe(expected);
  });

  test("the latest that was told counts, and other lanes go on", () => {
    const pauses = pausesOf();
    pauses.order(LANE, 61_000, 500, 1000);
    pauses.order(LANE, 31_000, 600, 1100);
    expect(pauses.inside([LANE], arrival(50_000, 50_000))).toBe(true);
    expect(pauses.inside([OTHER], arrival(50_000, 50_000))).toBe(false);
  });
});

test.each([
  ["30", 31_000],
  ["0.75", 1750],
  ["Thu, 01 Jan 1970 00:01:00 GMT", 60_000],
  ["soon", null],
  [undefined, null],
])("Retry-After: %s", (text, until) => expect(pauseIn(text, 1000)).toBe(until));

test("whoever does not wait is counted, by service", async () => {
  const limits = { mode: "real", shares: { sharepoint: 0.01 } } as const;
  await withServed({ limits, clock: { now: () => 1_000_000 } }, async ({ ask, simulator }) => {
    const token = simulator.token();
    for (let time = 0; time < 20; time++) await ask("/sites/root", { token });
    for (let time = 0; time < 5; time++) await ask("/organization", { token });
    const { refused, sentInsidePause, byFamily, connections } = simulator.counters();
    expect(refused).toBeGreaterThan(0);
    // The one that was refused first had come in time, and each connection may have had one on its way.
    expect(sentInsidePause).toBeGreaterThanOrEqual(refused - 1 - connections);
    expect(sentInsidePause).toBeLessThan(refused);
    expect(byFamily.sharepoint.sentInsidePause).toBe(sentInsidePause);
    expect(byFamily.directory.refused).toBe(0);
  });
});

test("units are counted by service and minute, parts of a batch each for their own", async () => {
  let now = 1_000_000;
  await withServed({ clock: { now: () => now } }, async ({ ask, batch, simulator }) => {
    const token = simulator.token();
    await ask("/users", { token });
    now += 59_000;
    await ask("/sites/getAllSites", { token });
    now += 1000;
    await batch([
      { id: "1", method: "GET", url: "/sites/root" },
      { id: "2", method: "GET", url: "/organization" },
    ]);
    const { byFamily, requests } = simulator.counters();
    expect(requests).toBe(5);
    expect(byFamily.batch.requests).toBe(1);
    expect(byFamily.directory).toMatchObject({ requests: 2, units: 3, minutes: { 0: { units: 2 }, 1: { units: 1 } } });
    expect(byFamily.sharepoint).toMatchObject({ requests: 2, units: 3, minutes: { 0: { units: 2 }, 1: { units: 1 } } });
  });
});

test("a guest is known by its name, its priority and its connections", async () => {
  await withServed({}, async ({ ask, simulator }) => {
    const headers = { "user-agent": "NONISV|Essai|Bascule/1", "x-ms-throttle-priority": "Low" };
    for (let time = 0; time < 5; time++) await ask("/organization", { headers });
    const { connections, userAgents, priorities } = simulator.counters();
    expect(userAgents).toEqual({ "NONISV|Essai|Bascule/1": 5 });
    expect(priorities).toEqual({ Low: 5 });
    expect(connections).toBeLessThan(5);
  });
});
