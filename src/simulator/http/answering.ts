/**
 * One request of the simulated Graph, from the token to the answer: who asks, what is asked for, whether it may be,
 * whether it is too much, what goes wrong on purpose, and then the route.
 */

import type { Ministry } from "../ministry/ministry.ts";
import { randomOf } from "../random.ts";
import type { Cut, FaultSource } from "./faults.ts";
import { type Family, familyOf } from "./limits/families.ts";
import { type Lane, lanesOf, type Visit } from "./limits/lanes.ts";
import type { Limits } from "./limits/limits.ts";
import type { Arrival } from "./limits/pauses.ts";
import { OVER_CONCURRENCY } from "./limits/telling.ts";
import type { Outages } from "./outages.ts";
import { pageOf, projected } from "./paging.ts";
import type { Finder, Match } from "./paths.ts";
import type { Asked, Headers, Json, Refused, Reply } from "./route.ts";
import { claimsIn } from "./tokens.ts";
import { type Hop, hopOf, unevenly } from "./uneven.ts";

export interface Call {
  readonly method: string;
  /** Whole, as asked. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** Not inside of a batch. */
  readonly alone: boolean;
  readonly arrival: Arrival;
  /** Found a place in the mailbox that it is about, if it is about one. */
  readonly admitted: boolean;
}

/** What is served, and to whom it counts. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON, text or bytes. */
  readonly body: unknown;
  readonly route: string | null;
  /** The connection fails instead of the answer, or in its middle. */
  readonly cut: Cut | null;
  readonly family: Family;
  readonly units: number;
  readonly lanes: readonly Lane[];
  /** Of the lanes the one that is over. */
  readonly over: Lane | null;
}

export interface World {
  readonly ministry: Ministry;
  readonly find: Finder;
  readonly faults: FaultSource;
  readonly outages: Outages;
  readonly limits: Limits;
  /** Permissions of which one is needed, by the path of a route; null: everything is allowed. */
  readonly needs: ((path: string) => readonly string[]) | null;
  readonly base: () => string;
  readonly elsewhere: (path: string) => string;
  readonly now: () => number;
}

/** Version and root of every address. */
export const ROOT = "/v1.0";

/** A request whose route is known, and what it counts towards. */
interface Received {
  readonly call: Call;
  readonly path: string;
  readonly match: Match;
  readonly hop: Hop;
  readonly visit: Visit;
  readonly family: Family;
  readonly lanes: readonly Lane[];
}

const NOWHERE = { family: "other", lanes: [], units: 0, over: null } as const;

export function answerTo(world: World, call: Call): Answer {
  const received = receive(world, call);
  const about = received === null ? NOWHERE : { family: received.family, lanes: received.lanes, units: 0, over: null };
  const answer = received === null ? lost(world, call) : (turnedAway(world, received) ?? admit(world, received));
  return { ...about, ...answer };
}

type Told = Omit<Answer, "family" | "lanes" | "units" | "over"> & Partial<Pick<Answer, "units" | "over">>;

function receive(world: World, call: Call): Received | null {
  const { pathname } = call.url;
  const path = pathname.startsWith(`${ROOT}/`) ? pathname.slice(ROOT.length) : null;
  const match = path === null ? null : world.find(call.method, path);
  if (path === null || match === null) return null;
  const hop = hopOf(call.url);
  const { route, params } = match;
  const visit = { method: call.method, route: route.path, params, query: hop.url.searchParams, now: world.now() };
  const family = familyOf(route.path);
  return { call, path, match, hop, visit, family, lanes: lanesOf(visit, family) };
}

/** An address that Graph does not know; a token is looked at first. */
function lost(world: World, { headers }: Call): Told {
  const down = world.outages(null, world.now());
  if (down !== null) return refusal(world, null, down.refusal, down.headers);
  if (claimsIn(headers.authorization, world.ministry.tenant, world.now()) === null)
    return refusal(world, null, UNKNOWN);
  return refusal(world, null, { status: 400, code: "BadRequest", message: "Resource not found for the segment." });
}

const UNKNOWN: Refused = {
  status: 401,
  code: "InvalidAuthenticationToken",
  message: "Access token is missing, over, or not for this tenant.",
};

/** Before anything is charged. */
function turnedAway(world: World, { call, match, family, visit }: Received): Told | null {
  const down = world.outages(family, visit.now);
  if (down !== null) return refusal(world, match, down.refusal, down.headers);
  const { authorization } = call.headers;
  const claims = claimsIn(authorization, world.ministry.tenant, visit.now);
  if (claims === null || world.faults.overdue(authorization ?? "", call.url.pathname + call.url.search))
    return refusal(world, match, UNKNOWN);
  const needed = world.needs?.(match.route.path) ?? [];
  if (needed.length === 0 || needed.some((role) => claims.roles.includes(role))) return null;
  const message = "Insufficient privileges to complete the operation.";
  return refusal(world, match, { status: 403, code: "Authorization_RequestDenied", message });
}

function admit(world: World, received: Received): Told {
  const { call, path, match, visit, lanes } = received;
  const { refused, headers, units, over } = world.limits(visit);
  const charged = { units, over };
  if (!call.admitted)
    return { ...refusal(world, match, OVER_CONCURRENCY, { "retry-after": "1" }), units, over: lanes.at(-1) ?? null };
  if (refused !== null) return { ...refusal(world, match, refused, headers), ...charged };
  const address = call.url.pathname + call.url.search;
  const attempt = { method: call.method, address, path, query: visit.query, now: visit.now, whole: call.alone };
  const fault = world.faults.of(attempt);
  if (fault?.kind === "refused") {
    const again =
      fault.refusal.status === 410 && path.startsWith("/drives/") ? startOver(world, path, received.hop.url) : {};
    return { ...refusal(world, match, fault.refusal, { ...fault.headers, ...again }), ...charged };
  }
  const answer = told(world, received);
  return { ...answer, ...charged, headers: { ...answer.headers, ...headers }, cut: fault?.kind ?? null };
}

/** Drives say where to begin again. */
function startOver(world: World, path: string, { searchParams }: URL): Headers {
  const kept = [...searchParams].filter(([name]) => !/token$/.test(name));
  const options = kept.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return { location: `${world.base()}${path.replace(/\(token=.*$/, "")}?${options.join("&")}` };
}

function told(world: World, received: Received): Told {
  const { match, call, visit } = received;
  const claims = claimsIn(call.headers.authorization, world.ministry.tenant, visit.now);
  const asked: Asked = {
    ministry: world.ministry,
    params: match.params,
    query: visit.query,
    headers: call.headers,
    body: call.body,
    base: world.base(),
    now: visit.now,
    roles: claims?.roles ?? [],
    appId: claims?.appid ?? "",
  };
  return rendered(world, received, match.route.answer(asked), asked);
}

function rendered(world: World, { match, hop }: Received, reply: Reply, asked: Asked): Told {
  const { shape = {} } = match.route;
  const whole = { status: 200, headers: {}, route: match.route.path, cut: null };
  const { faults } = world;
  switch (reply.kind) {
    case "found":
      // A page that a route has laid out itself is told as it is: a delta of files, with its own links.
      if ("value" in reply.body)
        return { ...whole, body: inContext(world, match, unevenly(reply.body, hop, faults, true)) };
      return { ...whole, body: inContext(world, match, projected(reply.body, asked.query, shape)) };
    case "slots": {
      const repeats = (place: string) => faults.chance("duplicates", place);
      const page = pageOf(hop.url, asked, reply.slots, shape, repeats);
      if (page.kind !== "found") return refusalOf(world, match, page);
      return { ...whole, body: inContext(world, match, unevenly(page.body, hop, faults, false)) };
    }
    case "text": {
      const text = match.route.path.endsWith("/$count")
        ? String(faults.counted(hop.url.pathname + hop.url.search, Number(reply.text)))
        : reply.text;
      return { ...whole, headers: { "content-type": "text/plain" }, body: text };
    }
    case "bytes":
      return { ...whole, headers: { "content-type": "application/octet-stream" }, body: reply.bytes };
    case "elsewhere":
      return { ...whole, status: 302, headers: { location: world.elsewhere(reply.path) }, body: null };
    case "refused":
      return refusalOf(world, match, reply);
  }
}

function refusalOf(world: World, match: Match, reply: Reply): Told {
  if (reply.kind !== "refused") throw new TypeError(`a page is no ${reply.kind}`);
  return refusal(world, match, reply.refusal, reply.headers);
}

const contexts = new Map<string, string>();

function inContext(world: World, { route }: Match, body: Json): object {
  const about = contexts.get(route.path) ?? route.path.slice(1).replace(/\/?\{[^}]*\}/g, "");
  contexts.set(route.path, about);
  return { "@odata.context": `${world.base()}/$metadata#${about}`, ...body };
}

function refusal(world: World, match: Match | null, { status, code, message }: Refused, headers: Headers = {}): Told {
  const id = randomOf("request", status, code, match?.route.path ?? "").guid();
  const innerError = {
    date: new Date(world.now()).toISOString().slice(0, 19),
    "request-id": id,
    "client-request-id": id,
  };
  return {
    status,
    headers: { "request-id": id, ...headers },
    body: { error: { code, message, innerError } },
    route: match?.route.path ?? null,
    cut: null,
  };
}
