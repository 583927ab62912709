/** Units, rates and places, counted as Microsoft says that it counts them, on a clock that the test holds. */

import { describe, expect, test } from "vitest";
import { type RealLimits, realLimits } from "../../src/simulator/http/limits/limits.ts";
import { finderOf } from "../../src/simulator/http/paths.ts";
import { get } from "../../src/simulator/http/route.ts";
import { ROUTES } from "../../src/simulator/routes/index.ts";
import { withServed } from "./served.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const nothing = () => ({ kind: "text", text: "" }) as const;
const FURTHER = ["/drives/{drive-id}/items/{driveItem-id}/permissions", "/users/{user-id}/memberOf", "/applications"];
const find = finderOf([...ROUTES, ...FURTHER.map((path) => get(path, nothing))]);

interface Tenant extends Partial<RealLimits> {
  readonly people?: number;
  readonly seats?: number;
}

function limitsOf({ people = 14, seats = 14, ...wanted }: Tenant = {}) {
  const limits = realLimits("essai", "tenant", { people, licences: seats }, { mode: "real", ...wanted });
  return (path: string, now = 0, method = "GET") => {
    const { pathname, searchParams } = new URL(`http://127.0.0.1${path}`);
    const match = find(method, pathname);
    if (match === null) throw new Error(`no route for ${path}`);
    return limits({ method, route: match.route.path, params: match.params, query: searchParams, now });
  };
}

/** How many pass before one is refused. */
function passing(path: string, about: Tenant = {}, most = 20_000): number {
  const ask = limitsOf(about);
  for (let times = 0; times < most; times++) if (ask(path).refused !== null) return times;
  return most;
}

test.each([
  ["/drives/d/items/i", 1],
  ["/drives/d/items/i/content", 1],
  ["/drives/d/root/delta", 2],
  ["/drives/d/root/delta?token=x", 1],
  ["/drives/d/root/delta(token='x')", 1],
  ["/sites/getAllSites", 2],
  ["/sites/getAllSites?$skiptoken=x", 2],
  ["/sites/s/lists", 2],
  ["/sites/s/lists/l", 1],
  ["/sites/s/lists/l/items?$expand=fields", 2],
  ["/sites/s/pages/microsoft.graph.sitePage", 2],
  ["/sites/s/pages/p/microsoft.graph.sitePage", 1],
  ["/sites/s/drives", 2],
  ["/groups/g/drive", 1],
  ["/users/u/drive", 1],
  ["/drives/d/items/i/permissions", 5],
  ["/drives/d/items/i?$expand=permissions", 5],
  ["/users?$top=999", 2],
  ["/users?$select=id&$top=999", 1],
  ["/users/u", 1],
  ["/users/$count", 1],
  ["/users/u/memberOf", 2],
  ["/users/u/memberOf?$expand=x", 3],
  ["/applications?$top=5", 1],
  ["/subscribedSkus", 3],
  ["/groups/g/members?$select=id&$top=999", 2],
  ["/groups/g/members?$select=id&$top=5", 1],
  ["/groups/g/transitiveMembers", 5],
  ["/organization", 1],
  ["/users/u/messages", 1],
])("%s costs %i units", (path, units) => {
  expect(limitsOf()(path).units).toBe(units);
});

test.each([
  [1000, 1250],
  [5000, 2500],
  [15_000, 3750],
  [50_000, 5000],
  [50_001, 6250],
])("SharePoint of a tenant of %i licences takes %i units a minute, whatever its people are", (seats, units) => {
  expect(passing("/drives/d/items/i", { seats, people: 10 })).toBe(units);
});

test.each([
  [49, 3500],
  [50, 5000],
  [500, 5000],
  [501, 8000],
])("the directory of a tenant of %i people takes %i units in ten seconds", (people, units) => {
  expect(passing("/organization", { people })).toBe(units);
});

test.each<[string, Tenant, number]>([
  ["all limits", { share: 0.6 }, 750],
  ["those of one service", { shares: { sharepoint: 0.5 } }, 625],
  ["those of others", { shares: { teams: 0.5 } }, 1250],
  ["the tier", { licences: 60_000 }, 6250],
])("the limit in force may be another than the table's: %s", (_case, about, units) => {
  expect(passing("/drives/d/items/i", about)).toBe(units);
});

describe("SharePoint", () => {
  /** An instant at which a minute begins, wherever minutes begin. */
  const startOf = (ask: ReturnType<typeof limitsOf>, from: number) => {
    ask("/drives/d/items/i", from);
    for (let time = 0; time < 1100; time++) ask("/drives/d/items/i", from);
    const reset = Number(ask("/drives/d/items/i", from).headers["ratelimit-reset"]);
    for (let now = from + (reset - 1) * SECOND; ; now++)
      if (!("ratelimit-limit" in ask("/drives/d/items/i", now).headers)) return now;
  };

  test("what is left is told from eighty in a hundred on; what is refused is charged too; the minute ends", () => {
    const ask = limitsOf();
    const now = startOf(ask, DAY);
    const told = Array.from({ length: 1299 }, () => ask("/drives/d/items/i", now));
    const first = told.findIndex(({ headers }) => "ratelimit-remaining" in headers);
    // One was asked to find where the minute begins.
    expect(first).toBe(998);
    expect(told[first]?.headers).toEqual({
      "ratelimit-limit": "1250",
      "ratelimit-remaining": "250",
      "ratelimit-reset": "60",
    });
    expect(told.at(-1)).toMatchObject({
      refused: { status: 429 },
      headers: { "retry-after": "60", "ratelimit-remaining": "0" },
    });
    expect(ask("/drives/d/items/i", now + MINUTE - 1).refused?.status).toBe(429);
    expect(ask("/drives/d/items/i", now + MINUTE).refused).toBeNull();
  });

  test("a day has its own limit, that no header tells of", () => {
    const ask = limitsOf();
    // Five units each, and nearly as many of them as a minute takes.
    const costly = "/drives/d/items/i/permissions";
    let [passed, last, refusedAt] = [0, ask(costly), 0];
    const from = 2 * DAY;
    for (let minute = 0; minute < 2880; minute++)
      for (let time = 0; time < 240; time++) {
        const now = from + minute * MINUTE;
        const told = ask(costly, now);
        if (told.refused === null) passed++;
        else if (refusedAt === 0) [refusedAt, last] = [now, told];
      }
    expect(refusedAt).toBeGreaterThan(0);
    expect(last.headers["ratelimit-limit"]).toBeUndefined();
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(60);
    // Two days have passed, in three windows at most.
    expect(passed * 5).toBeLessThanOrEqual(3 * 1_200_000);
    expect(passed * 5).toBeGreaterThan(1_200_000);
  });

  test("its windows begin where the seed says", () => {
    const ends = ["a", "b", "c"].map((seed) => {
      const limits = realLimits(seed, "tenant", { people: 14, licences: 14 });
      const visit = { method: "GET", route: "/drives/{drive-id}", params: {}, query: new URLSearchParams(), now: DAY };
      let told = limits(visit);
      while (told.refused === null) told = limits(visit);
      return told.headers["retry-after"];
    });
    expect(new Set(ends).size).toBe(3);
  });
});

test("the directory tells what a request costs, how much is used, and why it refuses", () => {
  const ask = limitsOf();
  expect(ask("/users").headers).toEqual({ "x-ms-resource-unit": "2" });
  for (let time = 0; time < 1400; time++) ask("/users");
  expect(ask("/users").headers).toEqual({ "x-ms-resource-unit": "2", "x-ms-throttle-limit-percentage": "0.80" });
  let told = ask("/users");
  while (told.refused === null) told = ask("/users");
  expect(told.refused.status).toBe(429);
  expect(told.headers).toMatchObject({
    "retry-after": "1",
    "x-ms-throttle-information": "ResourceUnitLimitExceeded",
    "x-ms-throttle-scope": expect.stringMatching(/^Tenant_Application\/ReadWrite\/[0-9a-f-]+\/tenant$/),
  });
  expect(ask("/users", 10 * SECOND).refused).toBeNull();
});

test.each([
  ["/teams/t/channels/getAllMessages", 166],
  ["/users/u/chats", 16],
  ["/chats/c", 1],
  ["/chats/c/messages", 1],
  ["/teams/t/channels", 3],
  ["/teams/t/members", 3],
  ["/teams/t/channels/c/messages", 1],
  ["/teams/t/allChannels", 24],
])("%s passes %i times at once", (path, times) => {
  expect(passing(path)).toBe(times);
});

test.each([
  ["/teams/t0/channels/c0/messages", 20],
  ["/teams/t0/channels", 60],
  ["/chats/c0/messages", 20],
  ["/chats/c0", 200],
])("%s of many teams and chats goes on at eighty-three in a hundred of %i a second", (path, rate) => {
  const ask = limitsOf();
  let passed = 0;
  for (let second = 0; second < 100; second++)
    for (let time = 0; time < rate; time++) {
      const turn = second * rate + time;
      if (ask(path.replaceAll("0", String(turn)), second * SECOND + (time * SECOND) / rate).refused === null) passed++;
    }
  expect(passed / 100 / rate).toBeGreaterThan(0.6);
  expect(passed / 100 / rate).toBeLessThanOrEqual(0.84);
});

test.each([
  ["/users?$select=id,signInActivity", 10, MINUTE],
  ["/reports/getMailboxUsageDetail(period='D7')", 14, 10 * MINUTE],
  ["/communications/callRecords", 40, 20 * SECOND],
  ["/users/u/messages", 10_000, 10 * MINUTE],
  ["/users/u/onenote/notebooks", 240, MINUTE],
])("%s passes %i times, and again after its time", (path, times, span) => {
  expect(passing(path)).toBe(times);
  const ask = limitsOf();
  for (let time = 0; time <= times; time++) ask(path);
  const { refused, headers } = ask(path);
  expect([refused?.status, "retry-after" in headers]).toEqual([429, !path.includes("onenote")]);
  expect(ask(path, span).refused).toBeNull();
});

test("reports have a limit each, and one for all", () => {
  const ask = limitsOf();
  const names = ["getMailboxUsageDetail", "getEmailActivityUserDetail", "getM365AppUserDetail"];
  const passed = names.map((name) => {
    let times = 0;
    while (times < 14 && ask(`/reports/${name}(period='D7')`).refused === null) times++;
    return times;
  });
  expect(passed).toEqual([14, 14, 12]);
});

test("mailboxes do not count for one another", () => {
  const ask = limitsOf();
  for (let time = 0; time <= 10_000; time++) ask("/users/one/messages");
  expect(ask("/users/one/events").refused?.status).toBe(429);
  expect(ask("/users/two/messages").refused).toBeNull();
});

describe("four at once in a mailbox", () => {
  const LATENCY = { limits: "real", latencyMs: 80 } as const;
  test("a fifth is refused; other mailboxes are not affected", async () => {
    await withServed(LATENCY, async ({ ask, all, simulator }) => {
      const [one, other] = await all("/users?$select=id&$top=999");
      const asks = (id: string | undefined, times: number) =>
        Promise.all(Array.from({ length: times }, async () => (await ask(`/users/${id}/messages?$select=id`)).status));
      const [own, others] = await Promise.all([asks(one?.id, 6), asks(other?.id, 4)]);
      expect(own.toSorted()).toEqual([200, 200, 200, 200, 429, 429]);
      expect(others).toEqual([200, 200, 200, 200]);
      expect(await asks(one?.id, 4)).toEqual([200, 200, 200, 200]);
      expect(simulator.counters().mailboxPeak).toBe(6);
    });
  });

  const parts = (mailbox: string, count: number, chained = false) =>
    Array.from({ length: count }, (_, id) => ({
      id: `${id}`,
      method: "GET",
      url: `/users/${mailbox}/mailFolders?$top=${id + 1}`,
      ...(chained && id > 0 ? { dependsOn: [`${id - 1}`] } : {}),
    }));
  test.each([
    ["one batch of many parts", 1, 20, false, 0],
    ["two batches of many parts", 2, 20, false, 20],
    ["two batches of two parts", 2, 2, false, 0],
    ["four batches whose parts wait for one another", 4, 5, true, 0],
    ["five of them", 5, 5, true, 5],
  ])("%s", async (_case, batches, count, chained, refused) => {
    await withServed(LATENCY, async ({ batch, all }) => {
      const [person] = await all("/users?$select=id&$top=1");
      const asks = Array.from({ length: batches }, () => batch(parts(person?.id ?? "", count, chained)));
      const statuses = (await Promise.all(asks)).flatMap(({ body }) => body.responses.map(({ status }) => status));
      expect(statuses.filter((status) => status === 429)).toHaveLength(refused);
      expect(statuses.filter((status) => status === 200)).toHaveLength(batches * count - refused);
    });
  });
});
