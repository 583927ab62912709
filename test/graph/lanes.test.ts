import { describe, expect, test } from "vitest";
import { Lane } from "../../src/graph/lanes/lane.ts";
import { enterAll, openLanes } from "../../src/graph/lanes/lanes.ts";
import { placeOf } from "../../src/graph/lanes/place.ts";
import { Turnstile } from "../../src/graph/lanes/turnstile.ts";
import { waitAsked } from "../../src/graph/retry-after.ts";
import { routeOf } from "../../src/graph/route.ts";
import { CUT } from "../../src/graph/setback.ts";
import { workloadOf } from "../../src/graph/workload.ts";
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
    [{ "retry-after": "-3" }, null],
    [{ "retry-after": "soon" }, null],
    [{}, null],
  ])("%o", (headers, wait) => {
    expect(waitAsked((name) => headers[name] ?? null, now)).toBe(wait);
  });
});

describe("a door with places", () => {
  test("serves in the order of coming, by weight", async () => {
    const door = new Turnstile(3);
    const order: string[] = [];
    const enter = async (name: string, weight: number) => {
      const leave = await door.enter(weight);
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

  test("who stops waiting takes no place", async () => {
    const door = new Turnstile(1);
    const leave = await door.enter(1);
    const stop = new AbortController();
    const waiting = door.enter(1, stop.signal);
    const next = door.enter(1);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    leave();
    (await next)();
    expect(door.idle).toBe(true);
  });

  test("two that want several lanes never wait for one another for ever", async () => {
    const clock = quickClock();
    const lanes = openLanes(clock);
    const [one, other] = [lanes.of("/users/a/messages"), lanes.of("/users/b/messages")];
    const weights = (...ordered: Lane[]) => new Map(ordered.map((lane) => [lane, 4]));
    let done = 0;
    await Promise.all(
      Array.from({ length: 50 }, async (_, turn) => {
        const leave = await enterAll(turn % 2 ? weights(one, other) : weights(other, one));
        await Promise.resolve();
        leave();
        done += 1;
      }),
    );
    expect(done).toBe(50);
  });
});

describe("a lane", () => {
  test("a shorter pause never cuts a longer one", async () => {
    const clock = quickClock();
    const lane = new Lane("sharepoint", "sharepoint", 2, clock);
    lane.pause(60_000, CUT);
    lane.pause(1000, CUT);
    (await lane.enter(1))();
    expect(clock.slept).toEqual([60_000]);
  });

  test("of a mailbox is forgotten once it has nothing to tell, and not before", () => {
    const clock = quickClock();
    const lanes = openLanes(clock);
    const paused = lanes.of("/users/paused/messages");
    paused.pause(60_000, CUT);
    for (let mailbox = 0; mailbox < 2000; mailbox += 1) lanes.of(`/users/${mailbox}/messages`);
    expect(lanes.of("/users/paused/messages")).toBe(paused);
  });
});
