/** Connections that stop without a word, wherever they stop, and bodies that drip or never end: cut, and tried again. */

import { createServer as createProxy } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { TooLarge, unpacked } from "../../src/graph/body.ts";
import { steady } from "../../src/graph/network/steady.ts";
import { openWire } from "../../src/graph/network/wire.ts";
import { setbackBy } from "../../src/graph/setback.ts";
import { type Answering, all, anything, json, serve, withTenant } from "./tenant.ts";

/** A minute passes in a second. */
const SPEED = 60;
const QUICK = (origin: string) => ({
  env: { BASCULE_ACCESS_TOKEN: "opaque", BASCULE_GRAPH_URL: `${origin}/v1.0`, BASCULE_CLOCK_SPEED: String(SPEED) },
});

const open: { close(): void }[] = [];
afterAll(() => {
  for (const one of open) one.close();
});

/** Takes connections, and does with them what it is told. */
async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return (server.address() as { port: number }).port;
}

const silent = () => listening(createServer(() => undefined));

/** Opens the tunnel that it is asked for, and leads nowhere. */
const tunnelling = () => {
  const proxy = createProxy();
  proxy.on("connect", (_request, socket) => socket.write("HTTP/1.1 200 OK\r\n\r\n"));
  return listening(proxy);
};

describe("a connection that stops without a word is cut", () => {
  test.concurrent.each<[string, () => Promise<{ url: string; env?: Record<string, string> }>]>([
    ["once it is taken", async () => ({ url: `http://127.0.0.1:${await silent()}/` })],
    ["in the middle of the encryption", async () => ({ url: `https://127.0.0.1:${await silent()}/` })],
    [
      "at the proxy",
      async () => ({ url: "https://graph.example/", env: { HTTPS_PROXY: `http://127.0.0.1:${await silent()}` } }),
    ],
    [
      "in a tunnel through the proxy",
      async () => ({ url: "https://graph.example/", env: { HTTPS_PROXY: `http://127.0.0.1:${await tunnelling()}` } }),
    ],
  ])("%s", async (_case, at) => {
    const { url, env = {} } = await at();
    const wire = await openWire(env, SPEED);
    try {
      const patient = AbortSignal.timeout(20_000);
      const thrown: unknown = await wire
        .send({ method: "GET", url, headers: {}, signal: patient }, 100)
        .catch((cause: unknown) => cause);
      expect(setbackBy(thrown)).toMatchObject({ kind: "network", code: "noAnswerInTime" });
    } finally {
      await wire.close();
    }
  });
});

describe("is asked again", () => {
  const answerIn =
    (good: object): Answering =>
    (_request, response, turn) => {
      if (turn === 1) return;
      if (turn === 2) {
        response.writeHead(200, { "content-type": "application/json" });
        response.write('{"value":[');
        return;
      }
      if (turn === 3) return drip(response);
      json(response, 200, good);
    };

  test.concurrent("what stalls before and in its answer, and what drips", async () => {
    const server = await serve(answerIn({ value: ["all"] }));
    await withTenant(
      () => undefined,
      async ({ graph }) => {
        expect(await graph.get("/users", anything)).toEqual({ ok: true, value: { value: ["all"] } });
        expect(server.seen).toHaveLength(4);
      },
      { ...QUICK(server.origin), firstAnswerSeconds: 30 },
    );
    await server.close();
  });

  test.concurrent("a file and a report that stall or drip at the address they stand at", async () => {
    const storage = await serve(({ path }, response, turn) => {
      if (turn === 1) return;
      if (turn === 2) return drip(response);
      if (path === "/file") return response.end("bytes");
      response.end("Report Refresh Date,User\n2026-01-01,a\n2026-01-01,b\n");
    });
    const graph = await serve(({ path }, response) =>
      response.writeHead(302, { location: `${storage.origin}${path.includes("reports") ? "/report" : "/file"}` }).end(),
    );
    await withTenant(
      () => undefined,
      async ({ graph: tenant }) => {
        const [file, rows] = await Promise.all([
          tenant.download("/drives/d/items/i/content", 100_000),
          all(tenant.report("/reports/getMailboxUsageDetail(period='D180')")),
        ]);
        expect(file).toEqual({ ok: true, value: Buffer.from("bytes") });
        expect(rows).toHaveLength(2);
        expect(storage.seen).toHaveLength(6);
      },
      { ...QUICK(graph.origin), firstAnswerSeconds: 30 },
    );
    await graph.close();
    await storage.close();
  });
});

/** Ten bytes ten times a second: far from a stall, and far from a thousand a second. */
function drip(response: Parameters<Answering>[1]): void {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write("          "), 100);
  response.on("close", () => clearInterval(timer));
}

test("whoever reads may take its time: only the wait for the network counts", async () => {
  const read = [];
  for await (const chunk of steady(
    Readable.from([Buffer.from("a"), Buffer.from("b"), Buffer.from("c")]),
    30,
    () => {},
  )) {
    read.push(String(chunk));
    await delay(40);
  }
  expect(read).toEqual(["a", "b", "c"]);
});

describe("a body that never ends is cut, and told as such", () => {
  const spaces = Buffer.alloc(1_000_000, " ");
  /** Goes on for as long as somebody listens. */
  const endless =
    (piece: Buffer, headers: Record<string, string> = {}, head: Buffer = spaces): Answering =>
    (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", ...headers });
      response.write(head);
      const more = () => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
  test("a page", async () => {
    await withTenant(endless(spaces), async ({ graph, server, connection }) => {
      const refusal = { cause: "unexpected", code: "answerTooLarge", status: 200 };
      expect(await graph.get("/users", anything)).toMatchObject({ ok: false, refusal });
      expect(server.seen).toHaveLength(3);
      const bytes = [...connection.account().values()].reduce((sum, tally) => sum + tally.bytes, 0);
      expect(bytes / 3).toBeLessThan(66_000_000);
    });
  });

  test("a refusal is told by its status", async () => {
    await withTenant(
      (_request, response) => {
        response.writeHead(403);
        const timer = setInterval(() => response.write(spaces), 1);
        response.on("close", () => clearInterval(timer));
      },
      async ({ graph }) =>
        expect(await graph.get("/users/u1", anything)).toMatchObject({ refusal: { cause: "forbidden", status: 403 } }),
    );
  });

  test("a report that comes without a redirect", async () => {
    await withTenant(endless(spaces), async ({ graph, server }) => {
      const refusal = { cause: "unexpected", code: "answerTooLarge" };
      expect(await all(graph.report("/reports/x"))).toMatchObject([{ ok: false, refusal }]);
      expect(server.seen).toHaveLength(1);
    });
  });

  test("a bomb, and a plain body, bit by bit", async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    for (const [packed, encoding] of [[bomb, "gzip"] as const, [Buffer.alloc(5_000_000), null] as const]) {
      let size = 0;
      const thrown: unknown = await (async () => {
        const pieces = (async function* () {
          yield packed;
        })();
        for await (const piece of unpacked(pieces, encoding, 1_000_000)) size += piece.length;
      })().catch((cause: unknown) => cause);
      expect(size).toBeLessThanOrEqual(1_000_000);
      expect(thrown).toBeInstanceOf(TooLarge);
    }
  });

  // A quarter of a gigabyte of rows takes a while: in the long run alone.
  const reports: readonly [string, Record<string, string>, (piece: Buffer) => Buffer][] = [
    ["a report", {}, (piece) => piece],
    ["a report that is a bomb", { "content-encoding": "gzip" }, (piece) => gzipSync(piece, { level: 1 })],
  ];
  test.each(process.env.BASCULE_TEST_LONG ? reports : [])("%s", async (_case, headers, packed) => {
    const head = packed(Buffer.from("Report Refresh Date,User\n2026-01-01,a\n"));
    const rows = packed(Buffer.from(`2026-01-01,${"x".repeat(900_000)}\n`.repeat(10)));
    const storage = await serve(endless(rows, headers, head));
    await withTenant(
      (_request, response) => response.writeHead(302, { location: `${storage.origin}/r` }).end(),
      async ({ graph }) => {
        let told = 0;
        for await (const row of graph.report("/reports/getMailboxUsageDetail(period='D180')")) {
          if (row.ok) told += 1;
          else expect(row.refusal).toMatchObject({ cause: "unexpected", code: "answerTooLarge" });
        }
        expect(told).toBeGreaterThan(200);
        expect(storage.seen).toHaveLength(1);
      },
    );
    await storage.close();
  });
});
