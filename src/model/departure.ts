/** A space that people say has moved: what left with it, what they say arrived, and what still stands at the source. */

import type { Entered } from "./carry.ts";
import type { IsoDate } from "./dates.ts";

/** Null where it is not known. */
export interface Amount {
  readonly items: number | null;
  readonly bytes: number | null;
}

/** People's word, never Bascule's: verified is said by whoever has looked. */
export type DepartureState = "moved" | "verified";

/** What was counted when the space left, kept from one plan to the next while the source empties. */
export interface DepartureRecord {
  readonly id: string;
  readonly name: string | null;
  /** As the workbook says it. */
  readonly kind: string;
  readonly unit: string | null;
  /** Null where it is in none. */
  readonly wave: number | null;
  /** Told by the row as Bascule wrote it; null where somebody changed it, or nobody knows. */
  readonly left: Amount;
  /** Day of the plan that told it. */
  readonly leftOn: IsoDate | null;
  /** What the plan's row held, once the plan has no such row any more; null while it has. */
  readonly held: readonly (readonly [column: string, value: Entered])[] | null;
}

export interface Departure {
  readonly record: DepartureRecord;
  readonly state: DepartureState;
  readonly doneOn: Entered | null;
  readonly arrived: Amount;
  readonly verifiedOn: Entered | null;
  readonly receivedBy: Entered | null;
  /** Null where the scan has no such space any more. */
  readonly source: (Amount & { readonly lastActivity: IsoDate | null; readonly shut: boolean }) | null;
}

export const VERDICTS = ["agrees", "gap", "alive", "uncounted"] as const;
/** What the figures say of a departure. */
export type ArrivalVerdict = (typeof VERDICTS)[number];

/** Where they wait to be told, wave by wave. */
export interface Departures {
  /** In order, last those that are in none. */
  waves(): readonly (number | null)[];
  of(wave: number | null): Iterable<Departure>;
  one(id: string): Departure | null;
  /** Rows of the plan that are in that wave and have not moved. */
  remaining(wave: number | null): number;
}
