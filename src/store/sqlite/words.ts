/** Fixed words of the program as lists in SQL: none holds a quote, and none comes from a tenant. */

import { INCOMPLETE_CAUSES } from "../../model/gap.ts";

export const quoted = (words: Iterable<string>) => [...words].map((word) => `'${word}'`).join(", ");

/** Causes that make a scan incomplete. */
export const INCOMPLETE = quoted(INCOMPLETE_CAUSES);
