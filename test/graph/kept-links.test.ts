/** Links that an earlier scan kept, and that are ill, all of them or some: each place is walked anew, for few requests more. */

import { describe, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { all, anything, error, givenFor, json, type Seen, withTenant } from "./tenant.ts";

const PLACES = 60;
const [ILL, WELL] = ["token=ill", "token=well"];
const pathOf = (at: number) => `/drives/d${at}/root/delta?$select=id`;
const linkOf = (origin: string, at: number, token: string) =>
  givenFor(pathOf(at), `${origin}/v1.0/drives/d${at}/root/delta?${token}`);

/** What came of each: a page of changes, a walk from the beginning, or what it is refused for. */
async function walked(graph: Graph, origin: string, tokenOf: (at: number) => string) {
  const told: string[] = [];
  for (let at = 0; at < PLACES; at += 1) {
    const [path, from] = [pathOf(at), linkOf(origin, at, tokenOf(at))];
    const [answer] = await all(graph.pages(path, anything, { from, kept: true }));
    if (answer?.ok !== true) told.push(answer?.refusal.away ?? "refused");
    else if (!answer.value.resync) told.push("changes");
    else told.push((await all(graph.pages(path, anything))).every(({ ok }) => ok) ? "anew" : "refused");
  }
  return told;
}

const isIll = ({ path }: Seen) => path.includes(ILL);

test.each([500, 502, 504, 520])(
  "all of them answer %i: no more requests than twice as many as they are, and some",
  async (status) => {
    await withTenant(
      (request, response) => (isIll(request) ? error(response, status, "x") : json(response, 200, { value: [] })),
      async ({ graph, server, clock }) => {
        const begun = clock.now();
        expect(new Set(await walked(graph, server.origin, () => ILL))).toEqual(new Set(["anew"]));
        expect(server.seen.length).toBeLessThanOrEqual(2 * PLACES + 3 * 4);
        expect(clock.now() - begun).toBeLessThan(PLACES * 1000);
      },
    );
  },
);

test.each<[string, Record<string, string>, number]>([
  ["without a wait", {}, 30_000],
  ["with a wait of five seconds", { "retry-after": "5" }, 60_000],
])("all of them answer 503 for ever, %s: each keeps the walk waiting for a moment", async (_case, headers, each) => {
  await withTenant(
    (request, response) => (isIll(request) ? error(response, 503, "x", headers) : json(response, 200, { value: [] })),
    async ({ graph, server, clock }) => {
      const begun = clock.now();
      expect(new Set(await walked(graph, server.origin, () => ILL))).toEqual(new Set(["anew"]));
      expect(server.seen.length).toBeLessThanOrEqual(8 * PLACES);
      expect(clock.now() - begun).toBeLessThan(PLACES * each);
    },
  );
});

test.each<[string, (response: Parameters<typeof error>[0]) => void]>([
  ["is cut", (response) => void response.destroy()],
  ["makes no sense", (response) => void response.end("{")],
])("nor where what they bring %s", async (_case, spoil) => {
  await withTenant(
    (request, response) => (isIll(request) ? spoil(response) : json(response, 200, { value: [] })),
    async ({ graph, server }) => {
      expect(new Set(await walked(graph, server.origin, () => ILL))).toEqual(new Set(["anew"]));
      expect(server.seen.length).toBeLessThanOrEqual(2 * PLACES + 3 * 4);
    },
    { firstAnswerSeconds: 60 },
  );
});

test("one in three is ill: those are walked anew, and no other", async () => {
  await withTenant(
    (request, response) => (isIll(request) ? error(response, 500, "x") : json(response, 200, { value: [] })),
    async ({ graph, server }) => {
      const tokenOf = (at: number) => (at % 3 === 0 ? ILL : WELL);
      const told = await walked(graph, server.origin, tokenOf);
      expect(told).toEqual(told.map((_, at) => (at % 3 === 0 ? "anew" : "changes")));
    },
  );
});

test("a place that is ill itself is told so, and asked for no oftener than it takes to know", async () => {
  await withTenant(
    (_, response) => error(response, 500, "x"),
    async ({ graph, server }) => {
      const from = linkOf(server.origin, 0, WELL);
      const [answer] = await all(graph.pages(pathOf(0), anything, { from, kept: true }));
      expect(answer).toMatchObject({ ok: false, refusal: { cause: "given-up", status: 500 } });
      expect(answer).not.toMatchObject({ refusal: { away: expect.any(String) } });
      expect(server.seen.filter(({ path }) => path.includes(WELL))).toHaveLength(3);
    },
  );
});

describe("an outage costs no link", () => {
  const passing = [1, 3, 4, 11].flatMap((failures) => [500, 503].map((status) => ({ failures, status })));
  test.each(passing)("that passes after $failures answers of $status", async ({ failures, status }) => {
    let asked = 0;
    await withTenant(
      (_, response) => {
        asked += 1;
        return asked > 20 && asked <= 20 + failures ? error(response, status, "x") : json(response, 200, { value: [] });
      },
      async ({ graph, server }) =>
        expect(new Set(await walked(graph, server.origin, () => WELL))).toEqual(new Set(["changes"])),
    );
  });

  test("be it that a link fails once more when the service is back", async () => {
    let asked = 0;
    const failing = (at: number) => at > 20 && at <= 30 && at !== 29;
    await withTenant(
      (_, response) => {
        asked += 1;
        return failing(asked) ? error(response, 500, "x") : json(response, 200, { value: [] });
      },
      async ({ graph, server }) =>
        expect(new Set(await walked(graph, server.origin, () => WELL))).toEqual(new Set(["changes"])),
    );
  });

  test("once one is well after others that were ill, each is tried as often as before", async () => {
    await withTenant(
      (request, response, turn) => {
        const at = Number(/drives\/d(\d+)/.exec(request.path)?.[1]);
        const fails = isIll(request) || (at === 6 && request.path.includes(WELL) && turn < 3);
        return fails ? error(response, 500, "x") : json(response, 200, { value: [] });
      },
      async ({ graph, server }) => {
        const told = await walked(graph, server.origin, (at) => (at < 5 ? ILL : WELL));
        expect(told).toEqual(told.map((_, at) => (at < 5 ? "anew" : "changes")));
      },
    );
  });

  test("nor does a limit that three requests in four are beyond", async () => {
    let asked = 0;
    await withTenant(
      (_, response) => {
        asked += 1;
        if (asked % 4 === 0) json(response, 200, { value: [] });
        else error(response, 429, "x", { "retry-after": "1" });
      },
      async ({ graph, server }) =>
        expect(new Set(await walked(graph, server.origin, () => WELL))).toEqual(new Set(["changes"])),
    );
  });

  test("that does not: it is the service that is away", async () => {
    let asked = 0;
    await withTenant(
      (_, response) => {
        asked += 1;
        return asked > 20 ? error(response, 500, "x") : json(response, 200, { value: [] });
      },
      async ({ graph, server }) => {
        const paths = Array.from({ length: 20 }, (_, at) => at);
        expect(await walked(graph, server.origin, () => WELL).then((told) => told.slice(0, 20))).toEqual(
          paths.map(() => "changes"),
        );
        const answers = await Promise.all(
          paths.map(
            async (at) =>
              (await all(graph.pages(pathOf(at), anything, { from: linkOf(server.origin, at, WELL), kept: true })))[0],
          ),
        );
        for (const answer of answers) expect(answer).toMatchObject({ ok: false, refusal: { away: "silent" } });
      },
    );
  });
});
