import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/graph/clock.ts";
import { Breadth } from "../../src/graph/lanes/breadth.ts";
import type { Gauge } from "../../src/graph/lanes/gauge.ts";
import { Lane, LaneGone, type LaneOptions } from "../../src/graph/lanes/lane.ts";
import { enterAll, together } from "../../src/graph/lanes/lanes.ts";
import type { Setback } from "../../src/graph/lanes/patience.ts";
import { placeOf } from "../../src/graph/lanes/place.ts";
import { Turnstile } from "../../src/graph/lanes/turnstile.ts";
import { LONGEST_WAIT, waitAsked } from "../../src/graph/retry-after.ts";
import { routeOf } from "../../src/graph/route.ts";
import { CUT } from "../../src/graph/setback.ts";
import { workloadOf } from "../../src/graph/workload.ts";
import { lanesOn } from "./opened.ts";
import { quickClock } from "./tenant.ts";

describe("whose limits a path counts against", () => {
  test.each([
    ["/users/u1/messages?$top=10", "outlook", "u1", "exchange"],
    ["/users('U1')/mailFolders('inbox')/messages/delta", "outlook", "u1", "exchange"],
    ["/users/u1/photo", "outlook", "u1", "exchange"],
    ["/groups/g1/threads", "outlook", "g1", "exchange"],
    ["/users/u1/drive/root/delta", "sharepoint", null, "onedrive"],
    ["/users/u1/drives", "sharepoint", null, "onedrive"],
    ["/groups/g1/drive", "sharepoint", null, "sharepoint"],
    ["/drives/d1/items/i1/content", "sharepoint", null, "sharepoint"],
    ["/sites/root", "sharepoint", null, "sharepoint"],
    ["/teams/t1/channels/c1/messages/delta", "teams", null, "teams"],
    ["/users/u1/chats", "teams", null, "teams"],
    ["/communications/callRecords", "calls", null, "teams"],
    ["/users/u1", "directory", null, "other"],
    ["/groups/g1/members", "directory", null, "other"],
    ["/subscribedSkus", "directory", null, "other"],
    ["/reports/getMailboxUsageDetail(period='D180')", "reports", null, "other"],
    ["/admin/reportSettings", "reports", null, "other"],
    ["/planner/plans/p1/tasks", "planner", null, "other"],
    ["/sites/s1/onenote/notebooks", "onenote", null, "other"],
  ])("%s: %s", (path, family, mailbox, workload) => {
    expect(placeOf(path)).toEqual({ family, mailbox });
    expect(workloadOf(path)).toBe(workload);
  });
});

describe("what may be said of a request", () => {
  test.each([
    ["/users/jeanne@x.fr/messages?$filter=subject eq 'x'", "/users/{id}/messages"],
    [
      "https://graph.microsoft.com/v1.0/users/1/mailFolders/delta?$deltatoken=secret",
      "/v1.0/users/{id}/mailFolders/delta",
    ],
    ["/users('jeanne@x.fr')/drive/root:/Dossier secret/x.docx:/content", "/users()/drive/{id}/{id}/{id}/content"],
    ["/reports/getMailboxUsageDetail(period='D180')", "/reports/getMailboxUsageDetail()"],
    ["/sites/x.sharepoint.com:/sites/direction", "/sites/{id}/sites/{id}"],
    ["", "/"],
  ])("%s", (path, route) => expect(routeOf(path)).toBe(route));
});

describe("how long a service asks for", () => {
  const now = Date.UTC(2026, 0, 1);
  test.each<[Record<string, string>, number | null]>([
    [{ "retry-after": "10" }, 10_000],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after": " 3 " }, 3000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": new Date(now + 5000).toUTCString() }, 5000],
    [{ "retry-after": new Date(now - 5000).toUTCString() }, 0],
    [{ "retry-after": "2", "ratelimit-reset": "8" }, 8000],
    [{ "retry-after": "Thursday, 01-Jan-26 00:00:05 GMT" }, 5000],
    [{ "retry-after": "Saturday, 01-Jan-94 00:00:05 GMT" }, 0],
    [{ "retry-after": "Thu Jan  1 00:00:05 2026" }, 5000],
    [{ "retry-after": "120, 120" }, 120_000],
    [{ "retry-after": "10, 1.5,  120" }, 120_000],
    [{ "retry-after": "soon, 5" }, 5000],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:05 GMT, 3" }, 5000],
    [{ "retry-after": "3, Thursday, 01-Jan-26 00:00:05 GMT, Thu, 01 Jan 2026 00:00:07 GMT" }, 7000],
    [{ "retry-after": "1,5" }, 1500],
    [{ "retry-after": "864000" }, 864_000_000],
    [{ "retry-after": "99999999999999" }, LONGEST_WAIT],
    [{ "retry-after": "9".repeat(22) }, LONGEST_WAIT],
    [{ "retry-after": "9".repeat(400) }, LONGEST_WAIT],
    [{ "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" }, LONGEST_WAIT],
    // By the service's own clock, whatever this machine's shows.
    [{ "retry-after": "Thu, 01 Jan 2026 01:00:30 GMT", date: "Thu, 01 Jan 2026 01:00:00 GMT" }, 30_000],
    [{ "retry-after": "Wed, 31 Dec 2025 20:01:00 GMT", date: "Wed, 31 Dec 2025 20:00:00 GMT" }, 60_000],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:05 GMT", date: "Fri, 02 Jan 2026 00:00:00 GMT" }, 0],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:05 GMT", date: "yesterday" }, 5000],
    [{ "retry-after": "30", date: "Thu, 01 Jan 2026 01:00:00 GMT" }, 30_000],
    // No window of any limit is longer than a day.
    [{ "ratelimit-reset": "2678400" }, 86_400_000],
    [{ "ratelimit-reset": "1798761600" }, 86_400_000],
    [{ "ratelimit-reset": "NaN" }, null],
    [{ "ratelimit-reset": "2678400", "retry-after": "172800" }, 172_800_000],
    [{ "retry-after": "NaN", "ratelimit-reset": "7" }, 7000],
    [{ "retry-after": "", "ratelimit-reset": "-1" }, null],
    [{ "retry-after": "Infinity" }, null],
    [{ "retry-after": "1e9" }, null],
    [{ "retry-after": "5 seconds" }, null],
    [{ "retry-after": "0x10" }, null],
    [{ "retry-after": " 0.25 " }, 250],
    [{ "retry-after": "-3" }, null],
    [{ "retry-after": "soon" }, null],
    [{}, null],
  ])("%o", (headers, wait) => {
    expect(waitAsked((name) => headers[name] ?? null, now)).toBe(wait);
  });

  test.each(["America/New_York", "Pacific/Auckland"])("a date without a zone is of Greenwich in %s too", (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      expect(new Date(now).getTimezoneOffset()).not.toBe(0);
      const asctime = (name: string) => (name === "retry-after" ? "Thu Jan  1 00:00:05 2026" : null);
      expect(waitAsked(asctime, now)).toBe(5000);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

const NO_COST = new Map();
const one = { weight: 1, costs: NO_COST, name: "", turn: 0 };

const doorOf = (places: number) => new Turnstile(new Breadth(quickClock(), places, places), places, quickClock());

describe("a door with places", () => {
  test("serves those of one asker in the order of coming, by weight", async () => {
    const door = doorOf(3);
    const order: string[] = [];
    const enter = async (name: string, weight: number) => {
      const leave = await door.enter({ weight, costs: NO_COST, name: "", turn: 0 });
      order.push(name);
      return leave;
    };
    const [first, heavy, late] = [enter("first", 2), enter("heavy", 3), enter("late", 1)];
    const leaveFirst = await first;
    await Promise.resolve();
    expect(order).toEqual(["first"]);
    leaveFirst();
    leaveFirst();
    const leaveHeavy = await heavy;
    expect(order).toEqual(["first", "heavy"]);
    leaveHeavy();
    await late;
    expect(order).toEqual(["first", "heavy", "late"]);
  });

  test("serves askers in turn, however much one of them asks", async () => {
    const door = doorOf(1);
    const leave = await door.enter(one);
    const order: string[] = [];
    const all = ["files", "files", "files", "lists", "pages", "lists"].map(async (name) => {
      const out = await door.enter({ weight: 1, costs: NO_COST, name, turn: 0 });
      order.push(name);
      out();
    });
    leave();
    await Promise.all(all);
    expect(order).toEqual(["files", "lists", "pages", "files", "lists", "files"]);
  });

  test("lets nobody pass by who asks less of a limit that another waits for, but whoever wants none of it", async () => {
    const room = { left: 3 };
    const limit = { wait: (cost: number) => (cost > room.left ? 1000 : 0), take: () => {} } as unknown as Gauge;
    const door = new Turnstile(new Breadth(quickClock(), 9, 9), 9, {
      ...quickClock(),
      sleep: () => new Promise(() => {}),
    });
    const order: string[] = [];
    const enter = (name: string, costs: ReadonlyMap<Gauge, number>) =>
      void door.enter({ weight: 1, costs, name, turn: 0 }).then(() => order.push(name));
    enter("much", new Map([[limit, 5]]));
    enter("little", new Map([[limit, 1]]));
    enter("none", NO_COST);
    await delay(1);
    expect(order).toEqual(["none"]);
    room.left = 6;
    enter("none again", NO_COST);
    await delay(1);
    expect(order.sort()).toEqual(["little", "much", "none", "none again"]);
  });

  test("serves what one asker began first before what it began later", async () => {
    const door = doorOf(1);
    const leave = await door.enter(one);
    const order: number[] = [];
    const all = [3, 1, 2, 1].map(async (turn) => {
      const out = await door.enter({ weight: 1, costs: NO_COST, name: "files", turn });
      order.push(turn);
      out();
    });
    leave();
    await Promise.all(all);
    expect(order).toEqual([1, 1, 2, 3]);
  });

  test("who waits for a limit keeps those waiting who want the same one, and nobody else", async () => {
    const order: string[] = [];
    const clock = { now: () => 0, sleep: () => new Promise<void>(() => undefined) };
    const door = new Turnstile(new Breadth(clock, 5, 5), 5, clock);
    const gauge = (wait: number) => ({
      wait: () => wait,
      take: () => undefined,
      together: () => 1,
      passed: () => undefined,
      refused: () => undefined,
    });
    const [spent, free] = [gauge(1e9), gauge(0)];
    const enter = (name: string, of: Gauge) =>
      door.enter({ ...one, name, costs: new Map([[of, 1]]) }, stop.signal).then(
        () => void order.push(name),
        () => undefined,
      );
    const stop = new AbortController();
    const all = [enter("chats", spent), enter("channels", free), enter("more chats", spent), enter("teams", free)];
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(order).toEqual(["channels", "teams"]);
    stop.abort();
    await Promise.all(all);
  });

  test("who stops waiting takes no place", async () => {
    const door = doorOf(1);
    const leave = await door.enter(one);
    const stop = new AbortController();
    const waiting = door.enter(one, stop.signal);
    const next = door.enter(one);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    leave();
    (await next)();
    expect(door.idle).toBe(true);
  });

  test("who comes when an alarm has just become needless sets one of its own", async () => {
    let now = 0;
    const clock: Clock = {
      now: () => now,
      sleep: (_, signal) => delay(5, undefined, { signal: signal as AbortSignal }),
    };
    const gauge = {
      wait: () => (now < 10 ? 10 - now : 0),
      take: () => undefined,
      together: () => 1,
      passed: () => undefined,
      refused: () => undefined,
    };
    const door = new Turnstile(new Breadth(clock, 5, 5), 5, clock);
    const costs = new Map([[gauge, 1]]);
    const early = door.enter({ ...one, costs });
    now = 10;
    // Whoever comes serves all that may go by now, and the alarm is of no more use.
    const served = door.enter({ ...one, weight: 0, costs });
    now = 0;
    const late = door.enter({ ...one, weight: 0, costs });
    now = 10;
    await expect(Promise.all([early, served, late])).resolves.toHaveLength(3);
  });

  test("two that want several lanes never wait for one another for ever", async () => {
    const lanes = lanesOn(quickClock());
    const [a, b] = [lanes.way("/users/a/messages").lane, lanes.way("/users/b/messages").lane];
    const shares = (...ordered: Lane[]) => new Map(ordered.map((lane) => [lane, { weight: 4, costs: NO_COST }]));
    let done = 0;
    await Promise.all(
      Array.from({ length: 50 }, async (_, turn) => {
        const leave = await enterAll(turn % 2 ? shares(a, b) : shares(b, a), { name: "", turn });
        await Promise.resolve();
        leave();
        done += 1;
      }),
    );
    expect(done).toBe(50);
  });
});

test("envelopes that wait for one service keep none of another's from leaving", async () => {
  let now = 0;
  const clock: Clock = { now: () => now, sleep: () => new Promise(() => undefined) };
  const lanes = lanesOn(clock);
  const envelope = (...paths: string[]) => {
    const gateway = { shares: new Map([[lanes.gateway, { weight: 1, costs: NO_COST }]]) };
    return enterAll(together([gateway, ...paths.map((path) => lanes.way(path))]), { name: "", turn: 0 });
  };
  lanes.way("/drives/d/root").lane.pause(3_600_000, CUT);
  let drives = 0;
  for (let turn = 0; turn < 40; turn += 1)
    void envelope(`/drives/${turn}/root`).then(() => {
      drives += 1;
    });
  await delay(1);
  now = 60_000;
  await expect(envelope("/users/a/messages")).resolves.toBeTypeOf("function");
  expect(drives).toBe(0);
});

test("those asked for last are never forgotten, however many there are", () => {
  const lanes = lanesOn(quickClock());
  const recent = Array.from({ length: 1000 }, (_, turn) => `/users/recent-${turn}/messages`);
  for (let turn = 0; turn < 999; turn += 1) lanes.way(`/users/old-${turn}/messages`);
  const held = recent.map((path) => lanes.way(path).lane);
  for (let turn = 0; turn < 100; turn += 1) lanes.way(`/users/next-${turn}/messages`);
  expect(recent.slice(100).map((path) => lanes.way(path).lane)).toEqual(held.slice(100));
  expect(recent.slice(100).every((path, turn) => lanes.way(path).lane === held[turn + 100])).toBe(true);
});

describe("a lane", () => {
  const lane = (clock: Clock, about: Partial<LaneOptions> = {}) =>
    new Lane(clock, { name: "sharepoint", family: "sharepoint", places: [2, 2], ...about });

  test("a shorter pause never cuts a longer one", async () => {
    const clock = quickClock();
    const paused = lane(clock);
    paused.pause(60_000, CUT);
    paused.pause(1000, CUT);
    (await paused.enter(one))();
    expect(clock.slept).toEqual([60_000]);
  });

  test("a night in which nobody tried is no part of how long it has been failing", () => {
    let now = 0;
    const [MINUTE, PATIENCE] = [60_000, 1_200_000];
    const clock: Clock = { now: () => now, sleep: async () => undefined };
    const whole = lane(clock);
    const mailbox = lane(clock, { name: "a mailbox", parent: whole });
    mailbox.failed(false, PATIENCE, {});
    now += 14 * 60 * MINUTE;
    mailbox.failed(false, PATIENCE, {});
    expect(mailbox.failingFor()).toBe(0);
    for (let turn = 0; turn < 4; turn += 1) {
      now += 5 * MINUTE;
      mailbox.failed(false, PATIENCE, {});
    }
    expect(mailbox.failingFor()).toBe(PATIENCE);
  });

  describe("that is given up", () => {
    const [MINUTE, PATIENCE] = [60_000, 1_200_000];
    const silent = (about: Partial<LaneOptions> = {}, requests = 3) => {
      const time = { now: 0 };
      const clock: Clock = { now: () => time.now, sleep: () => new Promise(() => undefined) };
      const whole = lane(clock, { places: [1, 1], ...about });
      const asking = Array.from({ length: requests }, () => ({}));
      const fail = () => {
        for (const one of asking) whole.failed(false, PATIENCE, one);
      };
      return { time, whole, fail };
    };

    test("turns away those who wait, then all but one every five minutes", async () => {
      const { time, whole, fail } = silent();
      fail();
      const leave = await whole.enter(one);
      const waiting = whole.enter(one);
      const inside = time.now;
      time.now += 20 * MINUTE;
      fail();
      whole.giveUp(CUT, PATIENCE);
      await expect(waiting).rejects.toBeInstanceOf(LaneGone);
      expect(() => whole.unlessGoneSince(inside)).toThrow(LaneGone);
      leave();
      await expect(whole.enter(one)).rejects.toBeInstanceOf(LaneGone);
      time.now += 5 * MINUTE;
      const look = await whole.enter(one);
      expect(() => whole.unlessGoneSince(time.now)).not.toThrow();
      await expect(whole.enter(one)).rejects.toBeInstanceOf(LaneGone);
      look();
      whole.succeeded();
      (await whole.enter(one))();
    });

    test.each<[string, number, boolean, boolean]>([
      ["several of its requests", 3, false, true],
      ["one that may be ill", 1, false, false],
      ["one, where another service is silent too", 1, true, true],
    ])("for %s", (_case, requests, elsewhere, given) => {
      const troubled = new Set<Lane>();
      const { time, whole, fail } = silent({ troubled }, requests);
      if (elsewhere) troubled.add(lane({ now: () => 0, sleep: async () => undefined }));
      fail();
      time.now += 20 * MINUTE;
      fail();
      whole.giveUp(CUT, PATIENCE);
      expect(whole.away(PATIENCE)).toBe(given ? "silent" : null);
    });

    test("takes what is inside of it along: a mailbox waits for its service", async () => {
      const { time, whole, fail } = silent();
      const mailbox = lane({ now: () => time.now, sleep: async () => undefined }, { name: "a mailbox", parent: whole });
      fail();
      time.now += 20 * MINUTE;
      fail();
      mailbox.giveUp(CUT, PATIENCE);
      await expect(mailbox.enter(one)).rejects.toMatchObject({ away: "silent" });
      expect(mailbox.away(PATIENCE)).toBe("silent");
    });
  });

  test("a minute without a good answer is told, with each failure from then on, and so is the return, once", () => {
    let now = 0;
    const told: string[] = [];
    const watch = {
      failing: (name: string, since: number) => told.push(`${name} ${since}`),
      back: (name: string) => told.push(`${name} back`),
    };
    const clock: Clock = { now: () => now, sleep: async () => undefined };
    const whole = lane(clock, { watch });
    const mailbox = lane(clock, { name: "a mailbox", parent: whole });
    for (const [at, happened] of [
      [0, "failed"],
      [59_000, "failed"],
      [60_000, "failed"],
      [90_000, "failed"],
      [91_000, "succeeded"],
      [92_000, "succeeded"],
      [93_000, "failed"],
      [100_000, "succeeded"],
    ] as const) {
      now = at;
      if (happened === "failed") mailbox.failed(false, 1_200_000, {});
      else mailbox.succeeded();
    }
    expect(told).toEqual(["sharepoint 60000", "sharepoint 90000", "sharepoint back"]);
  });

  test("requests that are refused at one moment are one refusal: the next wait is not doubled for each", () => {
    const paused = lane(quickClock());
    const turns = Array.from({ length: 12 }, () => {
      const refusals = paused.failed(true, 1_200_000, {});
      paused.pause(1500, CUT);
      return refusals;
    });
    expect(Math.max(...turns)).toBe(1);
  });

  test("two channels that are refused at once pause the whole of Teams; one alone, or two mailboxes, do not", () => {
    const lanes = lanesOn(quickClock());
    const channel = (id: string) => lanes.way(`/teams/t/channels/${id}/messages`).lane;
    const mailbox = (id: string) => lanes.way(`/users/${id}/messages`).lane;
    channel("a").pause(60_000, CUT);
    expect([channel("a").shutFor(), channel("b").shutFor()]).toEqual([60_000, 0]);
    channel("b").pause(30_000, CUT);
    expect(channel("c").shutFor()).toBe(30_000);
    mailbox("a").pause(60_000, CUT);
    mailbox("b").pause(60_000, CUT);
    expect(mailbox("c").shutFor()).toBe(0);
  });

  describe("that is ordered to be left alone for longer than it is waited for", () => {
    const [TEN_DAYS, MINUTE] = [864_000_000, 60_000];
    const ordered: Setback = { kind: "throttled", wait: TEN_DAYS, status: 429, code: null, requestId: null };
    const still: Clock = { now: () => 0, sleep: () => new Promise(() => undefined) };
    const enter = (lane: Lane) =>
      lane.enter(one).then(
        () => "entered",
        (fault) => (fault instanceof LaneGone ? `turned away: ${fault.away}` : fault),
      );

    test.each<[string, string, string, number, string]>([
      ["turns away who stands at its door", "/drives/d/root", "/drives/d/root", TEN_DAYS, "turned away: ordered"],
      [
        "and who stands at a door inside of it",
        "/teams/t/channels/c/messages",
        "/teams/t/channels/c/messages",
        TEN_DAYS,
        "turned away: ordered",
      ],
      ["but for a wait that it is given", "/drives/d/root", "/drives/d/root", 10 * MINUTE, "waits"],
    ])("%s", async (_case, asked, paused, wait, expected) => {
      const lanes = lanesOn(still, "full", 20 * MINUTE);
      const { lane } = lanes.way(asked);
      const whole = lanes.way(paused).lane.parent ?? lane;
      // A short pause keeps them at the door.
      whole.pause(MINUTE, { ...ordered, wait: MINUTE });
      const shares = new Map([lane, whole].map((each) => [each, { weight: 1, costs: NO_COST }]));
      const state = enterAll(shares, { name: "", turn: 0 }).then(
        () => "entered",
        (fault) => (fault instanceof LaneGone ? `turned away: ${fault.away}` : fault),
      );
      await delay(1);
      whole.pause(wait, { ...ordered, wait });
      expect(await Promise.race([state, delay(20, "waits")])).toBe(expected);
      if (expected !== "waits") expect(await enter(whole)).toBe(expected);
    });

    test("a mailbox alone is told apart from its service", async () => {
      const lanes = lanesOn(still, "full", 20 * MINUTE);
      const mailbox = lanes.way("/users/u/messages").lane;
      mailbox.pause(TEN_DAYS, ordered);
      expect(mailbox.away(20 * MINUTE)).toBe("ordered-here");
      expect(await enter(mailbox)).toBe("turned away: ordered-here");
      expect(lanes.way("/users/other/messages").lane.away(20 * MINUTE)).toBeNull();
      mailbox.parent?.pause(TEN_DAYS, ordered);
      expect(mailbox.away(20 * MINUTE)).toBe("ordered");
    });
  });

  describe("that failed for so long that it is given up", () => {
    const [MINUTE, PATIENCE] = [60_000, 1_200_000];
    test.each<[string, (turn: number) => boolean, string]>([
      ["with a wait asked for each time", () => true, "ordered"],
      ["with a wait asked for nearly each time", (turn) => turn % 4 !== 0, "ordered"],
      ["with a wait asked for every other time", (turn) => turn % 2 === 0, "silent"],
      ["without a word", () => false, "silent"],
    ])("%s, is %s", (_case, isOrder, expected) => {
      const time = { now: 0 };
      const whole = lane({ now: () => time.now, sleep: async () => undefined });
      for (let turn = 0; turn <= 20; turn += 1) {
        whole.failed(true, PATIENCE, {}, isOrder(turn));
        time.now += MINUTE;
      }
      whole.giveUp(CUT, PATIENCE);
      expect(whole.away(PATIENCE)).toBe(expected);
    });
  });

  describe("that an earlier run was ordered to leave alone", () => {
    const HOUR = 3_600_000;
    test.each<[string, number, number]>([
      ["for ten hours", 10 * HOUR, 10 * HOUR],
      ["for more than a day", 25 * HOUR, 25 * HOUR],
      ["for longer than any service means, or by a clock that was ahead", 1e22, LONGEST_WAIT],
      ["until a while ago", -HOUR, 0],
    ])("%s", (_case, left, expected) => {
      const clock = quickClock();
      const lanes = lanesOn(clock);
      const until = clock.now() + left;
      lanes.recall([
        { lane: "sharepoint/sharepoint", until },
        { lane: "outlook/outlook:u1", until },
      ]);
      const kept = expected === 0 ? [] : [clock.now() + expected, clock.now() + expected];
      expect(lanes.pauses().map(({ until: then }) => then)).toEqual(kept);
      expect(["/drives/d/root", "/users/u1/messages"].map((path) => lanes.way(path).lane.shutFor())).toEqual([
        expected,
        expected,
      ]);
    });
  });

  test("of a mailbox is forgotten once it has nothing to tell, and not before", () => {
    const lanes = lanesOn(quickClock());
    const paused = lanes.way("/users/paused/messages").lane;
    paused.pause(60_000, CUT);
    const idle = lanes.way("/users/idle/messages").lane;
    for (let mailbox = 0; mailbox < 2000; mailbox += 1) lanes.way(`/users/${mailbox}/messages`);
    expect(lanes.way("/users/paused/messages").lane).toBe(paused);
    expect(lanes.way("/users/idle/messages").lane).not.toBe(idle);
  });
});
