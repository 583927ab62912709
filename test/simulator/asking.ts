/**
 * Asks the routes over drives, sites and Teams without a network, page after page, and holds every answer against
 * the description of the API: an unknown path, property or type fails.
 */

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Ground } from "../../src/simulator/ministry/sites-ground.ts";
import { CALL_ROUTES } from "../../src/simulator/routes/calls.ts";
import { CHANNEL_ROUTES } from "../../src/simulator/routes/channels.ts";
import { CHAT_ROUTES } from "../../src/simulator/routes/chats.ts";
import { DRIVE_ROUTES } from "../../src/simulator/routes/drives.ts";
import { FILE_ROUTES } from "../../src/simulator/routes/files.ts";
import { DELTA_ROUTES } from "../../src/simulator/routes/files-delta.ts";
import { LIST_ROUTES } from "../../src/simulator/routes/lists.ts";
import { PAGE_ROUTES } from "../../src/simulator/routes/pages.ts";
import { PLANNER_ROUTES } from "../../src/simulator/routes/planner.ts";
import { SITE_ROUTES } from "../../src/simulator/routes/sites.ts";
import { pageSize, projected, type Reply, type Route } from "../../src/simulator/routes/sites-answers.ts";
import { TEAM_ROUTES } from "../../src/simulator/routes/teams.ts";
import { WEBINAR_ROUTES } from "../../src/simulator/routes/webinars.ts";

export const ROUTES: readonly Route[] = [
  ...DRIVE_ROUTES,
  ...DELTA_ROUTES,
  ...FILE_ROUTES,
  ...SITE_ROUTES,
  ...LIST_ROUTES,
  ...PAGE_ROUTES,
  ...TEAM_ROUTES,
  ...CHANNEL_ROUTES,
  ...CHAT_ROUTES,
  ...CALL_ROUTES,
  ...WEBINAR_ROUTES,
  ...PLANNER_ROUTES,
];

const BASE = "http://127.0.0.1/v1.0";
const openapi = JSON.parse(readFileSync(new URL("../openapi/graph-openapi.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(openapi, "graph");

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const patternOf = (path: string) =>
  path
    .split(/\{[^}]+\}/)
    .map(escaped)
    .join("([^/]+?)");
const literal = (path: string) => path.replace(/\{[^}]+\}/g, "").length;

function routeOf(method: string, path: string) {
  const fitting = ROUTES.filter(
    (route) => route.method === method && new RegExp(`^${patternOf(route.path)}$`).test(path),
  );
  const [route] = fitting.sort((one, other) => literal(other.path) - literal(one.path));
  if (route === undefined) throw new Error(`no route for ${method} ${path}`);
  const names = [...route.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
  const values = new RegExp(`^${patternOf(route.path)}$`).exec(path)?.slice(1) ?? [];
  const params = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(values[at] ?? "")]));
  return { route, params };
}

export function ask(
  ground: Ground,
  url: string,
  { method = "GET", headers = {} as Record<string, string> } = {},
): Reply {
  const { pathname, searchParams: query } = new URL(url.startsWith("http") ? url : `${BASE}${url}`);
  const { route, params } = routeOf(method, pathname.replace("/v1.0", ""));
  const asked = { params, query, headers, base: BASE };
  const reply = route.answer(ground, asked);
  const told = (body: unknown) => check(route, JSON.parse(JSON.stringify(body)));
  if (reply.kind === "found") told(reply.body);
  if (reply.kind === "slots") {
    const { count, at, pages } = reply.slots;
    const size = pageSize(asked, pages);
    const value = Array.from({ length: Math.min(size, count) }, (_, slot) => at(slot)).filter((item) => item !== null);
    told({ value: value.map((item) => projected(item, asked)) });
  }
  return reply;
}

function check(route: Route, body: unknown): void {
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
  ground: Ground,
  url: string,
  headers: Record<string, string> = {},
): readonly Record<string, unknown>[] {
  const reply = ask(ground, url, { headers });
  if (reply.kind !== "slots") throw new Error(`${url} is not a list: ${JSON.stringify(reply).slice(0, 200)}`);
  const { count, at } = reply.slots;
  return Array.from({ length: count }, (_, slot) => at(slot)).filter((item) => item !== null);
}

/** One body. */
export function one(ground: Ground, url: string): Record<string, unknown> {
  const reply = ask(ground, url);
  if (reply.kind !== "found") throw new Error(`${url} is not a body: ${JSON.stringify(reply).slice(0, 200)}`);
  return reply.body;
}

export const idsOf = (items: readonly Record<string, unknown>[]) => items.map(({ id }) => String(id));
