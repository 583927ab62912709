/** A tiny tenant on loopback, told for each test what to answer; and a connection to it. */

import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DatedClock } from "../../src/graph/clock.ts";
import { type Connection, type ConnectOptions, connect } from "../../src/graph/connect.ts";
import { marked, markOf } from "../../src/graph/gate/mark.ts";
import { limitTable } from "../../src/store/limits.ts";

export interface Seen {
  readonly method: string;
  /** With its query, as it came. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Served {
  readonly origin: string;
  readonly seen: Seen[];
  close(): Promise<void>;
}

/** Answers one request: `turn` is 1 for the first of that path. */
export type Answering = (request: Seen, response: ServerResponse, turn: number) => void;

export async function serve(answer: Answering): Promise<Served> {
  const seen: Seen[] = [];
  const turns = new Map<string, number>();
  const listen: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
      seen.push(one);
      const turn = (turns.get(one.path) ?? 0) + 1;
      turns.set(one.path, turn);
      answer(one, response, turn);
    });
  };
  const server = createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export function error(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}) {
  json(response, status, { error: { code, message: "some words", innerError: { "request-id": "r-1" } } }, headers);
}

/** Time that passes only when somebody sleeps, and that remembers for how long. */
export function quickClock(start = Date.UTC(2026, 0, 1)): DatedClock & { readonly slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    wall: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

/** Time that passes only when the test says so: whoever sleeps is woken by it. */
export function heldClock(start = Date.UTC(2026, 0, 1)) {
  let now = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    wall: () => now,
    sleep: (milliseconds: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
        sleepers.push({ until: now + milliseconds, wake: resolve });
      }),
    /** And what comes of it is waited for. */
    async pass(milliseconds: number) {
      await settled();
      now += milliseconds;
      const due = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter(({ until }) => until > now);
      for (const { wake } of due) wake();
      await settled();
    },
    /** As long as it takes. */
    async until<T>(work: Promise<T>): Promise<T> {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      while (!done) await this.pass(1000);
      return await work;
    },
  };
}

/** Whatever was under way over loopback has come. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

export interface Connected {
  readonly connection: Connection;
  readonly graph: Connection["graph"];
  readonly server: Served;
  readonly clock: ReturnType<typeof quickClock>;
  readonly stop: AbortController;
}

/** Serves, connects, hands over, and closes whatever happens. */
export async function withTenant<T>(
  answer: Answering,
  use: (connected: Connected) => Promise<T>,
  options: Partial<ConnectOptions> = {},
): Promise<T> {
  const server = await serve(answer);
  const clock = quickClock();
  const stop = new AbortController();
  const connection = await connect({
    env: { BASCULE_ACCESS_TOKEN: "opaque", BASCULE_GRAPH_URL: `${server.origin}/v1.0` },
    version: "9.9.9",
    signal: stop.signal,
    limits: limitTable(),
    giveUpAfterSeconds: 1200,
    firstAnswerSeconds: 5,
    onDeviceCode: () => undefined,
    random: () => 0,
    clock,
    admit: anyRoute,
    ...options,
  });
  try {
    return await use({ connection, graph: connection.graph, server, clock, stop });
  } finally {
    await connection.close();
    await server.close();
  }
}

/** A link as a walk of that list gives it. */
export const givenFor = (path: string, link: string) => marked(link, markOf(path, null));

/** Everything that an iteration gives. */
export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** A schema that takes anything. */
export const anything = { parse: (value: unknown) => value };

/** What lies behind the gate is tried on routes that Graph does not know. */
export const anyRoute = () => null;
