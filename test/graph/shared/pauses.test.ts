/** What one process is told by the service, the others go by: pauses, and the few places of a mailbox. */

import { describe, expect, test } from "vitest";
import { Gauges } from "../../../src/graph/lanes/gauges.ts";
import { enterAll, type Lanes, openLanes } from "../../../src/graph/lanes/lanes.ts";
import type { Setback } from "../../../src/graph/lanes/patience.ts";
import { Courier } from "../../../src/graph/lanes/shared/courier.ts";
import { ledgerOver } from "../../../src/graph/lanes/shared/rows.ts";
import { standingOf } from "../../../src/graph/lanes/shared/standing.ts";
import { table } from "../opened.ts";
import { type EventClock, eventClock } from "./event-clock.ts";
import { type MemoryRows, memoryRows } from "./memory-rows.ts";

const BY: Setback = { kind: "throttled", wait: 30_000, status: 429, code: null, requestId: null };
const HOUR = 3_600_000;

interface Process {
  readonly lanes: Lanes;
  readonly courier: Courier;
  /** Asks that path as soon as it may. @returns whether it has been asked by then, and lets go of it. */
  ask(path: string): { readonly entered: boolean; readonly leave: () => void };
}

function joined(clock: EventClock, rows: MemoryRows, name: string, skew = 0): Process {
  const own = clock.skewed(skew);
  const courier = new Courier(ledgerOver(rows), own, name);
  const lanes = openLanes(own, table, new Gauges(table, own, "full", undefined, courier), { courier });
  return {
    lanes,
    courier,
    ask: (path) => {
      const asked = { entered: false, leave: () => undefined as undefined };
      void enterAll(lanes.way(path).shares, { name: "one", turn: 0 }).then((way) => {
        asked.entered = true;
        asked.leave = () => void way();
      });
      return asked;
    },
  };
}

function twoProcesses() {
  const clock = eventClock();
  const rows = memoryRows(clock, () => 8);
  return { clock, rows, one: joined(clock, rows, "one"), other: joined(clock, rows, "other", 3 * HOUR) };
}

describe("a pause that one process is told", () => {
  test.each([
    ["a service with units", "/drives/d/root/children"],
    ["a service without any", "/planner/plans/p/tasks"],
    ["one mailbox", "/users/u/messages"],
  ])("is seen by another within a second, and ends for both at once: %s", async (_case, path) => {
    const { clock, one, other } = twoProcesses();
    // Both are at work.
    one.ask("/organization");
    const busy = other.ask(path);
    await clock.pass(900);
    expect(busy.entered).toBe(true);
    busy.leave();
    other.ask("/organization");
    one.lanes.way(path).lane.pause(30_000, BY);
    await clock.pass(1000);
    const shutFor = other.lanes.way(path).lane.shutFor();
    expect(shutFor).toBeGreaterThan(28_500);
    expect(shutFor).toBeLessThan(29_500);
    const kept = other.ask(path);
    await clock.pass(28_000);
    expect(kept.entered).toBe(false);
    await clock.pass(2000);
    expect(kept.entered).toBe(true);
  });

  test("is known to one that comes later, or was idle, before its first request", async () => {
    const { clock, rows, one, other } = twoProcesses();
    one.lanes.way("/planner/plans/p/tasks").lane.pause(30_000, BY);
    await clock.pass(5000);
    const late = [other, joined(clock, rows, "third", -HOUR)].map((process) => process.ask("/planner/plans/p/tasks"));
    await clock.pass(20_000);
    expect(late.map(({ entered }) => entered)).toEqual([false, false]);
    await clock.pass(6000);
    expect(late.map(({ entered }) => entered)).toEqual([true, true]);
  });

  test("is told once, however often it is heard of", async () => {
    const { clock, rows, one, other } = twoProcesses();
    one.lanes.way("/planner/plans/p/tasks").lane.pause(10_000, BY);
    for (let second = 0; second < 30; second += 1) {
      other.ask("/organization");
      await clock.pass(1000);
    }
    expect(other.lanes.way("/planner/plans/p/tasks").lane.shutFor()).toBe(0);
    expect(rows.held.get("pauses")?.text).toContain("planner");
  });
});

describe("the places of a mailbox", () => {
  test("are four for all", async () => {
    const { clock, one, other } = twoProcesses();
    const ways: (() => void)[] = [];
    for (const { lanes } of [one, one, one, other, other, other]) {
      const { lane } = lanes.way("/users/u/messages");
      void lane.enter({ weight: 1, costs: new Map(), name: "one", turn: 0 }).then((way) => ways.push(way));
    }
    await clock.pass(3000);
    expect(ways.length).toBe(4);
    ways[0]?.();
    await clock.pass(2000);
    expect(ways.length).toBe(5);
  });

  test("of one that was killed are free ten seconds later", async () => {
    const { clock, rows, one } = twoProcesses();
    const killed = { exchange: ledgerOver(rows).exchange };
    const dying = new Courier({ exchange: (asked) => killed.exchange(asked) }, clock, "dying");
    const lanes = openLanes(clock, table, new Gauges(table, clock, "full", undefined, dying), { courier: dying });
    const { lane } = lanes.way("/users/u/messages");
    void lane.enter({ weight: 4, costs: new Map(), name: "one", turn: 0 });
    await clock.pass(1000);
    killed.exchange = () => new Promise(() => undefined);
    const heir = one.ask("/users/u/messages");
    await clock.pass(7000);
    expect(heir.entered).toBe(false);
    await clock.pass(6000);
    expect(heir.entered).toBe(true);
  });
});

test("how limits and pauses stand can be told", async () => {
  const { clock, rows, one, other } = twoProcesses();
  const standing = () => standingOf(new Map([...rows.held].map(([key, { text }]) => [key, text])), clock.now());
  expect(standing()).toEqual({ limits: [], pauses: [] });
  const asked = [one, other].map(({ ask }, at) => ask(`/drives/d${at}/root/children`));
  one.ask("/users/u/messages");
  await clock.pass(300);
  for (const { entered } of asked) expect(entered).toBe(true);
  one.lanes.way("/drives/d/root").lane.pause(30_000, BY);
  await clock.pass(100);
  const { limits, pauses } = standing();
  const minute = limits.find(({ limit }) => limit === "sharepoint");
  expect(minute).toMatchObject({ amount: 1250, seconds: 60, processes: ["one", "other"] });
  // Two units each, and what is leased beside.
  expect(minute?.used).toBeGreaterThanOrEqual(4);
  expect(limits.map(({ limit }) => limit).sort()).toEqual(["sharepoint", "sharepoint day"]);
  expect(limits.find(({ limit }) => limit === "sharepoint day")).toMatchObject({ amount: 1_200_000, seconds: 86_400 });
  expect(pauses).toEqual([{ lane: "sharepoint/sharepoint", milliseconds: expect.closeTo(29_900, -2) }]);
  await clock.pass(100_000);
  const after = standing();
  expect(after.pauses).toEqual([]);
  expect(after.limits.find(({ limit }) => limit === "sharepoint")).toMatchObject({ used: 0, processes: [] });
  expect(after.limits.find(({ limit }) => limit === "sharepoint day")).toMatchObject({ used: 4 });
});

test("whoever closes gives back what it has", async () => {
  const { clock, rows, one } = twoProcesses();
  const asked = one.ask("/users/u/messages");
  await clock.pass(500);
  asked.leave();
  const closed = one.courier.close();
  await clock.pass(1000);
  await closed;
  expect([...rows.held.keys()].filter((key) => key.startsWith("places"))).toEqual([]);
  await expect(enterAll(one.lanes.way("/users/u/messages").shares, { name: "one", turn: 0 })).rejects.toThrow("closed");
});

test("whoever cannot reach what is shared any more lets nobody in, and says why", async () => {
  const clock = eventClock();
  const lost = new Error("the database is gone");
  const courier = new Courier({ exchange: () => Promise.reject(lost) }, clock, "one");
  const lanes = openLanes(clock, table, new Gauges(table, clock, "full", undefined, courier), { courier });
  const entering = enterAll(lanes.way("/drives/d/root").shares, { name: "one", turn: 0 });
  const refused = expect(entering).rejects.toBe(lost);
  await clock.pass(1000);
  await refused;
  await expect(enterAll(lanes.way("/drives/d/root").shares, { name: "one", turn: 0 })).rejects.toBe(lost);
});
