/** Which route a path asks for. Templates are written as the description of the API writes them. */

import type { Route } from "./route.ts";

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export type Finder = (method: string, path: string) => Match | null;

interface Compiled {
  readonly route: Route;
  readonly names: readonly string[];
  readonly shape: RegExp;
  /** How many slashes a path has that may fit; null where a name in it may hold some. */
  readonly slashes: number | null;
  /** Literal segments stand before named ones: `/sites/root` is no site of the id `root`. */
  readonly rank: string;
}

export function finderOf(routes: readonly Route[]): Finder {
  const byStart = new Map<string, Compiled[]>();
  for (const route of routes) {
    const start = `${route.method} ${startOf(route.path)}`;
    byStart.set(start, [...(byStart.get(start) ?? []), compiled(route)]);
  }
  for (const some of byStart.values()) some.sort((one, other) => (one.rank < other.rank ? -1 : 1));
  return (method, path) => {
    const slashes = slashesIn(path);
    for (const { route, names, shape, slashes: own } of byStart.get(`${method} ${startOf(path)}`) ?? []) {
      if (own !== null && own !== slashes) continue;
      const values = shape.exec(path)?.slice(1);
      if (values === undefined) continue;
      return { route, params: Object.fromEntries(names.map((name, at) => [name, decoded(values[at] ?? "")])) };
    }
    return null;
  };
}

/** The first segment, without what a function is given. */
function startOf(path: string): string {
  let end = 1;
  while (end < path.length && path[end] !== "/" && path[end] !== "(") end++;
  return path.slice(1, end);
}

function slashesIn(path: string): number {
  let count = 0;
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) count++;
  return count;
}

function compiled(route: Route): Compiled {
  const names: string[] = [];
  const pattern = route.path
    .split(/(\{[^}]+\})/)
    .map((piece) => {
      if (!piece.startsWith("{")) return piece.replace(/[$().*+?^[\]\\|]/g, "\\$&");
      const name = piece.slice(1, -1);
      names.push(name);
      // A path below a site may hold slashes; an argument of a function may stand in quotes.
      return name.endsWith("path") ? "(.+)" : "([^/]+?)";
    })
    .join("");
  const rank = route.path
    .split("/")
    .map((segment) => (segment.startsWith("{") ? "~" : segment))
    .join("/");
  const slashes = names.some((name) => name.endsWith("path")) ? null : slashesIn(route.path);
  return { route, names, shape: new RegExp(`^${pattern}$`), slashes, rank };
}

/** Decoded once; the quotes around an argument of a function are not of it. */
function decoded(value: string): string {
  let text = value;
  try {
    text = decodeURIComponent(value);
  } catch (fault) {
    // A lone percent sign is taken as it stands, as Graph does.
    if (!(fault instanceof URIError)) throw fault;
  }
  return text.replace(/^'(.*)'$/, "$1");
}
