/** What whoever starts the simulated tenant may ask of it: faults, limits, permissions. */

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
  /** Pages that tell nothing but where the next is. */
  readonly emptyPages?: number;
  /** Pages that begin with the last of the page before. */
  readonly duplicates?: number;
  /** Links that lead to themselves, for ever. */
  readonly circles?: number;
  /** 410 once for a delta under way. */
  readonly expiredDeltas?: number;
  /** 423 for ever, by person, group, drive or site. The truth knows nothing of it. */
  readonly locked?: number;
  /** 403 for ever, likewise. */
  readonly forbidden?: number;
  /** Addresses of the content port that are over before they are followed. */
  readonly expiredDownloads?: number;
  /** Seconds that `Retry-After` asks for: 1 when not said. */
  readonly patience?: number;
}

export interface Counters {
  requests: number;
  throttled: number;
  /** Requests of the content port that brought a token along. */
  leaks: number;
  downloads: number;
  /** Of the simulator itself: where it failed to answer. */
  readonly defects: string[];
  readonly byRoute: Record<string, number>;
  readonly byStatus: Record<string, number>;
}

/** Kinds of {@link Faults}, for whoever asks for them by name. */
export const FAULT_KINDS = [
  "throttled",
  "unavailable",
  "timedOut",
  "reset",
  "truncated",
  "emptyPages",
  "duplicates",
  "circles",
  "expiredDeltas",
  "locked",
  "forbidden",
  "expiredDownloads",
] as const satisfies readonly (keyof Faults)[];
