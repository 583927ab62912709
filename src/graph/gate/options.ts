/** What a query asks for besides its route: `$select`, `$filter`, `$expand` and what only says how many. */

import type { Route } from "./routes.ts";

/** Options that say how much comes, and nothing of what. */
const HOW_MANY: Readonly<Record<string, RegExp>> = { top: /^\d{1,5}$/, count: /^(true|false)$/, skip: /^\d{1,9}$/ };

/** Options by which more could be asked for, or asked for in another way. A link that says one of these is judged by it. */
const TELLING = new Set([
  "select",
  "filter",
  "expand",
  "search",
  "orderby",
  "apply",
  "compute",
  "format",
  "levels",
  "query",
]);

const NAME = /^\$?([\w.@-]*)$/;

/** Words of the language of filters; a letter alone stands for an entry of a list. */
const OPERATORS = new Set([
  "eq",
  "ne",
  "gt",
  "ge",
  "lt",
  "le",
  "and",
  "or",
  "not",
  "in",
  "any",
  "all",
  "true",
  "false",
  "null",
]);

interface Reading {
  readonly route: Route;
  /** The content that the route may give is read in this run. */
  readonly content: boolean;
  /** A link that Graph gave: what it holds besides is its own, and `$select` may be hidden in its token. */
  readonly link: boolean;
  /** Graph takes no `$select` here, as it has said. */
  readonly selectRefused: boolean;
}

/** Why the query may not be sent, or null. @param query without its question mark, as it leaves. */
export function oddQuery(query: string, reading: Reading): string | null {
  const options = optionsOf(query);
  if (options === null) return "query that cannot be read, or that says the same twice";
  const { route, content, link, selectRefused } = reading;
  for (const [name, value] of options) {
    const odd = oddOption(name, value, reading);
    if (odd !== null) return odd;
  }
  const needsSelect =
    route.whole === "never" ||
    (route.whole === "content" && !content) ||
    (route.whole === "refused" && !content && !selectRefused);
  return needsSelect && !link && !options.has("select") ? "route that may not be asked for whole" : null;
}

/** @param query without its question mark. */
export const selects = (query: string) => optionsOf(query)?.has("select") === true;

function oddOption(name: string, value: string, { route, content, link }: Reading): string | null {
  if (name === "select") {
    const asked = value.split(",").map((one) => one.trim().toLowerCase());
    const open = asked.every((one) => route.select.has(one) || (content && route.content.has(one)));
    return open ? null : "property that may not be selected";
  }
  if (name === "expand") {
    const when = route.expand.get(value);
    return when === "always" || (when === "content" && content) ? null : "relation that may not be expanded";
  }
  if (name === "filter") {
    const compared = comparedIn(value);
    return compared?.every((one) => route.filter.has(one)) ? null : "property that may not be compared";
  }
  if (TELLING.has(name)) return "option that may not be used";
  if (link) return null;
  return HOW_MANY[name]?.test(value) ? null : "option that is not known";
}

/** By name, without dollar and in lower case, as Graph takes them. */
function optionsOf(query: string): ReadonlyMap<string, string> | null {
  const options = new Map<string, string>();
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = NAME.exec(decoded(at < 0 ? pair : pair.slice(0, at)) ?? "")?.[1]?.toLowerCase();
    const value = decoded(at < 0 ? "" : pair.slice(at + 1));
    if (name === undefined || value === null || (options.has(name) && TELLING.has(name))) return null;
    options.set(name, value);
  }
  return options;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}

/** Names that a filter compares, its texts, numbers and instants left out; null of what is no plain comparison. */
function comparedIn(filter: string): readonly string[] | null {
  const bare = filter.replace(/'(?:[^']|'')*'/g, "0").replace(/\b\d[\w:.+-]*/g, "0");
  if (!/^[\w ,:()/]*$/.test(bare)) return null;
  return (bare.match(/[a-z_][\w/]*/gi) ?? [])
    .flatMap((word) =>
      word
        .toLowerCase()
        .replace(/\/(any|all)$/, "")
        .split("/"),
    )
    .filter((word) => !OPERATORS.has(word) && !/^[a-z]$/.test(word));
}
