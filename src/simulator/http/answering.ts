/**
 * One request of the simulated Graph, from the token to the answer: who asks, what is asked for, whether it may be,
 * whether it is too much, what goes wrong on purpose, and then the route.
 */

import type { Ministry } from "../ministry/ministry.ts";
import { randomOf } from "../random.ts";
import type { FaultSource } from "./faults.ts";
import type { Limits } from "./limits.ts";
import { pageOf, projected, type Unevenness } from "./paging.ts";
import type { Finder, Match } from "./paths.ts";
import type { Asked, Headers, Refused, Reply } from "./route.ts";
import { claimsIn } from "./tokens.ts";

export interface Call {
  readonly method: string;
  /** Whole, as asked. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** Not inside of a batch. */
  readonly alone: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON, text or bytes. */
  readonly body: unknown;
  readonly route: string | null;
  /** The connection fails instead of the answer, or in its middle. */
  readonly cut: "reset" | "truncated" | null;
}

export interface World {
  readonly ministry: Ministry;
  readonly find: Finder;
  readonly faults: FaultSource;
  readonly limits: Limits;
  readonly uneven: Unevenness;
  /** Permissions of which one is needed, by the path of a route; null: everything is allowed. */
  readonly needs: ((path: string) => readonly string[]) | null;
  readonly base: () => string;
  readonly elsewhere: (path: string) => string;
  readonly now: () => number;
}

/** Version and root of every address. */
export const ROOT = "/v1.0";

export function answerTo(world: World, call: Call): Answer {
  const { method, url, headers } = call;
  const claims = claimsIn(headers.authorization, world.ministry.tenant, world.now());
  if (claims === null)
    return refusal(world, null, {
      status: 401,
      code: "InvalidAuthenticationToken",
      message: "Access token is missing, over, or not for this tenant.",
    });
  const path = url.pathname.startsWith(`${ROOT}/`) ? url.pathname.slice(ROOT.length) : null;
  const match = path === null ? null : world.find(method, path);
  if (path === null || match === null)
    return refusal(world, null, { status: 400, code: "BadRequest", message: "Resource not found for the segment." });
  const needed = world.needs?.(match.route.path) ?? [];
  if (needed.length > 0 && !needed.some((role) => claims.roles.includes(role)))
    return refusal(world, match, {
      status: 403,
      code: "Authorization_RequestDenied",
      message: "Insufficient privileges to complete the operation.",
    });
  const charge = world.limits.charge(match.route.path, path, url, world.now());
  if (charge.refused !== null) return refusal(world, match, charge.refused, charge.headers);
  const fault = world.faults.of(method, url.pathname + url.search, path, world.now(), call.alone);
  if (fault?.kind === "refused") {
    const again = fault.refusal.status === 410 && path.startsWith("/drives/") ? startOver(world, path, url) : {};
    return refusal(world, match, fault.refusal, { ...fault.headers, ...again });
  }
  const answer = told(world, match, call, claims.roles);
  return { ...answer, headers: { ...answer.headers, ...charge.headers }, cut: fault?.kind ?? null };
}

/** Drives say where to begin again. */
function startOver(world: World, path: string, { searchParams }: URL): Headers {
  const kept = [...searchParams].filter(([name]) => !/token$/.test(name));
  const options = kept.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return { location: `${world.base()}${path.replace(/\(token=.*$/, "")}?${options.join("&")}` };
}

function told(world: World, match: Match, { url, headers, body }: Call, roles: readonly string[]): Answer {
  const asked: Asked = {
    ministry: world.ministry,
    params: match.params,
    query: url.searchParams,
    headers,
    body,
    base: world.base(),
    now: world.now(),
    roles,
  };
  return rendered(world, match, match.route.answer(asked), asked, url);
}

function rendered(world: World, match: Match, reply: Reply, asked: Asked, url: URL): Answer {
  const { shape = {} } = match.route;
  const whole = { status: 200, headers: {}, route: match.route.path, cut: null };
  switch (reply.kind) {
    case "found":
      // A page that a route has laid out itself is told as it is: a delta of files, with its own links.
      if ("value" in reply.body) return { ...whole, body: inContext(world, match, reply.body) };
      return { ...whole, body: inContext(world, match, projected(reply.body, asked.query, shape)) };
    case "slots": {
      const page = pageOf(url, asked, reply.slots, shape, world.uneven);
      if (page.kind !== "found") return rendered(world, match, page, asked, url);
      return { ...whole, body: inContext(world, match, page.body) };
    }
    case "text":
      return { ...whole, headers: { "content-type": "text/plain" }, body: reply.text };
    case "bytes":
      return { ...whole, headers: { "content-type": "application/octet-stream" }, body: reply.bytes };
    case "elsewhere":
      return { ...whole, status: 302, headers: { location: world.elsewhere(reply.path) }, body: null };
    case "refused":
      return refusal(world, match, reply.refusal, reply.headers);
  }
}

function inContext(world: World, { route }: Match, body: object): object {
  return { "@odata.context": `${world.base()}/$metadata#${route.path.slice(1).replace(/\/?\{[^}]*\}/g, "")}`, ...body };
}

function refusal(world: World, match: Match | null, { status, code, message }: Refused, headers: Headers = {}): Answer {
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
