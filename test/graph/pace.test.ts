/** How fast a connection asks: by the hour, no more than it was told to, never inside a pause, and in whose name. */

import { describe, expect, test, vi } from "vitest";
import { BudgetSpent } from "../../src/graph/budget.ts";
import { userAgent } from "../../src/graph/chain/identification.ts";
import { batch } from "./batch.ts";
import { all, anything, error, heldClock, json, quickClock, withTenant } from "./tenant.ts";

const NOON = Date.UTC(2026, 0, 12, 11);

describe("at night", () => {
  test("nothing leaves by day, and it is said until when", async () => {
    const clock = quickClock(NOON);
    const told: [string, Date][] = [];
    const sentAt: number[] = [];
    await withTenant(
      (_request, response) => {
        sentAt.push(clock.now());
        json(response, 200, { id: "o" });
      },
      async ({ graph }) => {
        await graph.get("/organization/o", anything);
        await graph.get("/organization/o", anything);
      },
      { clock, pace: "night", onPause: (lane, until) => told.push([lane, until]) },
    );
    expect(sentAt.every((at) => at >= NOON + 8 * 3_600_000)).toBe(true);
    expect(told).toEqual([["night", new Date(NOON + 8 * 3_600_000)]]);
  });
});

describe("a run that is to ask for no more than so much", () => {
  const served = (response: Parameters<typeof json>[0]) => json(response, 200, { id: "o" });

  test("sends so many requests and not one more, parts of batches counted", async () => {
    await withTenant(
      (request, response) => {
        if (request.method === "GET") return served(response);
        const { requests } = JSON.parse(request.body);
        return json(response, 200, {
          responses: requests.map(({ id }: { id: string }) => ({ id, status: 200, body: {} })),
        });
      },
      async ({ connection, graph, server }) => {
        await graph.get("/organization/1", anything);
        const parts = ["a", "b", "c"].map((id) => ({ id, path: `/users/${id}`, schema: anything }));
        await batch(graph, parts);
        connection.kept();
        expect(connection.spentOf()).toBeNull();
        await expect(batch(graph, parts.slice(0, 2))).rejects.toThrow(BudgetSpent);
        expect([connection.spentOf(), connection.over.aborted]).toEqual(["requests", true]);
        await expect(graph.get("/organization/2", anything)).rejects.toThrow(BudgetSpent);
        expect(server.seen).toHaveLength(2);
        expect(connection.account().get("other")?.requests).toBe(4);
      },
      { limit: { requests: 5, seconds: null } },
    );
  });

  test("asks what its first page needs, however much, and nothing more once that is kept", async () => {
    await withTenant(
      (_request, response) => served(response),
      async ({ connection, graph, server }) => {
        for (const id of ["a", "b", "c"]) await graph.get(`/organization/${id}`, anything);
        connection.kept();
        await expect(graph.get("/organization/d", anything)).rejects.toThrow(BudgetSpent);
        expect(server.seen).toHaveLength(3);
      },
      { limit: { requests: 2, seconds: null } },
    );
  });

  test("waits no longer than it was told to", async () => {
    let clock = 0;
    const slow = {
      now: () => clock,
      wall: () => clock,
      sleep: async (milliseconds: number, signal?: AbortSignal) => {
        signal?.throwIfAborted();
        // The end of the run is set first, and comes when the pause has begun.
        if (milliseconds === 60_000) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          clock += milliseconds;
          return;
        }
        await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
      },
    };
    await withTenant(
      (_request, response) => error(response, 429, "TooManyRequests", { "retry-after": "600" }),
      async ({ connection, graph }) => {
        await expect(graph.get("/organization/1", anything)).rejects.toThrow(BudgetSpent);
        expect(connection.spentOf()).toBe("time");
      },
      { clock: slow, limit: { requests: null, seconds: 60 } },
    );
  });
});

test.each<[string, string, (id: string) => string]>([
  ["of a service", "sharepoint", (id) => `/drives/${id}`],
  ["of a mailbox", "outlook", (id) => `/users/u/messages/${id}`],
])("nothing is sent inside of a pause %s, be it asked for before that was ordered", async (_case, lane, path) => {
  const clock = heldClock();
  const pauses: string[] = [];
  let asked = 0;
  await withTenant(
    (_request, response) => {
      asked += 1;
      if (asked === 1) error(response, 429, "activityLimitReached", { "retry-after": "30" });
      else json(response, 200, { value: [] });
    },
    async ({ graph, server: { seen } }) => {
      const early = ["a", "b", "c", "d"].map((id) => graph.get(path(id), anything));
      await vi.waitFor(() => expect(pauses).toEqual([lane]));
      const late = graph.get(path("e"), anything);
      await clock.pass(29_999);
      expect(seen).toHaveLength(1);
      for (const answer of await clock.until(Promise.all([...early, late]))) expect(answer).toMatchObject({ ok: true });
      expect(seen).toHaveLength(6);
    },
    { clock, onPause: (name) => pauses.push(name) },
  );
});

test("the largest of what the service says of itself is what it is asked for", async () => {
  await withTenant(
    (_request, response) =>
      json(
        response,
        200,
        { value: [] },
        { "ratelimit-limit": "100", "ratelimit-remaining": "0", "ratelimit-reset": "5" },
      ),
    async ({ graph, clock }) => {
      await all(graph.pages("/drives/a/items/b/children", anything));
      const before = clock.now();
      for (let turn = 0; turn < 20; turn += 1) await graph.get(`/drives/${turn}`, anything);
      // A hundred units a minute are all there is, and none was left.
      expect(clock.now() - before).toBeGreaterThan(10_000);
    },
  );
});

describe("when all is spent, and the service says until when", () => {
  const [MINUTE, DAY] = [60_000, 86_400_000];
  const spent = (limit: string, reset: string) => ({
    "ratelimit-limit": limit,
    "ratelimit-remaining": "0",
    "ratelimit-reset": reset,
  });
  test.each<[string, Record<string, string>, number, number]>([
    ["in some seconds", spent("1250", "20"), 20_000, 25_000],
    ["for longer than the minute that it counts", spent("1250", "2678400"), MINUTE, MINUTE + 5000],
    ["as a date", spent("1250", "1798761600"), MINUTE, MINUTE + 5000],
    ["of the day", spent("1200000", "7200"), 2 * 3_600_000, 2 * 3_600_000 + 5000],
    ["of the day, for longer than it lasts", spent("1200000", "2678400"), DAY, DAY + 5000],
    ["not at all", { "ratelimit-limit": "1250", "ratelimit-remaining": "0" }, 0, 5000],
    ["in what is no number", spent("NaN", "NaN"), 0, 0],
    ["and less than nothing is left", spent("1250", "-5"), 0, 5000],
    ["of half a limit", { "ratelimit-limit": "", "ratelimit-remaining": "5", "ratelimit-reset": "9" }, 0, 0],
  ])("%s", async (_case, headers, least, most) => {
    await withTenant(
      (_, response, turn) => json(response, 200, {}, turn === 1 ? headers : {}),
      async ({ graph, clock }) => {
        await graph.get("/drives/a", anything);
        const before = clock.now();
        await graph.get("/drives/b", anything);
        expect(clock.now() - before).toBeGreaterThanOrEqual(least);
        expect(clock.now() - before).toBeLessThanOrEqual(most);
      },
    );
  });
});

test("that the day is used up is said, once for each wait, and until when", async () => {
  const clock = quickClock();
  const told: [string, number][] = [];
  await withTenant(
    (_, response) => json(response, 200, {}),
    async ({ graph, connection }) => {
      const [noon, slot] = [clock.now(), 600_000];
      connection.recall([{ from: noon - 20 * 3_600_000, units: 1_188_000 }], []);
      await Promise.all(["a", "b", "c"].map((id) => graph.get(`/drives/${id}`, anything)));
      expect(told).toEqual([["sharepoint-day", noon + 4 * 3_600_000 + slot]]);
      expect(clock.now()).toBe(noon + 4 * 3_600_000 + slot);
    },
    { clock, onPause: (lane, until) => told.push([lane, until.getTime()]) },
  );
});

describe("who asks", () => {
  test.each([
    ["Ministère de l’Intérieur", "NONISV|Ministere de l'Interieur|Bascule/1.2.3"],
    ["Préfecture | Œuvres", "NONISV|Prefecture OEuvres|Bascule/1.2.3"],
    ["\r\nX-Evil: 1", "NONISV|X-Evil: 1|Bascule/1.2.3"],
    ["", "NONISV|Bascule|Bascule/1.2.3"],
    [null, "NONISV|Bascule|Bascule/1.2.3"],
  ])("%s", (name, expected) => expect(userAgent("1.2.3", name)).toBe(expected));

  test("the directory is told that a scan gives way, and nobody else is", async () => {
    await withTenant(
      (_request, response) => json(response, 200, { id: "x" }),
      async ({ graph, server }) => {
        await graph.get("/users/a", anything);
        await graph.get("/drives/a", anything);
        expect(server.seen.map(({ headers }) => headers["x-ms-throttle-priority"])).toEqual(["Low", undefined]);
        expect(server.seen[0]?.headers["user-agent"]).toBe("NONISV|Ministere|Bascule/9.9.9");
      },
      { administration: "Ministère" },
    );
  });
});
