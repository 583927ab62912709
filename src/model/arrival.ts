/**
 * What left against what arrived, and what the source says since: pure arithmetic on what was counted and declared. Items
 * are to be as many; sizes may differ a little, since the same content takes another size elsewhere (a message is encoded
 * otherwise, SharePoint writes properties into a document), but as many items that weigh less are files that came empty.
 */

import type { Entered } from "./carry.ts";
import { type IsoDate, parseDay } from "./dates.ts";
import type { Amount, ArrivalVerdict, Departure } from "./departure.ts";

/** Assumption: below it, two sizes of the same items are the same. */
export const SIZE_TOLERANCE = 0.05;

/** What the source says since the space left. */
export type SourceState =
  | { readonly kind: "gone" }
  | { readonly kind: "unknown" }
  /** Something was done there after the day of the move. */
  | { readonly kind: "active"; readonly on: IsoDate; readonly since: IsoDate }
  /** It holds more than was counted. */
  | { readonly kind: "grown"; readonly items: number; readonly more: number }
  | { readonly kind: "emptied" }
  | { readonly kind: "shrunk"; readonly items: number; readonly fewer: number }
  | { readonly kind: "same" };

export interface Arrival {
  readonly verdict: ArrivalVerdict;
  /** Arrived less left; null where either is not known. */
  readonly gap: Amount;
  readonly source: SourceState;
  /** The day of the move, where it can be read. */
  readonly doneOn: IsoDate | null;
}

export function arrivalOf({ record, arrived, doneOn: entered, source }: Departure): Arrival {
  const { left } = record;
  const doneOn = dayOf(entered);
  const state = sourceState(left, source, doneOn);
  const gap = { items: less(arrived.items, left.items), bytes: less(arrived.bytes, left.bytes) };
  return { verdict: verdictOf(gap, left, state), gap, source: state, doneOn };
}

function verdictOf(gap: Amount, left: Amount, source: SourceState): ArrivalVerdict {
  if (source.kind === "active" || source.kind === "grown") return "alive";
  if (gap.items === null && gap.bytes === null) return "uncounted";
  const tolerated = (left.bytes ?? 0) * SIZE_TOLERANCE;
  const lighter = gap.bytes !== null && -gap.bytes > tolerated;
  if (gap.items !== null) return gap.items !== 0 || lighter ? "gap" : "agrees";
  return lighter || (gap.bytes ?? 0) > tolerated ? "gap" : "agrees";
}

function sourceState(left: Amount, source: Departure["source"], doneOn: IsoDate | null): SourceState {
  if (source === null) return { kind: "gone" };
  const { items, lastActivity } = source;
  if (lastActivity !== null && doneOn !== null && lastActivity > doneOn)
    return { kind: "active", on: lastActivity, since: doneOn };
  if (source.shut || items === null) return { kind: "unknown" };
  if (left.items !== null && items > left.items) return { kind: "grown", items, more: items - left.items };
  if (items === 0 && left.items !== 0) return { kind: "emptied" };
  if (left.items === null) return { kind: "unknown" };
  return items < left.items ? { kind: "shrunk", items, fewer: left.items - items } : { kind: "same" };
}

const less = (one: number | null, other: number | null) => (one === null || other === null ? null : one - other);

/** A day that somebody entered, where it is one. */
function dayOf(entered: Entered | null): IsoDate | null {
  return entered !== null && typeof entered === "object" ? parseDay(entered.day.slice(0, 10)) : null;
}
