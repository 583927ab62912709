/**
 * A link that an earlier scan kept, and that is not answered. Services refuse a token that they no longer know in many
 * ways, and some fail on it for ever where a walk begun anew goes well: whatever is not said of the place itself, nor of
 * the whole service, is taken for the link's own.
 * https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset
 */

import type { Refusal } from "../graph/graph.ts";

/** What says that nobody may have the place, or may not have it now: a new walk would be told the same. */
const OF_PLACE: ReadonlySet<number | null> = new Set([401, 402, 403, 423]);

/** The route, or the token in the link, is none that the service knows: it says so in many ways. */
export function isUnknownLink({ cause, status }: Refusal): boolean {
  return status !== null && status >= 400 && !OF_PLACE.has(status) && cause !== "given-up";
}

/** @param refusal of a kept link, or of one that it led to. */
export function isOfLink({ status, away }: Refusal): boolean {
  return away === undefined && !OF_PLACE.has(status);
}
