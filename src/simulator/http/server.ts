/** The two ports of the simulated tenant on the loopback, and what passes through them. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Answer, answerTo, type Call, ROOT, type World } from "./answering.ts";
import { batchAnswer, type Part, partsIn } from "./batch.ts";
import type { ContentPort } from "./content.ts";
import { OVER_CONCURRENCY } from "./limits.ts";
import type { Counters } from "./settings.ts";

export interface Watch {
  readonly latencyMs?: number;
  readonly onRequest?: ((method: string, url: string) => void) | undefined;
  readonly onAnswer?: ((method: string, url: string, status: number, body: unknown) => void) | undefined;
}

const LOOPBACK = "127.0.0.1";

export function graphServer(world: World, counters: Counters, watch: Watch): Server {
  return createServer((request, response) => {
    serve(request, response, world, counters, watch).catch((fault: unknown) => {
      // Who asked went away before having said all.
      if (request.destroyed && !request.complete) return;
      // A defect of the simulator, which must not be taken for a fault on purpose: it is counted among the surprises.
      counters.defects.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
      send(response, defect());
    });
  });
}

function defect(): Answer {
  const error = { code: "generalException", message: "The simulated tenant has a defect." };
  return { status: 500, headers: {}, body: { error }, route: null, cut: null };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  counters: Counters,
  watch: Watch,
): Promise<void> {
  const url = new URL(request.url ?? "/", world.base());
  const text = await bodyOf(request);
  const headers = request.headers as Record<string, string | undefined>;
  const call: Call = {
    method: request.method ?? "GET",
    url,
    headers,
    body: parsed(text),
    alone: true,
  };
  const leave = world.limits.enter(url.pathname.slice(ROOT.length));
  if (watch.latencyMs) await new Promise((resolve) => setTimeout(resolve, watch.latencyMs));
  const batched = url.pathname === `${ROOT}/$batch` && call.method === "POST";
  const answer =
    leave === null
      ? overdone(call, counters, watch)
      : batched
        ? batch(world, call, counters, watch)
        : one(world, call, counters, watch);
  leave?.();
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
function one(world: World, call: Call, counters: Counters, { onRequest, onAnswer }: Watch): Answer {
  onRequest?.(call.method, call.url.href);
  const answer = answerTo(world, call);
  counters.requests++;
  if (answer.status === 429 || answer.status === 503) counters.throttled++;
  const route = `${call.method} ${answer.route ?? "unknown"}`;
  counters.byRoute[route] = (counters.byRoute[route] ?? 0) + 1;
  counters.byStatus[answer.status] = (counters.byStatus[answer.status] ?? 0) + 1;
  onAnswer?.(call.method, call.url.href, answer.status, answer.body);
  return answer;
}

/** The envelope goes through like any request, and each part after it. */
function batch(world: World, call: Call, counters: Counters, watch: Watch): Answer {
  const { onAnswer, ...quiet } = watch;
  const envelope = filled(world, call, counters, one(world, call, counters, quiet), watch);
  onAnswer?.(call.method, call.url.href, envelope.status, envelope.body);
  return envelope;
}

function filled(world: World, call: Call, counters: Counters, envelope: Answer, watch: Watch): Answer {
  if (envelope.status !== 200) return envelope;
  const parts = partsIn(call.body);
  if (typeof parts === "string")
    return { ...envelope, status: 400, body: { error: { code: "BadRequest", message: parts } }, cut: null };
  const answers = parts.map((part) => ({ id: part.id, ...partAnswer(world, call, part, counters, watch) }));
  return { ...envelope, body: batchAnswer(world.ministry.seed, answers) };
}

function partAnswer(world: World, call: Call, part: Part, counters: Counters, watch: Watch) {
  const { method, url, headers, body } = part;
  const own = {
    method,
    url: new URL(world.base() + url),
    headers: { authorization: call.headers.authorization, ...headers },
    body,
    alone: false,
  };
  const answer = one(world, own, counters, watch);
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

function overdone({ method, url }: Call, counters: Counters, { onRequest, onAnswer }: Watch): Answer {
  const { status, code, message } = OVER_CONCURRENCY;
  onRequest?.(method, url.href);
  counters.requests++;
  counters.throttled++;
  counters.byStatus[status] = (counters.byStatus[status] ?? 0) + 1;
  onAnswer?.(method, url.href, status, { error: { code, message } });
  return { status, headers: { "retry-after": "1" }, body: { error: { code, message } }, route: null, cut: null };
}

function send(response: ServerResponse, { status, headers, body, cut }: Answer): void {
  if (cut === "reset") {
    response.destroy();
    return;
  }
  const json = body !== null && typeof body === "object" && !(body instanceof Uint8Array);
  const told = json ? JSON.stringify(body) : ((body ?? "") as string | Uint8Array);
  const length = Buffer.byteLength(told);
  const type = json ? { "content-type": "application/json;odata.metadata=minimal" } : {};
  response.writeHead(status, { ...type, "content-length": length, ...headers });
  if (cut === "truncated") {
    response.write(Buffer.from(told).subarray(0, Math.ceil(length / 2)), () => response.destroy());
    return;
  }
  response.end(told);
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
