/** Tells each request that left to whoever keeps a record of them. */

import type { OnRequest, RequestLine } from "../model/request-line.ts";
import { jsonOf } from "./error-body.ts";
import { targetOf } from "./network/target.ts";
import type { Reply, Wire, WireRequest } from "./network/wire.ts";
import { routeOf } from "./route.ts";

/** The same way out, each of whose requests is told once it is answered, or is not. @param now milliseconds, by the machine's clock. */
export function toldWire(wire: Wire, onRequest: OnRequest, now: () => number): Wire {
  let batches = 0;
  const tell = ({ method, url, route }: WireRequest, status: number | null, more: Partial<RequestLine> = {}) => {
    const { host } = new URL(url);
    const [bare = "", query = ""] = (route ?? targetOf(url).path).split(/\?(.*)/s);
    const at = new Date(now()).toISOString();
    const signed = route === undefined ? {} : ({ signed: true } as const);
    onRequest({ at, method, host, route: routeOf(bare), query: queryOf(query), status, ...signed, ...more });
  };
  const tellAll = (request: WireRequest, reply: Reply | null) => {
    const parts = partsOf(request);
    if (parts === null) return tell(request, reply?.status ?? null);
    batches += 1;
    const batch = { batch: batches };
    tell(request, reply?.status ?? null, batch);
    const statuses = statusesIn(reply);
    const root = request.url.replace(/\/\$batch$/, "");
    for (const { id, url } of parts)
      tell({ ...request, method: "GET", url: root + url }, statuses.get(id) ?? null, batch);
  };
  /** Told whatever becomes of it. */
  const told = async <T>(sent: Promise<T>, of: (answer: T | null) => void): Promise<T> => {
    const answer = await sent.catch((cause: unknown) => {
      of(null);
      throw cause;
    });
    of(answer);
    return answer;
  };
  return {
    open: (request) => told(wire.open(request), (stream) => tell(request, stream?.status ?? null)),
    send: (request, limit) => told(wire.send(request, limit), (reply) => tellAll(request, reply)),
    close: () => wire.close(),
  };
}

/** Of an envelope of our own making; null of what is none. */
function partsOf({ url, body }: WireRequest): readonly { readonly id: string; readonly url: string }[] | null {
  return body !== undefined && /\/\$batch$/.test(url) ? JSON.parse(body).requests : null;
}

/** What says which properties, or how many, in Graph's words and figures. */
const OF_GRAPH = /^\$(select|expand|top|count)$/;
const WORDS = /^[\w.,@ ()$=']{1,500}$/;
const NAME = /^[\w.$@-]{1,40}$/;

/** Names, and what they say where it cannot name anybody; a link's own are tokens. */
function queryOf(query: string): readonly string[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s).map(decoded);
      if (!NAME.test(name)) return "?";
      return OF_GRAPH.test(name.toLowerCase()) && WORDS.test(value) ? `${name}=${value}` : name;
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return "?";
  }
}

function statusesIn(reply: Reply | null): ReadonlyMap<string, number> {
  const json = reply === null ? null : jsonOf(reply.body);
  const responses = typeof json === "object" && json !== null && "responses" in json ? json.responses : null;
  if (!Array.isArray(responses)) return new Map();
  return new Map(
    responses
      .filter((one: unknown): one is { id: unknown; status: number } => typeof Object(one).status === "number")
      .map(({ id, status }) => [String(id), status]),
  );
}
