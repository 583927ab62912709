/** Limits are kept wherever the service begins to count, used nearly to the full, and learned from what it answers. */

import { describe, expect, test } from "vitest";
import { Bucket, type BucketOptions } from "../../src/graph/lanes/bucket.ts";
import { Day } from "../../src/graph/lanes/day.ts";
import { Window } from "../../src/graph/lanes/window.ts";
import { clockOf, type TestClock } from "./service.ts";

/** Spends as fast as it may, for that long. @returns when and how much. */
function spentIn(bucket: Bucket, clock: TestClock, milliseconds: number, cost: number) {
  const end = clock.now() + milliseconds;
  const spent: { at: number; cost: number }[] = [];
  while (clock.now() < end) {
    const wait = bucket.wait(cost);
    if (wait > 0) clock.pass(wait);
    else {
      bucket.take(cost);
      spent.push({ at: clock.now(), cost });
    }
  }
  return spent;
}

/** The most that any span of that length holds. */
function mostIn(spent: readonly { at: number; cost: number }[], span: number): number {
  let [most, sum, from] = [0, 0, 0];
  for (const { at, cost } of spent) {
    sum += cost;
    for (let first = spent[from]; first !== undefined && first.at <= at - span; first = spent[from]) {
      sum -= first.cost;
      from += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

describe("no span holds more than the limit, and each nearly as much", () => {
  test.each<[string, number, number, number, BucketOptions]>([
    ["SharePoint, smallest tier, one by one", 1250, 60, 1, {}],
    ["SharePoint, smallest tier, batches of lists", 1250, 60, 40, {}],
    ["SharePoint, largest tier", 6250, 60, 2, {}],
    ["the directory", 8000, 10, 2, {}],
    ["channels' messages, five sixths of twenty", 16.6, 1, 1, {}],
    ["any route of Teams", 24.9, 1, 1, {}],
    ["one channel", 0.83, 1, 1, {}],
    ["calls", 40, 20, 1, {}],
  ])("%s", (_case, amount, seconds, cost, options) => {
    const clock = clockOf();
    const bucket = new Bucket(clock, amount, seconds, options);
    const spans = 20;
    const spent = spentIn(bucket, clock, spans * seconds * 1000, cost);
    expect(mostIn(spent, seconds * 1000)).toBeLessThanOrEqual(Math.max(1, amount));
    const later = spent.filter(({ at }) => at >= Date.UTC(2026, 0, 1) + seconds * 1000);
    const used = later.reduce((sum, { cost: units }) => sum + units, 0) / (spans - 1);
    expect(used / Math.max(1, Math.floor(amount))).toBeGreaterThanOrEqual(amount < 2 ? 0.8 : 0.95);
  });
});

test("a delay of ours is made good for, within the limit", () => {
  const clock = clockOf();
  const bucket = new Bucket(clock, 1250, 60);
  const spent: { at: number; cost: number }[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    spent.push(...spentIn(bucket, clock, 4000, 2));
    clock.pass(6000);
  }
  expect(mostIn(spent, 60_000)).toBeLessThanOrEqual(1250);
  expect(spent.reduce((sum, { cost }) => sum + cost, 0) / 10).toBeGreaterThan(0.95 * 1250);
});

describe("where more may go for once than can be kept up, a short delay is made good for too", () => {
  test.each([
    [20, 1],
    [20, 2],
    [30, 3],
    [60, 5],
    [200, 17],
  ])("%d a second, %d at a time", (peak, cost) => {
    const clock = clockOf();
    const amount = 0.83 * peak;
    const bucket = new Bucket(clock, amount, 1, { peak });
    const spent: { at: number; cost: number }[] = [];
    const from = clock.now();
    for (let turn = 0; turn < 60; turn += 1) {
      spent.push(...spentIn(bucket, clock, 950, cost));
      clock.pass(50);
    }
    const perSecond = spent.reduce((sum, { cost: units }) => sum + units, 0) / ((clock.now() - from) / 1000);
    expect(mostIn(spent, 1000)).toBeLessThanOrEqual(peak);
    expect(perSecond).toBeLessThanOrEqual(amount);
    expect(perSecond).toBeGreaterThan(0.95 * amount);
    expect(bucket.together()).toBe(Math.max(2, cost));
  });
});

test("of a limit by the second no more is remembered than its own span", () => {
  const window = new Window(1000);
  let slices = 0;
  for (let now = 0; now < 3_600_000; now += 50) {
    window.add(1, now);
    slices = Math.max(slices, window.slices);
  }
  expect(slices).toBeLessThanOrEqual(130);
});

test("what is idle saves little up, and a few reports may go at once", () => {
  const clock = clockOf();
  const paced = new Bucket(clock, 1250, 60);
  clock.pass(3_600_000);
  expect(mostIn(spentIn(paced, clock, 60_000, 1), 60_000)).toBeLessThanOrEqual(1250);
  const reports = new Bucket(clock, 14, 600, { burst: 0.5 });
  for (let turn = 0; turn < 7; turn += 1) {
    expect(reports.wait(1)).toBe(0);
    reports.take(1);
  }
  expect(reports.wait(1)).toBeGreaterThan(0);
});

describe("the service overrules the table", () => {
  const used = (share: number, options: BucketOptions = {}) => {
    const clock = clockOf();
    const bucket = new Bucket(clock, 1000, 60, options);
    spentIn(bucket, clock, 120_000 * share, 1);
    return { clock, bucket };
  };

  test("an amount of our own choice is never raised", () => {
    const { bucket, clock } = used(1, { tells: true, capped: true });
    spentIn(bucket, clock, 30 * 60_000, 1);
    bucket.told(2500, 2000, 0);
    expect(bucket.amount).toBe(1000);
    bucket.told(600, 100, 0);
    expect(bucket.amount).toBe(600);
  });

  test("a header says the limit, and how much of it others left", () => {
    const { bucket, clock } = used(1);
    bucket.told(600, 0, 5000);
    expect(bucket.amount).toBe(600);
    expect(bucket.wait(1)).toBe(5000);
    clock.pass(5000);
    bucket.told(2500, 400, 0);
    expect(bucket.amount).toBe(2500);
  });

  test("what others left of it is all that may go at once", () => {
    const [told, untold] = [used(0.1), used(0.1)];
    for (const { bucket, clock } of [told, untold]) {
      clock.pass(60_000);
      expect(bucket.wait(100)).toBe(0);
    }
    told.bucket.told(1000, 5, 0);
    expect(told.bucket.wait(100)).toBeGreaterThan(500);
    expect(untold.bucket.wait(100)).toBe(0);
  });

  test("a share that is larger than ours shows a smaller whole", () => {
    const { bucket } = used(1);
    bucket.toldShare(1.6);
    expect(bucket.amount).toBeLessThan(700);
  });

  test("a share that is smaller than ours shows no more than the table has", () => {
    const { bucket } = used(1);
    bucket.toldShare(0.5);
    expect(bucket.amount).toBe(1000);
  });

  test("one that would have spoken and is silent is asked for all of the table again, and for no more", () => {
    const { bucket, clock } = used(1, { tells: true });
    bucket.told(600, 600, 0);
    spentIn(bucket, clock, 30 * 60_000, 1);
    expect(bucket.amount).toBe(1000);
    const whole = used(1, { tells: true });
    spentIn(whole.bucket, whole.clock, 60 * 60_000, 1);
    expect(whole.bucket.amount).toBe(1000);
    const silent = used(1);
    silent.bucket.told(600, 600, 0);
    spentIn(silent.bucket, silent.clock, 30 * 60_000, 1);
    expect(silent.bucket.amount).toBe(600);
  });

  test("the tenant is larger than was thought", () => {
    const { bucket } = used(1);
    bucket.resize(2000);
    expect(bucket.amount).toBe(2000);
  });
});

describe("a limit over 24 hours", () => {
  const HOUR = 3_600_000;

  test("lets everything through until it is spent, then waits for the oldest to be a day old", () => {
    const clock = clockOf();
    const day = new Day(clock, 1000);
    day.take(500);
    clock.pass(2 * HOUR);
    day.take(490);
    const wait = day.wait(10);
    expect(wait).toBeGreaterThan(21.9 * HOUR);
    expect(wait).toBeLessThan(22.5 * HOUR);
    clock.pass(wait);
    expect(day.wait(10)).toBe(0);
  });

  test("remembers what an earlier run spent", () => {
    const clock = clockOf();
    const first = new Day(clock, 1000);
    first.take(990);
    const second = new Day(clock, 1000);
    second.recall(first.spent());
    expect(second.wait(10)).toBeGreaterThan(23 * HOUR);
    clock.pass(25 * HOUR);
    expect(second.wait(10)).toBe(0);
    expect(second.spent()).toEqual([]);
  });

  test("lets through what costs more than a whole day once nothing else counts", () => {
    const clock = clockOf();
    const day = new Day(clock, 10);
    expect(day.wait(50)).toBe(0);
    day.take(50);
    expect(day.wait(50)).toBeGreaterThan(24 * HOUR);
  });
});

test("what may be spent late is counted for as much longer", () => {
  const clock = clockOf();
  const bucket = new Bucket(clock, 1000, 60, { burst: 1, lag: 900 });
  bucket.take(990);
  clock.pass(60_700);
  expect(bucket.wait(900)).toBeGreaterThan(0);
  clock.pass(1000);
  expect(bucket.wait(900)).toBe(0);
});

test("what was taken for later and not spent is there again", () => {
  const clock = clockOf();
  const bucket = new Bucket(clock, 1000, 60, { burst: 1, lag: 900 });
  const at = clock.now() + 300;
  bucket.take(990, 300);
  clock.pass(1500);
  expect(bucket.wait(900)).toBeGreaterThan(0);
  bucket.giveBack(990, at);
  expect(bucket.wait(900)).toBe(0);
});
