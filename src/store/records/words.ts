/** Words of SQL that several statements share: none holds a quote that is not its own, and none comes from a tenant. */

import { INCOMPLETE_CAUSES } from "../../model/gap.ts";

export const quoted = (words: Iterable<string>) => [...words].map((word) => `'${word}'`).join(", ");

/** Causes that make a scan incomplete. */
export const INCOMPLETE = quoted(INCOMPLETE_CAUSES);

/** Items that stand for themselves: no folder, no notebook, nothing inside a notebook. */
export const COUNTED = "type IN ('file', 'thing') AND notebook IS NULL";

/**
 * A sum as a number that has no end: whole and exact as far as a number is, near it beyond. Added up as integers, sizes
 * that make no sense would stop whoever asks.
 */
export const sumOf = (column: string) => `SUM(CAST(${column} AS DOUBLE PRECISION))`;
