/** A scan that is killed at any moment loses nothing. What was in hand is asked again, and nothing else. */

import { existsSync, readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomOf } from "../../src/simulator/random.ts";
import { comparable } from "./comparable.ts";
import { type Killing, type Size, startKilling } from "./killing.ts";

const LONG = process.env.BASCULE_TEST_LONG !== undefined;
const KILLS = LONG ? 50 : 3;
/** Stands in the name of the test; to be given again for the same moments. */
const SEED = process.env.BASCULE_TEST_KILLS ?? String(Date.now());
/** Drives are small, so that questions are what takes the time. */
const sizeOf = (users: number): Size => ({
  size: { users },
  shape: { drives: Math.floor(users / 2), filesPerDrive: 2 },
});
const SMALL = sizeOf(250);
const LARGE = LONG ? sizeOf(30_000) : SMALL;
/**
 * Answers in hand when it is killed, at the most: a page or an envelope of twenty of each kind of task that is under
 * way, about a hundred in all however large the tenant is, and more on a busy machine.
 */
const IN_HAND = 150;
/** Of all that is asked of a large tenant. */
const MOST_REPEATED = 0.02;

let killing: Killing;
beforeAll(async () => {
  killing = await startKilling(30);
});
afterAll(() => killing?.leave());

test(
  `killed ${KILLS} times at random (BASCULE_TEST_KILLS=${SEED})`,
  async () => {
    const whole = await killing.undisturbed(LARGE);
    const random = randomOf(SEED, "kills");
    const moments = Array.from({ length: KILLS }, () => random.int(whole.ledger.seen)).sort((a, b) => a - b);
    await killing.withTenant(LARGE, async (ground) => {
      for (const moment of moments) await killing.stoppedAt(moment, "SIGKILL", ground);
      await killing.finished(ground);
      expect(comparable(ground.bench)).toEqual(whole.plan);
      const repeated = ground.ledger.repeated(whole.ledger);
      const asked = whole.ledger.total();
      const most = LONG ? Math.min(asked * MOST_REPEATED, KILLS * IN_HAND) : KILLS * IN_HAND;
      expect(repeated, `${repeated} of ${asked} repeated`).toBeLessThan(most);
    });
  },
  LONG ? 14_400_000 : 600_000,
);

test("killed twice in quick succession, then interrupted by each signal that asks for an end", async () => {
  const undisturbed = await killing.undisturbed(SMALL);
  await killing.withTenant(SMALL, async (ground) => {
    const moment = Math.floor(undisturbed.ledger.seen / 3);
    await killing.stoppedAt(moment, "SIGKILL", ground);
    await killing.stoppedAt(moment + 1, "SIGKILL", ground);
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      // Requests of the one that was killed may still be answered while the next one starts.
      const { exit } = await killing.stoppedAt(ground.ledger.seen + 80, signal, ground);
      expect(exit, signal).toBe(130);
    }
    await killing.finished(ground);
    expect(comparable(ground.bench)).toEqual(undisturbed.plan);
  });
}, 300_000);

test("killed at its end, when the scan is closed and the outputs are written", async () => {
  const undisturbed = await killing.undisturbed(SMALL);
  await killing.withTenant(SMALL, async (ground) => {
    const { bench, ledger } = ground;
    // All but the last answers; then the end of the scan, and each beginning of an output.
    await killing.stoppedAt(undisturbed.ledger.seen - 5, "SIGKILL", ground);
    for (const drafts of [1, 6]) {
      const child = killing.begin(ground);
      const alive = { is: true };
      void child.ended.then(() => {
        alive.is = false;
      });
      while (alive.is && draftsIn(bench.out) < drafts) await delay(1);
      child.process.kill("SIGKILL");
      await child.ended;
      // A set of outputs is there whole, or not at all.
      expect([0, 8]).toContain(finalIn(bench.out).length);
    }
    // The scan itself is over by then: nothing of it is asked for again.
    const before = ledger.seen;
    await killing.finished(ground);
    expect(ledger.seen).toBe(before);
    expect(comparable(bench)).toEqual(undisturbed.plan);
  });
}, 300_000);

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const draftsIn = (folder: string) => namesIn(folder).filter((name) => name.endsWith(".part")).length;
const finalIn = (folder: string) => namesIn(folder).filter((name) => !name.endsWith(".part"));
