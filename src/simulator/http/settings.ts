/** What whoever starts the simulated tenant may ask of it: faults and outages. */

import type { Family } from "./limits/families.ts";

/** Chances in [0, 1], drawn from the seed and the address, so that the same scan meets the same faults. */
export interface Faults {
  /** 429 with `Retry-After`: whole seconds, a fraction, or a date. */
  readonly throttled?: number;
  /** 503 with `Retry-After`. */
  readonly unavailable?: number;
  /** 504 without. */
  readonly timedOut?: number;
  /** The connection is cut before the answer. */
  readonly reset?: number;
  /** The connection is cut in the middle of the answer. */
  readonly truncated?: number;
  /** Headers, or half of the answer, and then not a byte more: the connection stays open. */
  readonly stalled?: number;
  /** An answer that never ends. */
  readonly endless?: number;
  /** Pages that tell nothing but where the next is. */
  readonly emptyPages?: number;
  /** Pages that begin with the last of the page before. */
  readonly duplicates?: number;
  /** Pages that are told twice, by two links. */
  readonly repeatedPages?: number;
  /** Links that lead to themselves, for ever. */
  readonly circles?: number;
  /** Links that lead back to the start of the list, for ever. */
  readonly loops?: number;
  /** 410 once for a delta under way, or one that is followed up. */
  readonly expiredDeltas?: number;
  /** 400 or 410 once for a list under way. */
  readonly expiredLinks?: number;
  /** 401 from there on, until another token is brought. */
  readonly expiredTokens?: number;
  /** Counts that are not those of the list: `$count`, `@odata.count`, and rows of reports. The truth knows nothing of it. */
  readonly wrongCounts?: number;
  /** 423 for ever, by person, group, drive or site. The truth knows nothing of it. */
  readonly locked?: number;
  /** 403 for ever, likewise. */
  readonly forbidden?: number;
  /** Addresses of the content port that are over before they are followed. */
  readonly expiredDownloads?: number;
  /** Seconds that `Retry-After` asks for: 1 when not said. */
  readonly patience?: number;
}

/** A span of time in which all that is asked is answered 503. */
export interface Outage {
  /** Milliseconds after the start, by the tenant's clock. */
  readonly from: number;
  /** So many requests are answered first, and `from` and `until` count from the next: 0 when not said. */
  readonly after?: number;
  /** Null: it never recovers. */
  readonly until: number | null;
  /** Of one service; of everything when not said, the content port too. */
  readonly family?: Family;
  /** Seconds that `Retry-After` asks for, null for none at all: half of the answers one, half none, when not said. */
  readonly retryAfter?: number | null;
}

/** Kinds of {@link Faults}, for whoever asks for them by name. */
export const FAULT_KINDS = [
  "throttled",
  "unavailable",
  "timedOut",
  "reset",
  "truncated",
  "stalled",
  "endless",
  "emptyPages",
  "duplicates",
  "repeatedPages",
  "circles",
  "loops",
  "expiredDeltas",
  "expiredLinks",
  "expiredTokens",
  "wrongCounts",
  "locked",
  "forbidden",
  "expiredDownloads",
] as const satisfies readonly (keyof Faults)[];
