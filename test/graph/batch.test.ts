import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { answersApart } from "../../src/collect/batch-apart.ts";
import { GraphFault } from "../../src/graph/graph.ts";
import { batch } from "./batch.ts";
import { error, json, type Seen, withTenant } from "./tenant.ts";

const Thing = z.object({ path: z.string() });

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
}

const partsOf = (request: Seen): Part[] => JSON.parse(request.body).requests;
const good = ({ id, url }: Part) => ({ id, status: 200, headers: {}, body: { path: url } });
const parts = (paths: readonly string[]) => paths.map((path, at) => ({ id: `p${at}`, path, schema: Thing }));

test("any number of parts go by twenty, and are matched by id whatever their order", async () => {
  await withTenant(
    (request, response) => json(response, 200, { responses: partsOf(request).map(good).reverse() }),
    async ({ graph, server, connection }) => {
      const paths = Array.from({ length: 45 }, (_, at) => `/drives/d${at}/root?$select=id`);
      const answers = await batch(graph, parts(paths));
      expect([...answers].sort().map(([id, answer]) => [id, answer.ok && answer.value.path])).toEqual(
        paths.map((path, at) => [`p${at}`, path]).sort(),
      );
      expect(server.seen.map((request) => partsOf(request).length).sort()).toEqual([20, 20, 5]);
      expect(server.seen.every(({ method, path }) => method === "POST" && path === "/v1.0/$batch")).toBe(true);
      expect(server.seen.flatMap(partsOf).every(({ method }) => method === "GET")).toBe(true);
      expect(connection.account().get("sharepoint")?.requests).toBe(45);
    },
  );
});

test("answers come as they are given: those that must be asked again keep none of the others waiting", async () => {
  let turn = 0;
  await withTenant(
    (request, response) => {
      const ill = (at: number) => turn === 0 && at % 2 === 1;
      const responses = partsOf(request).map((part, at) =>
        ill(at) ? { id: part.id, status: 504, headers: {}, body: {} } : good(part),
      );
      turn += 1;
      json(response, 200, { responses });
    },
    async ({ graph }) => {
      const groups: string[][] = [];
      for await (const some of graph.batch(parts(["/sites/a", "/sites/b", "/sites/c", "/sites/d"])))
        groups.push([...some.keys()]);
      expect(groups).toEqual([
        ["p0", "p2"],
        ["p1", "p3"],
      ]);
    },
  );
});

test("a part whose answer makes no sense is told at the end, and none of the others is asked again", async () => {
  await withTenant(
    (request, response) => {
      const odd = (part: Part) => (part.url.includes("/odd") ? { ...good(part), body: { path: 7 } } : good(part));
      json(response, 200, { responses: partsOf(request).map(odd) });
    },
    async ({ graph, server }) => {
      const paths = Array.from({ length: 80 }, (_, at) => (at === 5 ? "/sites/odd" : `/sites/${at}`));
      const come: string[] = [];
      const all = async () => {
        for await (const some of graph.batch(parts(paths))) come.push(...some.keys());
      };
      await expect(all()).rejects.toBeInstanceOf(GraphFault);
      expect(come.sort()).toEqual(
        paths
          .map((_, at) => `p${at}`)
          .filter((id) => id !== "p5")
          .sort(),
      );
      const before = server.seen.length;
      const answers: [string, boolean][] = [];
      for await (const some of answersApart(graph, parts(paths)))
        for (const [id, { ok }] of some) answers.push([id, ok]);
      expect(answers.filter(([, ok]) => !ok)).toEqual([["p5", false]]);
      expect(answers).toHaveLength(80);
      // Four envelopes, and nothing else.
      expect(server.seen.length - before).toBe(4);
    },
  );
});

test("at most four parts are out for one mailbox, over all envelopes", async () => {
  let [out, most] = [0, 0];
  await withTenant(
    (request, response) => {
      const wanted = partsOf(request);
      out += wanted.length;
      most = Math.max(most, out);
      setTimeout(() => {
        out -= wanted.length;
        json(response, 200, { responses: wanted.map(good) });
      }, 10);
    },
    async ({ graph }) => {
      const answers = await batch(graph, parts(Array.from({ length: 18 }, (_, at) => `/users/u1/mailFolders/${at}`)));
      expect(answers.size).toBe(18);
      expect(most).toBe(4);
    },
  );
});

test.each<[string, (at: number) => string, (sizes: readonly (readonly string[])[]) => void]>([
  [
    "of several services go by service, as each is waited for alone",
    (at) => [`/users/u${at}/mailFolders`, `/drives/d${at}/root`, `/users/u${at}`][at % 3] as string,
    (sizes) => {
      expect(sizes).toHaveLength(3);
      for (const urls of sizes) expect(new Set(urls.map((url) => url.replace(/\d+/, ""))).size).toBe(1);
    },
  ],
  [
    "of a limit by the second go by few, as two envelopes that come together are not too much yet",
    (at) => `/teams/t${at}/allChannels`,
    (sizes) => expect(Math.max(...sizes.map(({ length }) => length))).toBeLessThanOrEqual(8),
  ],
])("parts %s", async (_case, pathOf, judge) => {
  await withTenant(
    (request, response) => json(response, 200, { responses: partsOf(request).map(good) }),
    async ({ graph, server }) => {
      const answers = await batch(graph, parts(Array.from({ length: 30 }, (_, at) => pathOf(at))));
      expect([...answers.values()].filter(({ ok }) => ok)).toHaveLength(30);
      judge(server.seen.map((request) => partsOf(request).map(({ url }) => url)));
    },
  );
});

test("only failed parts go again, after the longest wait that any was asked for", async () => {
  const seen: string[][] = [];
  await withTenant(
    (request, response) => {
      const wanted = partsOf(request);
      seen.push(wanted.map(({ id }) => id));
      const first = seen.length === 1;
      const responses = wanted.map((part) => {
        if (first && part.id === "p1") return { id: "p1", status: 429, headers: { "Retry-After": "3" }, body: {} };
        if (first && part.id === "p2") return { id: "p2", status: 503, headers: { "Retry-After": "11" }, body: {} };
        if (part.id === "p3") return { id: "p3", status: 404, body: { error: { code: "itemNotFound" } } };
        return good(part);
      });
      json(response, 200, { responses });
    },
    async ({ graph, clock, connection }) => {
      const answers = await batch(graph, parts(["/sites/a", "/sites/b", "/sites/c", "/drives/d/items/i"]));
      expect(seen).toEqual([
        ["p0", "p1", "p2", "p3"],
        ["p1", "p2"],
      ]);
      expect(clock.slept).toEqual([11_000]);
      expect(answers.get("p1")).toEqual({ ok: true, value: { path: "/sites/b" } });
      expect(answers.get("p3")).toMatchObject({ ok: false, refusal: { cause: "vanished", code: "itemNotFound" } });
      expect(connection.account().get("sharepoint")).toMatchObject({ requests: 6, throttled: 2 });
    },
  );
});

test.each<[string, number[], Record<string, string>, number[]]>([
  ["where they failed, which pauses nobody else", [504], {}, [1000]],
  ["longer each time", [504, 500, 502], {}, [1000, 2000, 4000]],
  ["as long as they say, whatever they failed with", [500], { "Retry-After": "8" }, [8000]],
])("parts do not go again at once: %s", async (_case, failures, headers, slept) => {
  await withTenant(
    (request, response, turn) => {
      const status = failures[turn - 1];
      const failed = (part: Part) => ({ id: part.id, status, headers, body: {} });
      const responses = partsOf(request).map((part) =>
        status !== undefined && part.id === "p1" ? failed(part) : good(part),
      );
      json(response, 200, { responses });
    },
    async ({ graph, clock, server }) => {
      const answers = await batch(graph, parts(["/sites/a", "/sites/b"]));
      expect([...answers.values()].every(({ ok }) => ok)).toBe(true);
      expect(server.seen.map((request) => partsOf(request).length)).toEqual([2, ...failures.map(() => 1)]);
      expect(clock.slept).toEqual(slept);
    },
  );
});

test("a part that says until when is waited for by the clock of its envelope", async () => {
  const there = Date.UTC(2027, 5, 1);
  await withTenant(
    (request, response, turn) => {
      const refused = { "Retry-After": new Date(there + 40_000).toUTCString() };
      const responses = partsOf(request).map((part) =>
        turn === 1 ? { id: part.id, status: 429, headers: refused, body: {} } : good(part),
      );
      json(response, 200, { responses }, { date: new Date(there).toUTCString() });
    },
    async ({ graph, clock }) => {
      expect((await batch(graph, parts(["/sites/a"]))).get("p0")).toMatchObject({ ok: true });
      expect(clock.slept).toEqual([40_000]);
    },
  );
});

test("a part that is not answered goes again", async () => {
  let turns = 0;
  await withTenant(
    (request, response) => {
      turns += 1;
      json(response, 200, {
        responses: partsOf(request)
          .slice(turns === 1 ? 1 : 0)
          .map(good),
      });
    },
    async ({ graph }) => {
      const answers = await batch(graph, parts(["/sites/a", "/sites/b"]));
      expect([...answers.values()].every(({ ok }) => ok)).toBe(true);
      expect(turns).toBe(2);
    },
  );
});

test("a part that never succeeds is given up alone", async () => {
  await withTenant(
    (request, response) =>
      json(response, 200, {
        responses: partsOf(request).map((part) =>
          part.id === "p0" ? { id: "p0", status: 504, body: null } : good(part),
        ),
      }),
    async ({ graph }) => {
      const answers = await batch(graph, parts(["/sites/a", "/sites/b"]));
      expect(answers.get("p0")).toMatchObject({ ok: false, refusal: { cause: "given-up", status: 504 } });
      expect(answers.get("p1")).toMatchObject({ ok: true });
    },
  );
});

describe("a part that costs its whole envelope costs none of the others", () => {
  const ILL = "/users/ill/mailFolders";
  const paths = Array.from({ length: 20 }, (_, at) => (at === 7 ? ILL : `/users/u${at}/mailFolders`));
  const isIll = (request: Seen) => partsOf(request).some(({ url }) => url === ILL);

  test.each<[string, number, (response: ServerResponse) => void, object, number]>([
    ["that makes it 504", 20, (to) => error(to, 504, "GatewayTimeout"), { cause: "given-up", status: 504 }, 28],
    ["that cuts it", 20, (to) => void to.destroy(), { cause: "given-up", status: null }, 28],
    ["that garbles it", 20, (to) => void to.end('{"responses":['), { cause: "given-up", status: 200 }, 28],
    ["that makes it 504, alone with another", 2, (to) => error(to, 504, "GatewayTimeout"), { cause: "given-up" }, 20],
  ])("%s", async (_case, count, spoil, refusal, most) => {
    await withTenant(
      (request, response) =>
        request.method === "POST" && isIll(request)
          ? spoil(response)
          : json(response, 200, { responses: request.method === "POST" ? partsOf(request).map(good) : [] }),
      async ({ graph, server }) => {
        const some = count === paths.length ? parts(paths) : parts(paths).slice(8 - count, 8);
        const answers = await batch(graph, some);
        const lost = [...answers].filter(([, { ok }]) => !ok);
        expect(lost).toEqual([["p7", { ok: false, refusal: expect.objectContaining(refusal) }]]);
        expect(answers.size).toBe(count);
        expect(server.seen.filter((request) => request.method === "POST" && isIll(request)).length).toBeLessThanOrEqual(
          most,
        );
      },
    );
  });

  test("nor several that weigh too much together", async () => {
    // Blanks behind an answer weigh as much as anything, and cost the test nothing.
    const million = gzipSync(Buffer.alloc(1_000_000, " "));
    await withTenant(
      (request, response) => {
        const wanted = partsOf(request);
        response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
        response.write(gzipSync(JSON.stringify({ responses: wanted.map(good) })));
        response.end(Buffer.concat(Array.from({ length: 17 * wanted.length }, () => million)));
      },
      async ({ graph, server }) => {
        const some = ["a", "b", "c", "d"].map((id) => ({
          id,
          path: `/users/u/events/${id}/attachments`,
          schema: Thing,
        }));
        const answers = await batch(graph, some);
        expect([...answers.values()].map(({ ok }) => ok)).toEqual([true, true, true, true]);
        expect(server.seen.map((request) => partsOf(request).length)).toEqual([4, 2, 2]);
      },
      { firstAnswerSeconds: 60 },
    );
  });

  test("and an envelope that failed while Graph was away is asked for whole once it is back", async () => {
    let asked = 0;
    await withTenant(
      (request, response) => {
        asked += 1;
        if (asked <= 8) return response.destroy();
        return json(response, 200, { responses: request.method === "POST" ? partsOf(request).map(good) : [] });
      },
      async ({ graph, server }) => {
        const answers = await batch(graph, parts(paths));
        expect([...answers.values()].every(({ ok }) => ok)).toBe(true);
        const envelopes = server.seen.filter(({ method }) => method === "POST");
        expect(envelopes.map((request) => partsOf(request).length)).toEqual([20, 20, 20, 20]);
      },
      { firstAnswerSeconds: 60 },
    );
  });

  test("and while the whole service is away, no envelope is asked for in pieces", async () => {
    await withTenant(
      (_, response) => error(response, 502, "BadGateway"),
      async ({ graph, server }) => {
        const answers = await batch(graph, parts(Array.from({ length: 80 }, (_, at) => `/users/u${at}/mailFolders`)));
        expect([...answers.values()].every((answer) => !answer.ok && answer.refusal.away === "silent")).toBe(true);
        const envelopes = server.seen.filter(({ method }) => method === "POST");
        expect(envelopes.every((request) => partsOf(request).length === 20)).toBe(true);
        expect(envelopes.length).toBeLessThan(20);
      },
    );
  });
});

test("parts that are throttled for ever are given up, though their envelopes are good", async () => {
  await withTenant(
    (request, response) =>
      json(response, 200, { responses: partsOf(request).map(({ id }) => ({ id, status: 429, body: {} })) }),
    async ({ graph }) => {
      const answers = await batch(graph, parts(["/users/a", "/users/b/messages", "/sites/c"]));
      const causes = [...answers.values()].map((answer) => !answer.ok && answer.refusal.cause);
      expect(causes).toEqual(["given-up", "given-up", "given-up"]);
    },
  );
});

test("nor is an envelope asked for for ever where it is throttled, and so is everything else", async () => {
  await withTenant(
    (_, response) => error(response, 429, "TooManyRequests", { "retry-after": "0" }),
    async ({ graph }) => {
      const answers = await batch(graph, parts(["/users/a"]));
      expect([...answers.values()].every((answer) => !answer.ok && answer.refusal.cause === "given-up")).toBe(true);
    },
    { giveUpAfterSeconds: 30 },
  );
});

test.each([1, 6])("an envelope that is throttled %i times is waited out as it is", async (times) => {
  await withTenant(
    (request, response, turn) =>
      turn <= times
        ? error(response, 429, "TooManyRequests", { "retry-after": "5" })
        : json(response, 200, { responses: partsOf(request).map(good) }),
    async ({ graph, clock, server }) => {
      const answers = await batch(graph, parts(["/sites/a", "/sites/b"]));
      expect([...answers.values()].every((answer) => answer.ok)).toBe(true);
      expect(clock.slept).toEqual(Array.from({ length: times }, () => 5000));
      expect(server.seen.map(({ path }) => path)).toEqual(Array.from({ length: times + 1 }, () => "/v1.0/$batch"));
    },
  );
});

test("a part's headers go with it, and that it gives way in the directory; none of its own making do", async () => {
  await withTenant(
    (request, response) => json(response, 200, { responses: partsOf(request).map(good) }),
    async ({ graph, server }) => {
      await batch(graph, [
        { id: "1", path: "/users/$count", schema: Thing, headers: { ConsistencyLevel: "eventual" } },
      ]);
      expect(server.seen.flatMap(partsOf)[0]?.headers).toEqual({
        ConsistencyLevel: "eventual",
        "x-ms-throttle-priority": "Low",
      });
      const odd = { id: "1", path: "/users", schema: Thing, headers: { Authorization: "Bearer x" } };
      await expect(batch(graph, [odd])).rejects.toThrow("header that callers may not set");
    },
  );
});

test.each([
  ["another host", "//evil.example/users"],
  ["a whole address", "https://evil.example/users"],
  ["a way out of the version", "/../beta/users"],
  ["a batch in a batch", "/$batch"],
])("a part to %s is not sent", async (_, path) => {
  await withTenant(
    (request, response) => json(response, 200, { responses: partsOf(request).map(good) }),
    async ({ graph, server }) => {
      await expect(batch(graph, [{ id: "1", path, schema: Thing }])).rejects.toThrow("not sent");
      expect(server.seen).toHaveLength(0);
    },
  );
});

test("no part, no request", async () => {
  await withTenant(
    (_, response) => json(response, 500, {}),
    async ({ graph, server }) => {
      expect((await batch(graph, [])).size).toBe(0);
      expect(server.seen).toHaveLength(0);
    },
  );
});
