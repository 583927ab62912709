/** The two ports of the simulated tenant on the loopback, and what passes through them. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Answer, answerTo, type Call, ROOT, type World } from "./answering.ts";
import { batchAnswer, type Part, partsIn } from "./batch.ts";
import type { Timekeeper } from "./clock.ts";
import type { ContentPort } from "./content.ts";
import { type Counters, count, more } from "./counters.ts";
import { type Pauses, pauseIn } from "./limits/pauses.ts";
import type { Places } from "./limits/places.ts";
import { send } from "./sending.ts";

export interface Watch {
  /** By the tenant's clock. */
  readonly latencyMs?: number;
  readonly onRequest?: ((method: string, url: string) => void) | undefined;
  readonly onAnswer?: ((method: string, url: string, status: number, body: unknown) => void) | undefined;
}

/** What a port is served with. */
export interface Door {
  readonly world: World;
  readonly time: Timekeeper;
  /** By the tenant's clock. */
  readonly start: number;
  readonly places: Places;
  readonly pauses: Pauses;
  readonly counters: Counters;
  readonly watch: Watch;
}

const LOOPBACK = "127.0.0.1";
const MINUTE = 60_000;
/** Longer than any scan leaves a connection unused. */
const KEEP_ALIVE = 120_000;

export function graphServer(door: Door): Server {
  const { counters } = door;
  let opened = 0;
  const connections = new WeakMap<object, number>();
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE, noDelay: true }, (request, response) => {
    const arrival = {
      at: door.time.now(),
      real: performance.now(),
      connection: connections.get(request.socket) ?? 0,
    };
    serve(request, response, door, arrival).catch((fault: unknown) => {
      // Who asked went away before having said all.
      if (request.destroyed && !request.complete) return;
      // A defect of the simulator, which must not be taken for a fault on purpose: it is counted among the surprises.
      counters.defects.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
      const error = { code: "generalException", message: "The simulated tenant has a defect." };
      send(response, { status: 500, headers: {}, body: { error }, cut: null });
    });
  });
  return server.on("connection", (socket) => {
    counters.connections++;
    connections.set(socket, ++opened);
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  arrival: Call["arrival"],
): Promise<void> {
  const { world, counters, watch } = door;
  const url = new URL(request.url ?? "/", world.base());
  const method = request.method ?? "GET";
  const headers = request.headers as Record<string, string | undefined>;
  more(counters.userAgents, headers["user-agent"] ?? "");
  more(counters.priorities, headers["x-ms-throttle-priority"] ?? "");
  // What has no body is not waited for.
  const body = method === "GET" ? null : parsed(await bodyOf(request));
  const call = { method, url, headers, body, alone: true, arrival, admitted: true };
  const batched = url.pathname === `${ROOT}/$batch` && method === "POST";
  const parts = batched ? partsIn(body) : null;
  const entry = Array.isArray(parts)
    ? door.places.enter(
        parts.map((part: Part) => part.url),
        parts.some((part: Part) => part.chained),
      )
    : door.places.enter([url.pathname.slice(ROOT.length)], false);
  counters.mailboxPeak = door.places.peak();
  if (watch.latencyMs) await door.time.sleep(watch.latencyMs);
  const answer =
    parts === null ? one(door, { ...call, admitted: entry.admitted(0) }) : batch(door, call, parts, entry.admitted);
  entry.leave();
  send(response, answer);
}

/** What is no JSON asks for nothing. */
function parsed(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** Counted, told to whoever watches, and answered. */
function one(door: Door, call: Call, { onRequest, onAnswer } = door.watch): Answer {
  const { world, pauses, counters, time } = door;
  onRequest?.(call.method, call.url.href);
  const answer = answerTo(world, call);
  const { status, headers, route, family, units, lanes, over } = answer;
  const now = time.now();
  const insidePause = pauses.inside(lanes, call.arrival);
  const minute = Math.floor((now - door.start) / MINUTE);
  count(counters, { method: call.method, route, status, family, units, minute, insidePause });
  const until = status === 429 || status === 503 ? pauseIn(headers["retry-after"], now) : null;
  const paused = over ?? lanes.at(-1);
  if (until !== null && paused !== undefined) pauses.order(paused, until, performance.now(), now);
  onAnswer?.(call.method, call.url.href, status, answer.body);
  return answer;
}

/** The envelope goes through like any request, and each part after it. */
function batch(door: Door, call: Call, parts: readonly Part[] | string, admitted: (order: number) => boolean): Answer {
  const { onAnswer, ...quiet } = door.watch;
  const envelope = filled(door, call, parts, admitted, one(door, call, quiet));
  onAnswer?.(call.method, call.url.href, envelope.status, envelope.body);
  return envelope;
}

function filled(
  door: Door,
  call: Call,
  parts: readonly Part[] | string,
  admitted: (order: number) => boolean,
  envelope: Answer,
): Answer {
  if (envelope.status !== 200) return envelope;
  if (typeof parts === "string")
    return { ...envelope, status: 400, body: { error: { code: "BadRequest", message: parts } }, cut: null };
  const answers = parts.map((part, order) => ({ id: part.id, ...partAnswer(door, call, part, admitted(order)) }));
  return { ...envelope, body: batchAnswer(door.world.ministry.seed, answers) };
}

function partAnswer(door: Door, call: Call, part: Part, admitted: boolean) {
  const { method, url, headers, body } = part;
  const answer = one(door, {
    method,
    url: new URL(door.world.base() + url),
    headers: { authorization: call.headers.authorization, ...headers },
    body,
    alone: false,
    arrival: call.arrival,
    admitted,
  });
  const told = answer.body instanceof Uint8Array ? Buffer.from(answer.body).toString("base64") : answer.body;
  const type = { "Content-Type": answer.headers["content-type"] ?? "application/json" };
  return { status: answer.status, headers: { ...type, ...titled(answer.headers) }, body: told };
}

/** Parts of a batch write their headers as services do: `Retry-After`. */
function titled(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => name !== "content-type");
  return Object.fromEntries(
    entries.map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()), value]),
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}

export function contentServer({ listener }: ContentPort): Server {
  return createServer((request, response) => {
    listener(request, response).catch((fault: unknown) => response.destroy(fault as Error));
  });
}

/** Its address once it listens. */
export function listening(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve(`http://${LOOPBACK}:${typeof address === "object" && address !== null ? address.port : port}`);
    });
  });
}

export function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((fault) => (fault ? reject(fault) : resolve()));
    server.closeAllConnections();
  });
}
