/** Where a limit really is, is learned from what passes and what is refused, however long the pauses are. */

import { describe, expect, test } from "vitest";
import { Bucket, type BucketOptions } from "../../src/graph/lanes/bucket.ts";
import { type Counting, clockOf, type Hour, type Service, work } from "./service.ts";

interface Table {
  readonly amount: number;
  readonly seconds: number;
  readonly options: BucketOptions;
  /** Of a request, or of what goes together. */
  readonly cost: number;
}
const SHAREPOINT: Table = { amount: 1250, seconds: 60, options: {}, cost: 10 };
const TEAMS: Table = { amount: 24.9, seconds: 1, options: { peak: 30 }, cost: 1 };

type Case = Omit<Service, "span" | "pause"> & { readonly hours: number; readonly seconds: number };

/** @param seconds of the pauses. */
function worked({ amount, seconds: span, options, cost }: Table, { hours, seconds, ...service }: Case) {
  const clock = clockOf();
  const bucket = new Bucket(clock, amount, span, options);
  return work(bucket, clock, { span: span * 1000, pause: seconds * 1000, ...service }, cost, hours);
}

const mean = (hours: readonly Hour[]) => hours.reduce((sum, { useful }) => sum + useful, 0) / hours.length;
const sum = (hours: readonly Hour[], of: "overrun" | "requests" | "pauses") =>
  hours.reduce((all, hour) => all + hour[of], 0);

/** By the long run, every one; else those that differ most. */
const ofAll = <T>(few: readonly T[], all: readonly T[]): readonly T[] =>
  process.env.BASCULE_TEST_LONG === "1" ? all : few;

describe("SharePoint lets through, of 1,250 units a minute,", () => {
  const limits = ofAll([250, 600, 1100], [250, 440, 600, 750, 875, 1000, 1100, 1150]);
  const cases = (["sliding", "fixed", "tokens"] as const).flatMap((counting) =>
    [1, 10, 60, 300].flatMap((seconds) => limits.map((limit) => [limit, counting, seconds] as const)),
  );
  test.each(cases)("%d, counted by %s, with pauses of %d s", (limit, counting, seconds) => {
    const [first, ...later] = worked(SHAREPOINT, { counting, limit: () => limit, seconds, hours: 6 }) as [
      Hour,
      ...Hour[],
    ];
    // In about ten refusals, where each costs as much as can be learned from it.
    if (seconds >= 60) expect(first.pauses).toBeLessThanOrEqual(counting === "tokens" ? 12 : 10);
    // From time to time a little more is tried: a pause of five minutes is a twelfth of an hour.
    const least = counting === "tokens" ? 0.75 : seconds === 300 ? 0.88 : 0.9;
    expect(mean(later)).toBeGreaterThan(least);
    expect(sum(later, "overrun") / sum(later, "requests")).toBeLessThan(counting === "tokens" ? 0.01 : 0.005);
  });
});

describe("Teams lets through, of 24.9 requests a second,", () => {
  test.each(
    ofAll<readonly [number, Counting, number]>(
      [
        [8, "sliding", 10],
        [8, "fixed", 10],
        [8, "tokens", 10],
        [8, "sliding", 300],
        [5, "fixed", 60],
        [14, "fixed", 1],
        [20, "sliding", 60],
        [23, "sliding", 10],
      ],
      (["sliding", "fixed", "tokens"] as const).flatMap((counting) =>
        [1, 10, 60].flatMap((seconds) => [5, 8, 14, 20, 23].map((limit) => [limit, counting, seconds] as const)),
      ),
    ),
  )("%d, counted by %s, with pauses of %d s", (limit, counting, seconds) => {
    const later = worked(TEAMS, { counting, limit: () => limit, seconds, hours: 2 }).slice(1);
    expect(mean(later)).toBeGreaterThan(counting === "sliding" ? 0.85 : 0.78);
    expect(sum(later, "overrun") / sum(later, "requests")).toBeLessThan(0.005);
  });
});

describe("accidents, that come whatever is asked, slow nothing down but by their pauses", () => {
  const cases = (["SharePoint", "Teams"] as const).flatMap((of) =>
    [10, 60, 300].flatMap((seconds) => [5000, 500].map((times) => [of, times, seconds] as const)),
  );
  test.each(cases)("%s: one request of %d, with pauses of %d s", (of, times, seconds) => {
    const table = of === "Teams" ? TEAMS : { ...SHAREPOINT, cost: 2 };
    const about = { counting: "sliding", limit: () => 2 * table.amount, noise: 1 / times, seconds } as const;
    const told = ofAll([1, 2], [1, 2, 3, 4, 5, 6, 7, 8]).map((seed) =>
      mean(worked(table, { ...about, seed, hours: of === "Teams" ? 1 : 6 })),
    );
    // Once in many hours it is by chance that they look like a limit.
    expect(told.reduce((all, share) => all + share, 0) / told.length).toBeGreaterThan(0.95);
    expect(Math.min(...told)).toBeGreaterThan(0.75);
  });
});

describe("a limit that becomes another", () => {
  test.each<[string, Counting, number, (minute: number) => number]>([
    ["less, with short pauses", "sliding", 10, (minute) => (minute < 120 ? 1250 : 600)],
    ["less, with long pauses", "sliding", 300, (minute) => (minute < 120 ? 1250 : 600)],
    ["less, counted by fixed spans", "fixed", 60, (minute) => (minute < 120 ? 1250 : 600)],
    ["more, as it was", "sliding", 60, (minute) => (minute < 180 ? 600 : 1250)],
    ["more, with long pauses", "fixed", 300, (minute) => (minute < 180 ? 600 : 1250)],
    ["less, then more, but not as much", "sliding", 60, (minute) => (minute < 60 ? 1250 : minute < 240 ? 700 : 1000)],
    ["less and less", "sliding", 60, (minute) => (minute < 60 ? 1250 : minute < 180 ? 900 : 500)],
  ])("%s", (_case, counting, seconds, limit) => {
    const told = worked(SHAREPOINT, { counting, limit, seconds, hours: 10 });
    expect(mean(told.slice(-3))).toBeGreaterThan(0.88);
    expect(sum(told, "overrun") / sum(told, "requests")).toBeLessThan(0.01);
  });
});

test("what others of the tenant leave is used, and not asked for beyond", () => {
  const others = (minute: number) => 0.25 + 0.2 * Math.sin(minute / 20);
  const told = worked(SHAREPOINT, { counting: "sliding", limit: () => 1250, others, seconds: 60, hours: 8 });
  expect(mean(told)).toBeGreaterThan(0.6);
  expect(sum(told, "overrun") / sum(told, "requests")).toBeLessThan(0.005);
});

test("a service that answers 429 whatever is asked, for a quarter of an hour, says nothing of its limit", () => {
  const ill = (minute: number) => minute % 120 > 60 && minute % 120 < 75;
  for (const seconds of [1, 10, 300]) {
    const told = worked(SHAREPOINT, { counting: "sliding", limit: () => 2000, ill, seconds, hours: 4 });
    // An hour without illness, after one with.
    expect(told[2]?.useful).toBeGreaterThan(0.95);
  }
});

describe("one refusal", () => {
  const refusedAfter = (minutes: number) => {
    const clock = clockOf();
    const bucket = new Bucket(clock, 1000, 60);
    for (let turn = 0; turn < minutes * 900; turn += 1) {
      clock.pass(bucket.wait(1));
      bucket.take(1);
      bucket.passed(1);
    }
    for (let turn = 0; turn < 10; turn += 1) bucket.refused(1);
    return bucket.amount;
  };
  test.each([0.02, 0.5, 3])("after %d minutes, of however many that were under way, says nothing", (minutes) => {
    expect(refusedAfter(minutes)).toBe(1000);
  });
});

test("once the limit is known to be less than can be kept up, no more goes at once", () => {
  const clock = clockOf();
  const bucket = new Bucket(clock, 16.6, 1, { peak: 20 });
  work(bucket, clock, { counting: "sliding", span: 1000, limit: () => 12, pause: 10_000 }, 1, 1);
  clock.pass(5000);
  const learned = bucket.amount;
  expect(learned).toBeLessThan(14);
  let spent = 0;
  for (const end = clock.now() + 1000; clock.now() < end; ) {
    const wait = bucket.wait(1);
    if (wait > 0) clock.pass(wait);
    else {
      bucket.take(1);
      spent += 1;
    }
  }
  expect(spent).toBeLessThanOrEqual(Math.ceil(learned));
});
