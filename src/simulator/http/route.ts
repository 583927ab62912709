/** How a route of the simulated Graph is asked and what it answers, whatever carries the answer. */

import type { Ministry } from "../ministry/ministry.ts";

export type Json = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly ministry: Ministry;
  /** By the names of the path, decoded: `drive-id`, `token`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** The Graph root, version included. */
  readonly base: string;
  /** Milliseconds: call records are told by their age. */
  readonly now: number;
  /** Permissions of who asks, where the answer depends on them. */
  readonly roles?: readonly string[];
  /** The application that asks. */
  readonly appId?: string;
}

/** How many a page holds when nothing is asked, and at most. */
export interface Pages {
  readonly usual: number;
  readonly most: number;
}

/** A list known by its length, told page by page: an empty slot is not told, and a page may be short or empty. */
export interface Slots {
  readonly count: number;
  at(slot: number): Json | null;
  readonly pages: Pages;
  /** How many are told in all, where slots may be empty: counted when somebody asks. */
  readonly told?: () => number;
  /** A list that can be followed: the last page ends with a link that later tells what changed since. */
  readonly delta?: boolean;
  /**
   * What such a link of an earlier state of the tenant tells: things as they are now, and `{ id, "@removed" }` for
   * those that are gone. Without it the link is no longer valid, and is refused with 410.
   */
  readonly since?: (state: number) => Pick<Slots, "count" | "at">;
}

export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Headers = Readonly<Record<string, string>>;

export type Reply =
  | { readonly kind: "found"; readonly body: Json }
  | { readonly kind: "slots"; readonly slots: Slots }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** To the content port, by a path below it that says what is wanted; the frame makes the address good for a short while. */
  | { readonly kind: "elsewhere"; readonly path: string }
  | { readonly kind: "refused"; readonly refusal: Refused; readonly headers: Headers };

/** What a resource shows when nothing is selected, and what only comes when it is expanded. */
export interface Shape {
  readonly usual?: readonly string[];
  readonly onlyExpanded?: readonly string[];
}

export interface Route {
  readonly method: "GET" | "POST";
  /** As the description of the API writes it: `/drives/{drive-id}/root`. */
  readonly path: string;
  readonly shape?: Shape;
  readonly answer: (asked: Asked) => Reply;
}

export function get(path: string, answer: Route["answer"], shape: Shape = {}): Route {
  return { method: "GET", path, answer, shape };
}

export function post(path: string, answer: Route["answer"]): Route {
  return { method: "POST", path, answer };
}

export function found(body: Json): Reply {
  return { kind: "found", body };
}

export function slots(count: number, at: Slots["at"], pages: Pages = { usual: 100, most: 999 }): Reply {
  return { kind: "slots", slots: { count, at, pages } };
}

export function listed(items: readonly Json[], pages?: Pages): Reply {
  return slots(items.length, (slot) => items[slot] ?? null, pages);
}

export function refused(refusal: Refused, headers: Headers = {}): Reply {
  return { kind: "refused", refusal, headers };
}

export function missing(message: string, code = "Request_ResourceNotFound"): Reply {
  return refused({ status: 404, code, message });
}

export function wrong(message: string, code = "BadRequest"): Reply {
  return refused({ status: 400, code, message });
}
