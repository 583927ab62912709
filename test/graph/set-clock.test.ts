/** A machine whose clock is set while a scan runs, by NTP or as it wakes: neither does anybody wait for it, nor is more asked at once. */

import { describe, expect, test } from "vitest";
import { clockAt, type DatedClock, REAL_TIME } from "../../src/graph/clock.ts";
import { Bucket } from "../../src/graph/lanes/bucket.ts";
import { Day } from "../../src/graph/lanes/day.ts";
import { Lane } from "../../src/graph/lanes/lane.ts";
import { Window } from "../../src/graph/lanes/window.ts";
import { anything, error, json, withTenant } from "./tenant.ts";

const START = Date.UTC(2026, 0, 12, 11);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const THROTTLED = { kind: "throttled", wait: 30_000, status: 429, code: null, requestId: null } as const;

/** A machine on which time passes when somebody sleeps, and whose date can be set. */
function machine(start = START) {
  let [date, passed] = [start, 5];
  const pass = (milliseconds: number) => {
    date += milliseconds;
    passed += milliseconds;
  };
  const clock: DatedClock = {
    ...clockAt(REAL_TIME, { date: () => date, passed: () => passed }),
    sleep: async (milliseconds) => pass(milliseconds),
  };
  const set = (by: number) => {
    date += by;
  };
  return { clock, pass, set };
}

const STEPS: [string, number][] = [
  ["back by an hour", -HOUR],
  ["back by a year", -365 * DAY],
  ["forward by an hour", HOUR],
  ["forward by a year", 365 * DAY],
];

describe.each(STEPS)("a clock set %s", (_case, by) => {
  test("neither lengthens a pause nor ends it", () => {
    const { clock, pass, set } = machine();
    const lane = new Lane(clock, { name: "sharepoint", family: "sharepoint", places: [1, 9] });
    lane.pause(30_000, THROTTLED);
    pass(10_000);
    set(by);
    expect(lane.shutFor()).toBe(20_000);
    pass(20_000);
    expect(lane.shutFor()).toBe(0);
  });

  test("neither has a limit wait for longer than its span, nor let more through in one", () => {
    const { clock, pass, set } = machine();
    const bucket = new Bucket(clock, 600, 60);
    const sent = new Window(60_000);
    let real = 0;
    let most = 0;
    for (let turn = 0; turn < 2000; turn += 1) {
      if (turn === 700) set(by);
      const wait = bucket.wait(1);
      expect(wait).toBeLessThanOrEqual(MINUTE);
      pass(wait);
      real += wait;
      bucket.take(1);
      sent.add(1, real);
      most = Math.max(most, sent.sum(real));
    }
    expect(most).toBeLessThanOrEqual(606);
    expect(most).toBeGreaterThan(550);
  });

  test("changes nothing of how a request that is throttled waits, and the time is told as the machine has it", async () => {
    const { clock, set } = machine();
    const told: number[] = [];
    let slept = 0;
    const counting = {
      ...clock,
      sleep: (milliseconds: number) => {
        slept += milliseconds;
        return clock.sleep(milliseconds);
      },
    };
    await withTenant(
      (_, response, turn) => {
        if (turn > 1) return json(response, 200, {});
        set(by);
        return error(response, 429, "x", { "retry-after": "30" });
      },
      async ({ graph, connection }) => {
        expect(await graph.get("/sites/s", anything)).toMatchObject({ ok: true });
        expect([slept, told]).toEqual([30_000, [START + by + 30_000]]);
        expect(connection.spent()?.every(({ from }) => Math.abs(from - (START + by)) <= 600_000)).toBe(true);
      },
      { clock: counting, onPause: (_lane, until) => told.push(until.getTime()) },
    );
  });

  test("has what is noted for the next run hold for as long as it was ordered", async () => {
    const { clock, set } = machine();
    await withTenant(
      (_, response) => error(response, 429, "x", { "retry-after": "7200" }),
      async ({ graph, connection }) => {
        await graph.get("/sites/s", anything);
        set(by);
        const pauses = connection.pauses() ?? [];
        expect(pauses).toEqual([{ lane: "sharepoint/sharepoint", until: START + by + 2 * HOUR }]);
        const next = machine(START + by + HOUR).clock;
        await withTenant(
          (_request, response) => json(response, 200, {}),
          async ({ connection: later }) => {
            later.recall([], pauses);
            expect(later.pauses()).toEqual(pauses);
          },
          { clock: next },
        );
      },
      { clock },
    );
  });
});

test("what was spent later than now, as the clock was set back since, is taken for spent now", () => {
  const { clock, pass } = machine();
  const day = new Day(clock, 1000);
  day.recall([
    { from: START + 30 * DAY, units: 600 },
    { from: START - HOUR, units: 300 },
  ]);
  expect(day.wait(350)).toBe(DAY - HOUR + 600_000);
  expect(day.wait(900)).toBe(DAY + 600_000);
  pass(DAY + 600_000);
  expect(day.wait(900)).toBe(0);
});

test.each([
  ["set forward into the night", 11 * HOUR, 0],
  ["of a machine that slept until it was night", 9 * HOUR, 0],
  ["set back by an hour", -HOUR, 9 * HOUR],
])("a clock %s: the pace of the night goes by it", async (_case, by, waits) => {
  const { clock, set } = machine();
  let sentAt = 0;
  let first = true;
  const waking = {
    ...clock,
    sleep: async (milliseconds: number) => {
      await clock.sleep(milliseconds);
      if (first) set(by);
      first = false;
    },
  };
  await withTenant(
    (_, response) => {
      sentAt = clock.now();
      json(response, 200, {});
    },
    async ({ graph }) => void (await graph.get("/users/u", anything)),
    { clock: waking, pace: "night" },
  );
  expect(sentAt - START).toBeGreaterThanOrEqual(waits);
  expect(sentAt - START).toBeLessThanOrEqual(waits + 600_000);
});
