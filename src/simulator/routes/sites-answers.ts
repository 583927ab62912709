/** How routes over drives, sites and Teams are asked and what they answer with, whatever carries the answer. */

import type { Library } from "../ministry/drives.ts";
import type { Node } from "../ministry/files-nodes.ts";
import type { Ground } from "../ministry/sites-ground.ts";

export interface Asked {
  /** By the names of the path: `drive-id`, `token`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The Graph root, version included. */
  readonly base: string;
}

export type Reply =
  | { readonly kind: "found"; readonly body: Record<string, unknown> }
  | { readonly kind: "slots"; readonly slots: Slots }
  | { readonly kind: "download"; readonly library: Library; readonly node: Node; readonly size: number }
  | { readonly kind: "refused"; readonly refusal: Refused; readonly headers: Readonly<Record<string, string>> };

/** A list known by its length, told page by page: an empty slot is not told, and a page may be short or empty. */
export interface Slots {
  readonly count: number;
  at(slot: number): Record<string, unknown> | null;
  readonly pages: Pages;
}

/** How many a page holds when nothing is asked, and at most. */
export interface Pages {
  readonly usual: number;
  readonly most: number;
}

export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Answer = (ground: Ground, asked: Asked) => Reply;

export interface Route {
  readonly method: "GET" | "POST";
  /** As the description of the API writes it: `/drives/{drive-id}/root`. */
  readonly path: string;
  readonly answer: Answer;
}

export function get(path: string, answer: Answer): Route {
  return { method: "GET", path, answer };
}

export function post(path: string, answer: Answer): Route {
  return { method: "POST", path, answer };
}

export function found(body: Record<string, unknown>): Reply {
  return { kind: "found", body };
}

export function slots(count: number, at: Slots["at"], pages: Pages = { usual: 200, most: 1000 }): Reply {
  return { kind: "slots", slots: { count, at, pages } };
}

export function listed(items: readonly Record<string, unknown>[]): Reply {
  return slots(items.length, (slot) => items[slot] ?? null);
}

export function download(library: Library, node: Node, size: number): Reply {
  return { kind: "download", library, node, size };
}

export function refused(refusal: Refused, headers: Readonly<Record<string, string>> = {}): Reply {
  return { kind: "refused", refusal, headers };
}

export function missing(message: string, code = "itemNotFound"): Reply {
  return refused({ status: 404, code, message });
}

/** What `$top`, or `Prefer: odata.maxpagesize`, asks for, within what the service gives. */
export function pageSize({ query, headers }: Asked, { usual, most }: Pages): number {
  const preferred = /odata\.maxpagesize=(\d+)/.exec(headers.prefer ?? "")?.[1];
  const wanted = Number(query.get("$top") ?? preferred ?? usual);
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : usual;
}

/** `$select` drops what was not asked for; annotations and what was expanded stay, and ids always. */
export function projected(body: Record<string, unknown>, { query }: Asked): Record<string, unknown> {
  const select = query.get("$select");
  if (select === null) return body;
  const expanded = [...(query.get("$expand") ?? "").matchAll(/(?:^|,)\s*(\w+)/g)].map((match) => match[1]);
  const wanted = new Set([...select.split(",").map((name) => name.trim()), ...expanded, "id"]);
  return Object.fromEntries(Object.entries(body).filter(([name]) => name.includes("@") || wanted.has(name)));
}
