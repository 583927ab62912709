/**
 * Asks the routes over drives, sites and Teams without a network, page after page, and holds every answer against
 * the description of the API: an unknown path, property or type fails.
 */

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { projected } from "../../src/simulator/http/paging.ts";
import { finderOf } from "../../src/simulator/http/paths.ts";
import type { Reply, Route } from "../../src/simulator/http/route.ts";
import type { Ministry } from "../../src/simulator/ministry/ministry.ts";
import { SITES_AND_TEAMS } from "../../src/simulator/routes/sites-and-teams.ts";

const BASE = "http://127.0.0.1/v1.0";
const openapi = JSON.parse(readFileSync(new URL("../openapi/graph-openapi.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(openapi, "graph");

const find = finderOf(SITES_AND_TEAMS);

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ask(ministry: Ministry, url: string, { method = "GET", headers = {} }: Asking = {}): Reply {
  const { pathname, searchParams: query } = new URL(url.startsWith("http") ? url : `${BASE}${url}`);
  const match = find(method, pathname.replace("/v1.0", ""));
  if (match === null) throw new Error(`no route for ${method} ${pathname}`);
  const { route, params } = match;
  const reply = route.answer({ ministry, params, query, headers, body: null, base: BASE, now: Date.now() });
  if (reply.kind === "found") check(route, reply.body);
  if (reply.kind === "slots") {
    const { count, at, pages } = reply.slots;
    const value = Array.from({ length: Math.min(pages.most, count) }, (_, slot) => at(slot));
    check(route, {
      value: value.filter((item) => item !== null).map((item) => projected(item, query, route.shape ?? {})),
    });
  }
  return reply;
}

function check(route: Route, told: unknown): void {
  const body: unknown = JSON.parse(JSON.stringify(told));
  const pointer = `graph#/paths/${encodeURIComponent(route.path.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
  const method = route.method.toLowerCase();
  const validate = ajv.getSchema(`${pointer}/${method}/responses/200/content/application~1json/schema`);
  if (validate === undefined) throw new Error(`${route.path} is not described`);
  if (validate(body) !== true)
    throw new Error(
      `${route.path}: ${JSON.stringify(validate.errors?.slice(0, 3).map((error) => [error.instancePath, error.message, error.params]))}`,
    );
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
