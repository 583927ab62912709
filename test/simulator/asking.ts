/**
 * Asks the routes over drives, sites and Teams without a network, page after page, and holds every answer against
 * the description of the API: an unknown path, property or type fails.
 */

import { projected } from "../../src/simulator/http/paging.ts";
import { finderOf } from "../../src/simulator/http/paths.ts";
import type { Reply } from "../../src/simulator/http/route.ts";
import type { Ministry } from "../../src/simulator/ministry/ministry.ts";
import { SITES_AND_TEAMS } from "../../src/simulator/routes/sites-and-teams.ts";
import { checkAnswer, checkRequest } from "../openapi/check.ts";

const BASE = "http://127.0.0.1/v1.0";

const find = finderOf(SITES_AND_TEAMS);

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ask(ministry: Ministry, url: string, { method = "GET", headers = {} }: Asking = {}): Reply {
  const { pathname, search, searchParams: query } = new URL(url.startsWith("http") ? url : `${BASE}${url}`);
  checkRequest(method, pathname + search);
  const match = find(method, pathname.replace("/v1.0", ""));
  if (match === null) throw new Error(`no route for ${method} ${pathname}`);
  const { route, params } = match;
  const reply = route.answer({ ministry, params, query, headers, body: null, base: BASE, now: Date.now() });
  const told = (body: object) => checkAnswer(method, pathname + search, 200, JSON.parse(JSON.stringify(body)));
  if (reply.kind === "found") told(reply.body);
  if (reply.kind === "slots") {
    const { count, at, pages } = reply.slots;
    const value = Array.from({ length: Math.min(pages.most, count) }, (_, slot) => at(slot));
    told({ value: value.filter((item) => item !== null).map((item) => projected(item, query, route.shape ?? {})) });
  }
  return reply;
}

/** Everything that a list holds. */
export function all(
  ministry: Ministry,
  url: string,
  headers: Record<string, string> = {},
): readonly Readonly<Record<string, unknown>>[] {
  const reply = ask(ministry, url, { headers });
  if (reply.kind !== "slots") throw new Error(`${url} is not a list: ${JSON.stringify(reply).slice(0, 200)}`);
  const { count, at } = reply.slots;
  return Array.from({ length: count }, (_, slot) => at(slot)).filter((item) => item !== null);
}

/** One body. */
export function one(ministry: Ministry, url: string): Readonly<Record<string, unknown>> {
  const reply = ask(ministry, url);
  if (reply.kind !== "found") throw new Error(`${url} is not a body: ${JSON.stringify(reply).slice(0, 200)}`);
  return reply.body;
}

export const idsOf = (items: readonly Readonly<Record<string, unknown>>[]) => items.map(({ id }) => String(id));
