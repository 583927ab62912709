/** A scan that is killed while it reads contents, and a second one, of what has changed since, lose nothing either. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { comparable } from "./comparable.ts";
import { type Killing, startKilling } from "./killing.ts";

const LONG = process.env.BASCULE_TEST_LONG !== undefined;
/** Mail and files: what reads the others is what reads these. */
const SCOPE = LONG ? [] : ["--workload", "exchange,onedrive"];

let killing: Killing;
beforeAll(async () => {
  killing = await startKilling(120);
});
afterAll(() => killing?.leave());

test("killed while contents are read, and in a second scan, of what has changed since", async () => {
  const words = ["--content", "full", ...SCOPE];
  await killing.withTenant({ size: LONG ? "tiny" : { users: 4 } }, async (ground) => {
    const { simulator, ledger, bench } = ground;
    const left = killing.beside(ground);
    for (const again of [false, true]) {
      if (again) simulator.later();
      const before = ledger.seen;
      await killing.finished(left, words);
      const asked = ledger.seen - before;
      const moment = ledger.seen + Math.round(asked / 2);
      expect((await killing.stoppedAt(moment, "SIGKILL", ground, words)).exit).toBe(-1);
      await killing.finished(ground, words);
      expect(comparable(bench)).toEqual(comparable(left.bench));
    }
    expect(bench.findings().length).toBeGreaterThan(0);
  });
}, 180_000);
