/** Bytes and reports that Graph hands over by a signed address: followed without the token. */

import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { BudgetSpent } from "../../src/graph/budget.ts";
import type { ConnectOptions } from "../../src/graph/connect.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { limitTable } from "../../src/store/limits.ts";
import { type Answering, all, error, heldClock, json, type Served, serve, withTenant } from "./tenant.ts";

const BYTES = Buffer.from("bytes of a file, é");
const CONTENT = "/drives/d1/items/i1/content";
const REPORT = "/reports/getMailboxUsageDetail(period='D180')";

/** Storage is told who asks, too. */
const ASKER = { "accept-language": "en-US", "user-agent": "NONISV|Bascule|Bascule/9.9.9" };

/** Graph on one port, storage on another; Graph's links carry a number that grows. */
async function withStorage(
  storage: Answering,
  use: (with_: Parameters<Parameters<typeof withTenant>[1]>[0] & { storage: Served }) => Promise<void>,
  graph?: Answering,
  options: Partial<ConnectOptions> = {},
) {
  const there = await serve(storage);
  let links = 0;
  const hand: Answering = (_, response) => {
    links += 1;
    response.writeHead(302, { location: `${there.origin}/signed?sig=a%2Fb+c'd&n=${links}` }).end();
  };
  try {
    await withTenant(graph ?? hand, (connected) => use({ ...connected, storage: there }), options);
  } finally {
    await there.close();
  }
}

describe("a download", () => {
  test("counts twice in what a run may ask, as it does for the account: what is beyond is not asked", async () => {
    await withStorage(
      (_, response) => response.end(BYTES),
      async ({ graph, storage, connection }) => {
        await graph.download(CONTENT, 100);
        connection.kept();
        await expect(graph.download(CONTENT, 100)).rejects.toThrow(BudgetSpent);
        expect(storage.seen).toHaveLength(1);
      },
      undefined,
      { limit: { requests: 3, seconds: null } },
    );
  });

  test("follows the link verbatim, without the token, and counts its bytes", async () => {
    await withStorage(
      (_, response) => response.end(BYTES),
      async ({ graph, storage, connection }) => {
        expect(await graph.download(CONTENT, 100)).toEqual({ ok: true, value: BYTES });
        expect(storage.seen[0]?.path).toBe("/signed?sig=a%2Fb+c'd&n=1");
        expect(storage.seen[0]?.headers.authorization).toBeUndefined();
        expect(storage.seen[0]?.headers).toMatchObject(ASKER);
        expect(connection.account().get("sharepoint")).toMatchObject({ requests: 2, bytes: BYTES.length });
      },
    );
  });

  test.each([
    ["exactly the limit", BYTES.length, BYTES],
    ["one byte less", BYTES.length - 1, "too-large"],
  ])("of %s", async (_, limit, value) => {
    for (const announced of [true, false]) {
      await withStorage(
        (_request, response) => {
          if (announced) response.writeHead(200, { "content-length": BYTES.length }).end(BYTES);
          else response.writeHead(200).write(BYTES, () => response.end());
        },
        async ({ graph }) => expect(await graph.download(CONTENT, limit)).toEqual({ ok: true, value }),
      );
    }
  });

  test("is limited by what it becomes, not by what it weighs on the way", async () => {
    const packed = gzipSync(Buffer.alloc(5_000_000));
    await withStorage(
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(packed),
      async ({ graph }) => expect(await graph.download(CONTENT, 100_000)).toEqual({ ok: true, value: "too-large" }),
    );
  });

  test.each([401, 403, 404, 410])("asks once for another link after %i", async (status) => {
    await withStorage(
      ({ path }, response) => (path.endsWith("n=1") ? response.writeHead(status).end() : response.end(BYTES)),
      async ({ graph, storage }) => {
        expect(await graph.download(CONTENT, 100)).toEqual({ ok: true, value: BYTES });
        expect(storage.seen.map(({ path }) => path.slice(-3))).toEqual(["n=1", "n=2"]);
      },
    );
  });

  test("is refused when five more links are refused, too", async () => {
    await withStorage(
      (_, response) => response.writeHead(403).end("words"),
      async ({ graph, storage }) => {
        expect(await graph.download(CONTENT, 100)).toMatchObject({
          ok: false,
          refusal: { cause: "forbidden", status: 403 },
        });
        expect(storage.seen).toHaveLength(6);
      },
    );
  });

  test("goes again with another link when it was throttled, failed, or cut", async () => {
    await withStorage(
      ({ path }, response) => {
        if (path.endsWith("n=1")) response.writeHead(429, { "retry-after": "9" }).end();
        else if (path.endsWith("n=2")) response.writeHead(500).end();
        else if (path.endsWith("n=3")) {
          response.writeHead(200, { "content-length": 500 });
          response.write("beginning");
          setTimeout(() => response.socket?.destroy(), 20);
        } else response.end(BYTES);
      },
      async ({ graph, clock }) => {
        expect(await graph.download(CONTENT, 1000)).toEqual({ ok: true, value: BYTES });
        expect(clock.slept).toEqual([9000, 1000, 2000]);
      },
    );
  });

  test.each<[string, (graph: Graph, at: string) => Promise<unknown>, string, string]>([
    ["a file", (graph, at) => graph.download(at, 100), CONTENT, "/drives/d1/items/i2/content"],
    [
      "a report",
      (graph, at) => all(graph.report(at)),
      "/reports/getTeamsUserActivityUserDetail(period='D180')",
      REPORT,
    ],
  ])("of %s does not leave for a storage that has ordered a pause meanwhile", async (_case, ask, early, late) => {
    const clock = heldClock();
    const pauses: string[] = [];
    let hand: (() => void) | null = null as (() => void) | null;
    const there = await serve((_, response, turn) =>
      turn === 1
        ? response.writeHead(429, { "retry-after": "30" }).end()
        : response.end("Report Refresh Date\r\n2026-01-01\r\n"),
    );
    await withTenant(
      ({ path }, response) => {
        const go = () => void response.writeHead(302, { location: `${there.origin}/signed` }).end();
        if (path.endsWith(late)) hand = go;
        else go();
      },
      async ({ graph }) => {
        const second = ask(graph, late);
        await vi.waitFor(() => expect(hand).not.toBeNull());
        const first = ask(graph, early);
        await vi.waitFor(() => expect(pauses).toHaveLength(1));
        hand?.();
        await clock.pass(29_999);
        expect(there.seen).toHaveLength(1);
        await clock.until(Promise.all([first, second]));
        expect(there.seen).toHaveLength(3);
      },
      { clock, limits: { ...limitTable(), atFirst: 4 }, onPause: (lane) => pauses.push(lane) },
    );
    await there.close();
  });

  test("of a storage that was given up is tried by one every five minutes, and by all once it is well", async () => {
    let well = false;
    await withStorage(
      (_, response) => (well ? response.end(BYTES) : response.writeHead(503).end()),
      async ({ graph, clock, storage }) => {
        const paths = Array.from({ length: 5 }, (_, item) => `/drives/d1/items/i${item}/content`);
        const askAll = () => Promise.all(paths.map((path) => graph.download(path, 100)));
        const away = { ok: false, refusal: { cause: "given-up", away: "silent" } };
        expect((await askAll()).at(-1)).toMatchObject(away);
        const asked = storage.seen.length;
        for (const answer of await askAll()) expect(answer).toMatchObject(away);
        expect(storage.seen).toHaveLength(asked);
        await clock.sleep(300_000);
        for (const answer of await askAll()) expect(answer).toMatchObject(away);
        expect(storage.seen).toHaveLength(asked + 1);
        well = true;
        await clock.sleep(300_000);
        expect(await graph.download(CONTENT, 100)).toEqual({ ok: true, value: BYTES });
        for (const answer of await askAll()) expect(answer).toEqual({ ok: true, value: BYTES });
      },
    );
  });

  test.each([503, 500])(
    "is given up when storage answers %i for ever, though Graph goes on giving links",
    async (status) => {
      await withStorage(
        (_, response) => response.writeHead(status).end(),
        async ({ graph }) => {
          expect(await graph.download(CONTENT, 100)).toMatchObject({ refusal: { cause: "given-up", status } });
          expect(await all(graph.report(REPORT))).toMatchObject([{ refusal: { cause: "given-up", status } }]);
        },
      );
    },
  );

  test("takes what Graph gives by itself", async () => {
    await withTenant(
      (_, response) => response.end(BYTES),
      async ({ graph }) => {
        expect(await graph.download("/users/u1/messages/m1/$value", 100)).toEqual({ ok: true, value: BYTES });
        expect(await graph.download("/users/u1/messages/m1/$value", 5)).toEqual({ ok: true, value: "too-large" });
      },
    );
  });

  test("is refused as Graph refuses", async () => {
    await withTenant(
      (_, response) => error(response, 423, "resourceLocked"),
      async ({ graph }) => expect(await graph.download(CONTENT, 9)).toMatchObject({ refusal: { cause: "locked" } }),
    );
  });

  test.each([
    ["not encrypted", "http://files.example/x", " (files.example)"],
    ["another scheme", "file:///etc/passwd", ""],
    ["with a password", "https://a:b@files.example/x", " (files.example)"],
    ["of a host that Graph is not known to send on to", "https://files.example/x?signed=x", " (files.example)"],
  ])("does not follow an address that is %s, and tells its host alone", async (_, location, host) => {
    await withTenant(
      (_request, response) => response.writeHead(302, { location }).end(),
      async ({ graph }) => {
        const thrown = await graph.download(CONTENT, 9).catch((cause: unknown) => cause);
        expect(String(thrown)).toBe(
          `GraphFault: GET /drives/{id}/items/{id}/content: redirected to an address that may not be followed${host}`,
        );
      },
    );
  });

  test("does not run in circles", async () => {
    await withStorage(
      ({ path }, response) => response.writeHead(302, { location: path }).end(),
      async ({ graph }) => await expect(graph.download(CONTENT, 9)).rejects.toThrow("too many redirects"),
    );
  });
});

describe("a report", () => {
  const HEAD = '\uFEFFReport Refresh Date, User Principal Name ,"Display Name"\r\n';
  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => `2026-01-01,u${at}@x.fr,"Nom, ${at}\nà la ligne"\r\n`).join("");

  test("gives its rows by the names of columns, without the byte order mark", async () => {
    await withStorage(
      (_, response) => response.writeHead(200, { "content-type": "application/octet-stream" }).end(HEAD + rowsOf(3)),
      async ({ graph, storage }) => {
        const rows = await all(graph.report(REPORT));
        expect(rows).toHaveLength(3);
        expect(rows[1]).toEqual({
          ok: true,
          value: {
            "Report Refresh Date": "2026-01-01",
            "User Principal Name": "u1@x.fr",
            "Display Name": "Nom, 1\nà la ligne",
          },
        });
        expect(storage.seen[0]?.headers.authorization).toBeUndefined();
        expect(storage.seen[0]?.headers).toMatchObject(ASKER);
      },
    );
  });

  test.each([
    ["headers only", HEAD],
    ["nothing at all", ""],
  ])("of %s has no row", async (_, body) => {
    await withStorage(
      (_request, response) => response.end(body),
      async ({ graph }) => expect(await all(graph.report(REPORT))).toEqual([]),
    );
  });

  test.each([
    ["a page of a proxy", "<html><body>Connexion</body></html>\n"],
    ["a page over lines", "<html>\n<body>\n<p>Connexion, svp</p>\n</body>\n</html>\n"],
    ["another table", "a,b\r\n1,2\r\n"],
  ])("in whose place %s comes is asked for again, and given up when it goes on", async (_, page) => {
    await withStorage(
      ({ path }, response) => response.end(path.endsWith("n=1") ? page : HEAD + rowsOf(3)),
      async ({ graph }) => expect(await all(graph.report(REPORT))).toHaveLength(3),
    );
    await withStorage(
      (_request, response) => response.end(page),
      async ({ graph }) =>
        expect(await all(graph.report(REPORT))).toMatchObject([{ refusal: { cause: "given-up", status: 200 } }]),
    );
  });

  test("may come packed", async () => {
    await withStorage(
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(HEAD + rowsOf(500))),
      async ({ graph }) => expect(await all(graph.report(REPORT))).toHaveLength(500),
    );
  });

  test("that is cut is read again, and no row is told twice", async () => {
    await withStorage(
      ({ path }, response) => {
        const whole = HEAD + rowsOf(2000);
        if (!path.endsWith("n=1")) return response.end(whole);
        response.writeHead(200, { "content-length": Buffer.byteLength(whole) });
        response.write(whole.slice(0, whole.length / 2));
        return setTimeout(() => response.socket?.destroy(), 30);
      },
      async ({ graph, storage }) => {
        const names = (await all(graph.report(REPORT))).map((row) => row.ok && row.value["User Principal Name"]);
        expect(names).toEqual(Array.from({ length: 2000 }, (_, at) => `u${at}@x.fr`));
        expect(storage.seen).toHaveLength(2);
      },
    );
  });

  test("may be left before its end", async () => {
    await withStorage(
      (_, response) => response.end(HEAD + rowsOf(20_000)),
      async ({ graph }) => {
        for await (const row of graph.report(REPORT)) {
          expect(row.ok).toBe(true);
          break;
        }
      },
    );
  });

  test("is refused as Graph refuses", async () => {
    await withTenant(
      (_, response) => json(response, 403, { error: { code: "S2SUnauthorized" } }),
      async ({ graph }) => {
        expect(await all(graph.report(REPORT))).toMatchObject([
          { ok: false, refusal: { cause: "forbidden", code: "S2SUnauthorized" } },
        ]);
      },
    );
  });
});
