/**
 * What is odd about a page without the page being wrong: one that tells nothing, one told twice, links that lead
 * nowhere new, a count that is not the list's. The mark of what has happened is a part of the next link's token.
 */

import type { FaultSource } from "./faults.ts";
import type { Json } from "./route.ts";

/** Why a link was given: the page before was `h`ollow, `a`gain the same, or the list started over (`l`oop). */
type Mark = "h" | "a" | "l";

export interface Hop {
  /** As if nothing odd had happened. */
  readonly url: URL;
  readonly mark: Mark | null;
}

const TOKEN = "(?:\\$|%24)(?:skip|delta)token|token";
const MARKED = new RegExp(`([?&])(${TOKEN})=([^&~]*)~([hal])`);
const WITH_TOKEN = new RegExp(`[?&](?:${TOKEN})=[^&]*`);

export function hopOf(url: URL): Hop {
  const found = url.search.includes("~") ? MARKED.exec(url.search) : null;
  if (found === null) return { url, mark: null };
  const [all, start, name, token, mark] = found;
  const plain = url.search.replace(all, token === "" ? "" : `${start}${name}=${token}`);
  return { url: new URL(url.origin + url.pathname + plain.replace(/^&/, "?")), mark: mark as Mark };
}

/** @param drive whether links of this list name their token as drives do */
function marked(url: URL, mark: Mark, drive: boolean): string {
  const found = WITH_TOKEN.exec(url.search);
  if (found !== null) return url.origin + url.pathname + url.search.replace(found[0], `${found[0]}~${mark}`);
  return `${url.href}${url.search === "" ? "?" : "&"}${drive ? "token" : "$skiptoken"}=~${mark}`;
}

/** The first page of the list that a link goes through. */
function startOf(url: URL): URL {
  return new URL(url.origin + url.pathname + url.search.replace(WITH_TOKEN, "").replace(/^&/, "?"));
}

/** @param laidOut whether the route made the page by itself, and so cannot tell the last of the page before again */
export function unevenly(body: Json, { url, mark }: Hop, faults: FaultSource, laidOut: boolean): Json {
  const { value, "@odata.nextLink": next, "@odata.deltaLink": delta, ...rest } = body;
  if (!Array.isArray(value)) return body;
  const key = url.pathname + url.search;
  const drive = /\/root\/delta/.test(url.pathname);
  const count = rest["@odata.count"];
  const about = typeof count === "number" ? { ...rest, "@odata.count": faults.counted(`${key} count`, count) } : rest;
  // What was hollow may be told twice, and what was told twice is hollow no more: else the two lead to one another.
  if (mark !== "h" && mark !== "a" && faults.chance("emptyPages", key))
    return { ...about, value: [], "@odata.nextLink": marked(url, "h", drive) };
  const twice = laidOut && value.length > 1 && faults.chance("duplicates", key);
  const told = { ...about, value: twice ? [...value, value[0]] : value };
  if (mark !== "a" && faults.chance("repeatedPages", key))
    return { ...told, "@odata.nextLink": marked(url, "a", drive) };
  if (next === undefined) return delta === undefined ? told : { ...told, "@odata.deltaLink": delta };
  return { ...told, "@odata.nextLink": nextOf(url, next, faults, key, drive) };
}

function nextOf(url: URL, next: unknown, faults: FaultSource, key: string, drive: boolean): unknown {
  if (faults.chance("circles", key)) return url.href;
  const loops = WITH_TOKEN.test(url.search) && faults.chance("loops", key);
  return loops ? marked(startOf(url), "l", drive) : next;
}
