/**
 * The second port: bytes of files and reports at addresses that are good for a short while and for whoever holds
 * them. A request that brings a token along is refused, and counted as a leak.
 */

import type { IncomingMessage, ServerResponse } from "node:http";
import { randomOf } from "../random.ts";
import type { Clock } from "./clock.ts";
import type { Counters } from "./counters.ts";
import type { Cut, FaultSource } from "./faults.ts";
import type { Outages } from "./outages.ts";
import { endless } from "./sending.ts";

/** Bytes that may be many: asked for piece by piece, or made row by row. */
export type Content =
  | { readonly type: string; readonly size: number; piece(from: number, length: number): Uint8Array }
  | { readonly type: string; readonly size: null; rows(): Iterable<string> };

export type ContentSource = (path: string) => Content | null;

const PIECE = 64 * 1024;
/** Milliseconds that an address is good for. */
const LIFETIME = 15 * 60_000;

export interface ContentPort {
  /** @param root address of the port */
  addressOf(root: string, path: string): string;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** What the port is served with. */
export interface Depot {
  readonly seed: string;
  readonly source: ContentSource;
  readonly faults: FaultSource;
  readonly outages: Outages;
  readonly counters: Counters;
  readonly clock: Clock;
}

export function contentPort({ seed, source, faults, outages, counters, clock }: Depot): ContentPort {
  let issued = 0;
  const signed = (path: string, number: string, until: string) =>
    randomOf(seed, "address", path, number, until).hex(32);
  return {
    addressOf(root, path) {
      const [number, until] = [String(issued++), String(Math.floor(clock.now() + LIFETIME))];
      return `${root}${path}?tempauth=${number}.${until}.${signed(path, number, until)}`;
    },
    async listener(request, response) {
      counters.downloads++;
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://content");
      const [number = "", until = "", signature] = (searchParams.get("tempauth") ?? "").split(".");
      if (request.headers.authorization !== undefined) {
        counters.leaks++;
        return refuse(response, 401, "This address wants no token.");
      }
      if (request.method !== "GET") return refuse(response, 405, "Only GET.");
      const down = outages(null, clock.now());
      if (down !== null) return refuse(response, down.refusal.status, down.refusal.message, down.headers);
      if (signed(pathname, number, until) !== signature) return refuse(response, 403, "The address is not good.");
      if (Number(until) <= clock.now() || faults.chance("expiredDownloads", `${pathname} ${number}`))
        return refuse(response, 403, "The address is over.");
      const content = source(pathname);
      if (content === null) return refuse(response, 404, "Nothing there.");
      await send(request, response, content, faults.download(pathname));
    },
  };
}

function refuse(response: ServerResponse, status: number, message: string, headers = {}): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers }).end(message);
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  content: Content,
  cut: Cut | null,
): Promise<void> {
  if (cut !== null || content.size === null) response.writeHead(200, { "content-type": content.type });
  if (cut === "endless") return endless(response, new Uint8Array(0));
  // Headers, and then nothing.
  if (cut !== null) return response.flushHeaders();
  if (content.size === null) {
    await sendAll(response, content.rows());
    return;
  }
  const { size, type } = content;
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const from = Number(range?.[1] ?? 0);
  const until = Math.min(size, range?.[2] ? Number(range[2]) + 1 : size);
  if (range !== null && from >= size) {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  response.writeHead(range === null ? 200 : 206, {
    "content-type": type,
    "content-length": Math.max(0, until - from),
    "accept-ranges": "bytes",
    ...(range === null ? {} : { "content-range": `bytes ${from}-${until - 1}/${size}` }),
  });
  await sendAll(response, pieces(content, from, until));
}

function* pieces(content: Extract<Content, { size: number }>, from: number, until: number): Generator<Uint8Array> {
  for (let at = from; at < until; at += PIECE) yield content.piece(at, Math.min(PIECE, until - at));
}

async function sendAll(response: ServerResponse, parts: Iterable<string | Uint8Array>): Promise<void> {
  for (const part of parts) {
    if (response.destroyed) return;
    if (!response.write(part)) await drained(response);
  }
  response.end();
}

/** Who asked may go away before it has read all. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}
