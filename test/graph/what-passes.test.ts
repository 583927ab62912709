/** Throttling, failures of the service, cut and garbled answers: waited out, and given up only after the time allowed. */

import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { clockAt, REAL_TIME } from "../../src/graph/clock.ts";
import { connect } from "../../src/graph/connect.ts";
import { limitTable } from "../../src/store/limits.ts";
import { batch } from "./batch.ts";
import { all, anyRoute, anything, error, json, quickClock, serve, withTenant } from "./tenant.ts";

const good = { id: "u1" };
const ok = { ok: true, value: good };
const START = Date.UTC(2026, 0, 1);

describe("one failure, then an answer", () => {
  const cases: [string, (response: ServerResponse) => void, number[]][] = [
    ["429 with whole seconds", (to) => error(to, 429, "TooManyRequests", { "retry-after": "7" }), [7000]],
    ["429 with a fraction", (to) => error(to, 429, "TooManyRequests", { "retry-after": "2.5" }), [2500]],
    [
      "429 with a date",
      (to) => {
        to.sendDate = false;
        error(to, 429, "TooManyRequests", { "retry-after": new Date(START + 90_000).toUTCString() });
      },
      [90_000],
    ],
    [
      "503 with the longer of two headers",
      (to) => error(to, 503, "x", { "retry-after": "1", "ratelimit-reset": "4" }),
      [4000],
    ],
    ["429 without a header", (to) => error(to, 429, "TooManyRequests"), [1000]],
    ["500", (to) => error(to, 500, "generalException"), [1000]],
    ["502 of a gateway, in HTML", (to) => to.writeHead(502).end("<html>"), [1000]],
    ["504", (to) => error(to, 504, "UnknownError"), [1000]],
    ...[408, 520, 521, 522, 523, 524, 525, 526, 527, 530, 598, 599].map(
      (status): [string, (response: ServerResponse) => void, number[]] => [
        `${status} of a proxy, in HTML`,
        (to) => to.writeHead(status, { "content-type": "text/html" }).end("<html><h1>down</h1></html>"),
        [1000],
      ],
    ),
    ["407 of a proxy that reads what it passes on", (to) => to.writeHead(407).end("<html>"), [1000]],
    ["511 of a network that wants a sign-in", (to) => to.writeHead(511).end("<html>"), [1000]],
    ["302 to the page of a proxy", (to) => to.writeHead(302, { location: "https://proxy.example/" }).end(), [1000]],
    ["200 and the page of a proxy", (to) => to.writeHead(200, { "content-type": "text/html" }).end("<html>"), [1000]],
    [
      "429 in HTML",
      (to) => to.writeHead(429, { "content-type": "text/html", "retry-after": "7" }).end("<html>"),
      [7000],
    ],
    [
      "429 with a date of a clock that is an hour ahead",
      (to) => {
        const there = START + 3_600_000;
        error(to, 429, "TooManyRequests", {
          "retry-after": new Date(there + 90_000).toUTCString(),
          date: new Date(there).toUTCString(),
        });
      },
      [90_000],
    ],
    ["a reset connection", (to) => to.socket?.resetAndDestroy(), [1000]],
    [
      "a body that is cut",
      (to) => {
        to.writeHead(200, { "content-length": "500" });
        to.write('{"id":"u');
        setTimeout(() => to.socket?.destroy(), 20);
      },
      [1000],
    ],
    ["JSON that ends too early", (to) => to.writeHead(200).end('{"id":"u'), [1000]],
    ["no body", (to) => to.writeHead(200).end(), [1000]],
    [
      "a body that is not what its encoding says",
      (to) => to.writeHead(200, { "content-encoding": "gzip" }).end("{}"),
      [1000],
    ],
    ["an encoding nobody knows", (to) => to.writeHead(200, { "content-encoding": "zzz" }).end("{}"), [1000]],
  ];

  test.each(cases)("%s", async (_, fail, slept) => {
    await withTenant(
      (_, response, turn) => (turn === 1 ? fail(response) : json(response, 200, good)),
      async ({ graph, clock, server }) => {
        expect(await graph.get("/users/u1", anything)).toEqual(ok);
        expect(server.seen).toHaveLength(2);
        // The lane's pause and the request's own wait are the same: whichever slept first, the time passed once.
        expect(clock.slept).toEqual(slept);
      },
    );
  });
});

test("a service that asks for no wait, and goes on refusing, is not asked again at once", async () => {
  await withTenant(
    (_, response, turn) => (turn <= 5 ? error(response, 429, "x", { "retry-after": "0" }) : json(response, 200, good)),
    async ({ graph, clock }) => {
      expect(await graph.get("/users/u1", anything)).toEqual(ok);
      // After three in vain it rests for what the directory counts over: ten seconds, of which some have passed.
      expect(clock.slept).toEqual([100, 200, 400, 9600, 800, 1600]);
    },
  );
});

test("waits grow, with jitter, up to five minutes", async () => {
  await withTenant(
    (_, response, turn) => (turn <= 10 ? error(response, 500, "x") : json(response, 200, good)),
    async ({ graph, clock }) => {
      expect(await graph.get("/users/u1", anything)).toEqual(ok);
      expect(clock.slept.map((wait) => wait / 1000)).toEqual([1.5, 3, 6, 12, 24, 48, 96, 192, 300, 300]);
    },
    { random: () => 0.5 },
  );
});

test("a lane without a success for the time allowed is given up, with the last answer; others go on", async () => {
  await withTenant(
    ({ path }, response) =>
      path.includes("/sites") ? error(response, 503, "serviceNotAvailable") : json(response, 200, good),
    async ({ graph, clock, connection }) => {
      expect(await graph.get("/sites/s1", anything)).toEqual({
        ok: false,
        refusal: { cause: "given-up", status: 503, code: "serviceNotAvailable", requestId: "r-1" },
      });
      expect(clock.now() - START).toBeGreaterThanOrEqual(1_200_000);
      expect(await graph.get("/users/u1", anything)).toEqual(ok);
      const { throttled, requests } = connection.account().get("sharepoint") ?? { throttled: 0, requests: 0 };
      expect(throttled).toBe(requests);
    },
  );
});

test("a lane that was given up is asked by one every five minutes, and by all once it answers", async () => {
  let well = false;
  await withTenant(
    ({ path, body }, response) => {
      if (well && path.endsWith("/$batch")) {
        const { requests } = JSON.parse(body) as { requests: { id: string }[] };
        json(response, 200, { responses: requests.map(({ id }) => ({ id, status: 200, body: good })) });
      } else if (well) json(response, 200, good);
      else error(response, 503, "serviceNotAvailable");
    },
    async ({ graph, clock, server }) => {
      await Promise.all(["s1", "s2", "s3"].map((site) => graph.get(`/sites/${site}`, anything)));
      const [given, asked] = [clock.now(), server.seen.length];
      const away = { ok: false, refusal: { cause: "given-up", away: "silent" } };
      const askAll = async () => {
        const parts = Array.from({ length: 60 }, (_, id) => ({
          id: `${id}`,
          path: `/sites/b${id}/drives`,
          schema: anything,
        }));
        const one = await Promise.all(parts.map(({ path }) => graph.get(path, anything)));
        const batched = await all(graph.batch(parts));
        return [...one, ...batched.flatMap((some) => [...some.values()])];
      };
      for (const answer of await askAll()) expect(answer).toMatchObject(away);
      // Not a request, and not a moment.
      expect([clock.now(), server.seen.length]).toEqual([given, asked]);
      await clock.sleep(300_000);
      for (const answer of await askAll()) expect(answer).toMatchObject(away);
      expect(server.seen.length).toBe(asked + 1);
      well = true;
      await clock.sleep(300_000);
      expect(await graph.get("/sites/s1", anything)).toEqual(ok);
      for (const answer of await askAll()) expect(answer).toEqual(ok);
    },
  );
});

test("nobody has looked at a lane for long: all try it, as if it were well", async () => {
  const sites = ["s1", "s2", "s3", "s4", "s5"].map((site) => `/sites/${site}`);
  const late = new Set<string>();
  let later = false;
  await withTenant(
    ({ path }, response) => {
      if (!later || !late.has(path)) error(response, 503, "x");
      else json(response, 200, good);
      if (later) late.add(path);
    },
    async ({ graph, clock }) => {
      const given = await Promise.all(sites.map((path) => graph.get(path, anything)));
      expect(given.at(-1)).toMatchObject({ refusal: { away: "silent" } });
      await clock.sleep(14 * 3_600_000);
      later = true;
      for (const answer of await Promise.all(sites.map((path) => graph.get(path, anything))))
        expect(answer).toEqual(ok);
    },
  );
});

/** Which paths are ill in a tenant; and how each part of a batch is answered. */
const illAt =
  (ill: RegExp, headers: Record<string, string>) =>
  ({ path, body }: { path: string; body: string }, response: ServerResponse) => {
    if (!path.endsWith("/$batch"))
      return ill.test(path) ? error(response, 503, "x", headers) : json(response, 200, good);
    const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) =>
      ill.test(url)
        ? { id, status: 503, headers, body: { error: { code: "x", message: "some words" } } }
        : { id, status: 200, body: good },
    );
    return json(response, 200, { responses });
  };

describe("one place that is ill is not its service, though nothing else is asked", () => {
  test.each<[string, string, Record<string, string>]>([
    ["a mailbox that asks for an hour", "/users/u1/mailFolders", { "retry-after": "3600" }],
    ["a mailbox that asks for a minute, ever again", "/users/u1/mailFolders", { "retry-after": "60" }],
    ["a site", "/sites/u1/lists", {}],
  ])("%s", async (_case, path, headers) => {
    await withTenant(illAt(/u1/, headers), async ({ graph }) => {
      const answer = await graph.get(path, anything);
      expect(answer).toMatchObject({ ok: false, refusal: { cause: "given-up" } });
      expect(answer.ok ? null : answer.refusal.away).toBeUndefined();
      expect(await graph.get(path.replace("u1", "u2"), anything)).toEqual(ok);
    });
  });

  test("nor do others in its envelopes suffer for it, then and later", async () => {
    await withTenant(illAt(/u1/, { "retry-after": "60" }), async ({ graph, clock }) => {
      const parts = (...users: string[]) =>
        users.map((user) => ({ id: user, path: `/users/${user}/mailFolders`, schema: anything }));
      for (let turn = 0; turn < 3; turn += 1) {
        const both = await Promise.all([batch(graph, parts("a", "u1", "b")), batch(graph, parts("c", "u1", "d"))]);
        for (const answers of both) {
          for (const [user, answer] of answers) {
            if (user !== "u1") expect(answer, user).toEqual(ok);
            else expect(answer).toMatchObject({ refusal: { cause: "given-up" } });
            expect(answer.ok ? null : (answer.refusal.away ?? null)).toBeNull();
          }
        }
        await clock.sleep(300_000);
      }
    });
  });
});

test("a wait longer than the time allowed is not waited for", async () => {
  await withTenant(
    (_, response) => error(response, 429, "TooManyRequests", { "retry-after": "86400" }),
    async ({ graph, clock, server }) => {
      expect(await graph.get("/sites/s1", anything)).toMatchObject({ refusal: { cause: "given-up", status: 429 } });
      expect(await graph.get("/sites/s2", anything)).toMatchObject({ refusal: { cause: "given-up", status: 429 } });
      expect(clock.now() - START).toBeLessThan(1_200_000);
      expect(server.seen).toHaveLength(1);
    },
  );
});

test("a throttled request pauses its whole lane, and says so", async () => {
  const pauses: [string, number][] = [];
  await withTenant(
    ({ path }, response, turn) =>
      path.endsWith("/first") && turn === 1
        ? error(response, 429, "TooManyRequests", { "retry-after": "30" })
        : json(response, 200, { at: 0 }),
    async ({ graph, clock }) => {
      await graph.get("/sites/first", anything);
      expect(pauses).toEqual([["sharepoint", START + 30_000]]);
      expect(clock.now()).toBe(START + 30_000);
    },
    { onPause: (lane, until) => pauses.push([lane, until.getTime()]) },
  );
});

test("a request that is ill alone is given up while others of its kind succeed", async () => {
  await withTenant(
    ({ path }, response) => (path.includes("/bad") ? error(response, 500, "x") : json(response, 200, good)),
    async ({ graph, clock }) => {
      const ill = graph.get("/sites/bad", anything);
      let settled = false;
      ill.finally(() => {
        settled = true;
      });
      while (!settled) await graph.get("/sites/well", anything);
      expect(await ill).toMatchObject({ refusal: { cause: "given-up", status: 500 } });
      // The first time nobody else had succeeded yet.
      expect(clock.slept).toHaveLength(8);
    },
  );
});

test("what failed in an outage is none of a request's own failures: one more after it costs nothing", async () => {
  let asked = 0;
  await withTenant(
    ({ path }, response) => {
      if (path.includes("/well")) return json(response, 200, good);
      asked += 1;
      // Ten failures while nobody is answered, and a last one when others are again.
      return asked <= 11 ? error(response, 502, "x") : json(response, 200, good);
    },
    async ({ graph, clock }) => {
      const unlucky = graph.get("/sites/unlucky", anything);
      while (clock.slept.length < 10) await new Promise((resolve) => setImmediate(resolve));
      await graph.get("/sites/well", anything);
      expect(await unlucky).toMatchObject({ ok: true });
    },
  );
});

test("so is one that is throttled for ever while others succeed", async () => {
  await withTenant(
    ({ path }, response) => (path.includes("/bad") ? error(response, 503, "x") : json(response, 200, good)),
    async ({ graph, clock }) => {
      const ill = graph.get("/sites/bad", anything);
      let settled = false;
      ill.finally(() => {
        settled = true;
      });
      while (!settled) await graph.get("/sites/well", anything);
      expect(await ill).toMatchObject({ refusal: { cause: "given-up", status: 503 } });
      expect(clock.now() - START).toBeGreaterThanOrEqual(1_200_000);
    },
  );
});

test.each([504, 524, 598])("a first page that ends in %i is asked for in smaller pieces", async (status) => {
  await withTenant(
    ({ path }, response) =>
      path.includes("top=999") ? error(response, status, "x") : json(response, 200, { value: [1] }),
    async ({ graph, server }) => {
      expect(await all(graph.pages("/users?$select=id&$top=999", anything))).toHaveLength(1);
      expect(server.seen.map(({ path }) => path.slice(-4))).toEqual(["=999", "=999", "=999", "=249"]);
    },
  );
});

describe("the first answer of a run", () => {
  const options = (origin: string, signal = new AbortController().signal) => ({
    env: { BASCULE_ACCESS_TOKEN: "opaque", BASCULE_GRAPH_URL: `${origin}/v1.0` },
    version: "1",
    admit: anyRoute,
    signal,
    limits: limitTable(),
    giveUpAfterSeconds: 1200,
    firstAnswerSeconds: 0.3,
    onDeviceCode: () => undefined,
    clock: quickClock(),
  });

  test("silence is an unreachable tenant", async () => {
    const server = await serve(() => undefined);
    const { graph, close } = await connect(options(server.origin));
    await expect(graph.get("/users", anything)).rejects.toMatchObject({ name: "UnreachableFault", code: "no-answer" });
    await close();
    await server.close();
  });

  test("so are connections that are cut until the time is over", async () => {
    const server = await serve((_, response) => response.socket?.destroy());
    const { clock: _, ...real } = options(server.origin);
    const { graph, close } = await connect(real);
    await expect(graph.get("/users", anything)).rejects.toMatchObject({ name: "UnreachableFault", code: "no-answer" });
    expect(server.seen.length).toBeLessThan(4);
    await close();
    await server.close();
  });

  test("so is a refused connection", async () => {
    const server = await serve(() => undefined);
    await server.close();
    const { graph, close } = await connect({ ...options(server.origin), firstAnswerSeconds: 30 });
    await expect(graph.get("/users", anything)).rejects.toMatchObject({
      name: "UnreachableFault",
      code: "closed",
      host: "127.0.0.1",
    });
    await close();
  });

  test("connections that are cut are tried again within the time", async () => {
    await withTenant(
      (_, response, turn) => (turn <= 4 ? response.socket?.destroy() : json(response, 200, good)),
      async ({ graph }) => expect(await graph.get("/users/u1", anything)).toEqual(ok),
    );
  });

  test("after an answer, a cut is waited out", async () => {
    await withTenant(
      (_, response, turn) => (turn === 2 || turn === 3 ? response.socket?.destroy() : json(response, 200, good)),
      async ({ graph }) => {
        expect(await graph.get("/users/u1", anything)).toEqual(ok);
        expect(await graph.get("/users/u1", anything)).toEqual(ok);
      },
    );
  });
});

describe("an interruption", () => {
  test("ends a request that is out", async () => {
    await withTenant(
      (_, response, turn) => (turn === 1 ? json(response, 200, good) : undefined),
      async ({ graph, stop }) => {
        await graph.get("/users/u1", anything);
        setTimeout(() => stop.abort(), 50);
        await expect(graph.get("/users/u1", anything)).rejects.toMatchObject({ name: "AbortError" });
      },
    );
  });

  test("ends a wait", async () => {
    await withTenant(
      (_, response) => error(response, 429, "TooManyRequests", { "retry-after": "600" }),
      async ({ graph, stop }) => {
        setTimeout(() => stop.abort(), 50);
        await expect(graph.get("/users/u1", anything)).rejects.toMatchObject({ name: "AbortError" });
      },
      { clock: clockAt(REAL_TIME) },
    );
  });

  test("lets nothing else begin", async () => {
    await withTenant(
      (_, response) => json(response, 200, { value: [] }),
      async ({ graph, stop, server }) => {
        stop.abort();
        await expect(graph.get("/users/u1", anything)).rejects.toMatchObject({ name: "AbortError" });
        await expect(all(graph.pages("/users", anything))).rejects.toMatchObject({ name: "AbortError" });
        await expect(graph.download("/drives/d/items/i/content", 9)).rejects.toMatchObject({ name: "AbortError" });
        await expect(all(graph.report("/reports/x"))).rejects.toMatchObject({ name: "AbortError" });
        const part = { id: "1", path: "/users/u1", schema: anything };
        await expect(batch(graph, [part])).rejects.toMatchObject({ name: "AbortError" });
        expect(server.seen).toHaveLength(0);
      },
    );
  });
});

test("at most four requests are out for one mailbox, however many would find a place", async () => {
  let [out, most] = [0, 0];
  await withTenant(
    (_, response) => {
      out += 1;
      most = Math.max(most, out);
      setTimeout(() => {
        out -= 1;
        json(response, 200, good);
      }, 15);
    },
    async ({ graph }) => {
      await Promise.all(Array.from({ length: 200 }, (_, turn) => graph.get(`/users/u1/messages/${turn}`, anything)));
      expect(most).toBeGreaterThan(1);
      expect(most).toBeLessThanOrEqual(4);
    },
  );
});

test("a pause that a service ordered holds for the process that follows, of a mailbox too", async () => {
  const answering = ({ path }: { path: string }, response: ServerResponse, turn: number) =>
    /sites|u1/.test(path) && turn === 1
      ? error(response, 429, "TooManyRequests", { "retry-after": "900" })
      : json(response, 200, good);
  const ordered = new Map<string, number>();
  let look = () => {};
  await withTenant(
    answering,
    async ({ connection, graph }) => {
      look = () => {
        for (const { lane, until } of connection.pauses() ?? []) ordered.set(lane, until);
      };
      await graph.get("/sites/s1", anything);
      await graph.get("/users/u1/mailFolders", anything);
    },
    { onPause: () => look() },
  );
  const pauses = [...ordered].map(([lane]) => ({ lane, until: START + 900_000 }));
  expect(pauses.map(({ lane }) => lane)).toEqual(["sharepoint/sharepoint", expect.stringContaining("outlook/")]);
  await withTenant(
    (_, response) => json(response, 200, good),
    async ({ connection, graph, clock, server }) => {
      connection.recall([], pauses);
      expect(connection.pauses()).toEqual(pauses);
      expect(await graph.get("/users/u2/mailFolders", anything)).toEqual(ok);
      expect(clock.now()).toBe(START);
      const before = server.seen.length;
      await graph.get("/sites/s2", anything);
      expect(clock.now()).toBeGreaterThanOrEqual(START + 900_000);
      expect(server.seen.length).toBe(before + 1);
    },
  );
});
