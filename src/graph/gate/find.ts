/** Which route of the table a path is, however it is written; a path that could be read in two ways is none. */

import type { Route } from "./routes.ts";

/** @param path below the Graph root, without query, as it leaves. */
export type Find = (path: string) => Route | null;

interface Node {
  readonly words: Map<string, Node>;
  any: Node | null;
  route: Route | null;
}

export function finderOf(routes: readonly Route[]): Find {
  const top = nodeOf();
  for (const route of routes) {
    let node = top;
    for (const word of route.path.toLowerCase().split("/").slice(1)) node = below(node, word);
    node.route = route;
  }
  return (path) => {
    const segments = segmentsOf(path);
    return segments === null ? null : walk(top, segments, 0);
  };
}

const nodeOf = (): Node => ({ words: new Map(), any: null, route: null });

function below(node: Node, word: string): Node {
  if (word === "{}") {
    node.any ??= nodeOf();
    return node.any;
  }
  const next = node.words.get(word) ?? nodeOf();
  node.words.set(word, next);
  return next;
}

function walk(node: Node, segments: readonly string[], at: number): Route | null {
  const segment = segments[at];
  if (segment === undefined) return node.route;
  const named = node.words.get(segment);
  const found = named === undefined ? null : walk(named, segments, at + 1);
  if (found !== null || node.any === null || !isId(segment)) return found;
  return walk(node.any, segments, at + 1);
}

/** What begins with a dollar is a word of Graph's, and what ends with a colon begins an address by path. */
const isId = (segment: string) => segment !== "" && !segment.startsWith("$") && !segment.endsWith(":");

/** `name('key')`, as services write a key in links. */
const KEYED = /^([^(]+)\('([^']*)'\)$/;
const CALL = /^([a-z0-9_]+)\((.*)\)$/i;
const OF_GRAPH = /^(microsoft\.graph|onedrive)\./i;
/** `host:` of a site that is named by its address, and each segment of that address. */
const HOST = /^[a-z0-9.-]+:$/i;

/** Lower case, decoded; null where a server could read other segments than these. */
function segmentsOf(path: string): readonly string[] | null {
  if (!path.startsWith("/")) return null;
  const segments: string[] = [];
  for (const raw of path.slice(1).split("/")) {
    const segment = plain(raw);
    if (segment === null) return null;
    const keyed = KEYED.exec(segment);
    if (keyed !== null) segments.push(keyed[1] as string, keyed[2] as string);
    else segments.push(segment);
  }
  const words = segments.map((segment) => wordOf(segment.replace(OF_GRAPH, "")).toLowerCase());
  const [first, host = "", ...rest] = words;
  const byAddress = first === "sites" && HOST.test(host) && rest.length > 0 && rest.every((one) => !one.endsWith(":"));
  return byAddress ? ["sites", "{address}"] : words;
}

/** Once decoded, nothing is left that could be decoded again, or that parts a path. */
function plain(raw: string): string | null {
  let segment: string;
  try {
    segment = decodeURIComponent(raw);
  } catch {
    return null;
  }
  const odd = segment === "" || segment === "." || segment === ".." || /%[0-9a-f]{2}|[/?\\\p{Cc}]/iu.test(segment);
  return odd ? null : segment;
}

/** A function is known by its name, whatever it is given: `delta(token='x')` goes on with `delta`. */
function wordOf(segment: string): string {
  const name = CALL.exec(segment)?.[1];
  if (name === undefined) return segment;
  return /^delta$/i.test(name) ? name : `${name}()`;
}
