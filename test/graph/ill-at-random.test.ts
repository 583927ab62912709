/** A service that refuses whatever is asked for a while, and then is well: nobody waits for ever, nor long. */

import { describe, expect, test } from "vitest";
import { Bucket, type BucketOptions } from "../../src/graph/lanes/bucket.ts";
import { randomOf } from "../../src/simulator/random.ts";
import { clockOf } from "./service.ts";

interface Limit {
  readonly name: string;
  readonly amount: number;
  readonly seconds: number;
  readonly options: BucketOptions;
  readonly cost: number;
}
const LIMITS: readonly Limit[] = [
  { name: "Teams", amount: 24.9, seconds: 1, options: { peak: 30 }, cost: 1 },
  { name: "one channel", amount: 0.83, seconds: 1, options: { peak: 1 }, cost: 1 },
  { name: "a team", amount: 3.32, seconds: 1, options: { peak: 4 }, cost: 1 },
  { name: "SharePoint", amount: 1250, seconds: 60, options: { tells: true }, cost: 2 },
];
const MINUTE = 60_000;
const ILL = 20 * MINUTE;
/** An answer comes so many milliseconds after its request. */
const WAY = 150;

/** @returns what passed in the hour after it was ill, as a share of the limit. */
function afterwards({ amount, seconds, options, cost }: Limit, share: number, pause: number, seed: string): number {
  const clock = clockOf();
  const bucket = new Bucket(clock, amount, seconds, options);
  const random = randomOf("ill", seed);
  const begun = clock.now();
  const under: { readonly at: number; readonly well: boolean }[] = [];
  let [openAt, passed] = [0, 0];
  while (clock.now() < begun + ILL + 60 * MINUTE) {
    const [next] = under;
    if (next !== undefined && next.at <= clock.now()) {
      under.shift();
      if (next.well) bucket.passed(cost);
      else {
        bucket.refused(cost);
        openAt = Math.max(openAt, clock.now() + pause);
      }
      if (next.well && clock.now() > begun + ILL) passed += cost;
      continue;
    }
    const wait = Math.max(openAt - clock.now(), bucket.wait(cost));
    if (!Number.isFinite(wait)) throw new Error("it waits for ever");
    if (wait > 0) {
      clock.pass(Math.max(1, Math.min(wait, next === undefined ? wait : next.at - clock.now())));
      continue;
    }
    bucket.take(cost);
    under.push({ at: clock.now() + WAY, well: clock.now() >= begun + ILL || !random.chance(share) });
  }
  return passed / ((amount * 3600) / seconds);
}

describe("of the hour after twenty minutes in which a service refused at random", () => {
  const cases = LIMITS.flatMap((limit) =>
    (process.env.BASCULE_TEST_LONG ? [0.2, 0.5, 0.8] : [0.5]).flatMap((share) =>
      [1000, 5000, 30_000].map((pause) => [limit.name, share, pause, limit] as const),
    ),
  );
  test.each(cases)("%s, %d of its answers, with pauses of %d ms: a good half is had", (_name, share, pause, limit) => {
    const seeds = process.env.BASCULE_TEST_LONG ? 12 : 3;
    const had = Array.from({ length: seeds }, (_, seed) => afterwards(limit, share, pause, String(seed)));
    expect(Math.min(...had)).toBeGreaterThan(0.4);
    expect(had.reduce((sum, one) => sum + one, 0) / seeds).toBeGreaterThan(0.6);
  });
});

describe("a share that a service tells of what is used", () => {
  const told = (share: number | null) => {
    const clock = clockOf();
    const bucket = new Bucket(clock, 5000, 10, { tells: true });
    const during = (minutes: number, say: boolean) => {
      for (const end = clock.now() + minutes * MINUTE; clock.now() < end; ) {
        const wait = bucket.wait(20);
        if (wait > 0) {
          clock.pass(wait);
          continue;
        }
        bucket.take(20);
        bucket.passed(20);
        if (say && share !== null) bucket.toldShare(share);
      }
      return bucket.amount;
    };
    return { heard: during(30, true), later: during(15, false) };
  };

  test.each<[string, number, number]>([
    ["that others have used it up, however long", 1.2, 500],
    ["in percents", 85, 500],
    ["well within it", 0.8, 4000],
  ])("%s: a tenth of the table is asked for at least, and all of it again once it is silent", (_case, share, least) => {
    const { heard, later } = told(share);
    expect(heard).toBeGreaterThanOrEqual(least);
    expect(later).toBeGreaterThan(4500);
  });
});
