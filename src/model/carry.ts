/**
 * What people wrote into an earlier workbook, and what becomes of it in the next one: their cells, row by row, and
 * what could not simply be kept. Rows are known by their identifier, columns by theirs; a column that people added
 * has their title after a plus sign.
 */

import type { Departure, DepartureRecord, Departures } from "./departure.ts";
import { unseenShown } from "./unseen.ts";

/** What a cell holds once its form is known; a day with its hour only where it has one: `2026-11-30T14:00`. */
export type Entered = string | number | { readonly day: string };

export const ADDED = "+";

/** Where it stood: file, sheet as people call it, row number. */
export interface Origin {
  readonly file: string;
  readonly tab: string;
  readonly line: number;
}

export interface HeldCell {
  readonly column: string;
  /** Null for a cell that people emptied. */
  readonly value: Entered | null;
  /** True unless it is as Bascule had written it; null where the control is missing, and nobody knows. */
  readonly changed: boolean | null;
  /** Mark of what Bascule had written there. */
  readonly written: string | null;
  /** Nobody touched it: it tells what the row was. */
  readonly recalled?: true;
}

/** A row of an earlier workbook with the cells that people filled or changed, and what is recalled beside them. */
export interface HeldRow {
  readonly sheet: string;
  readonly id: string;
  readonly origin: Origin;
  /** What the row was called. */
  readonly name: string | null;
  /** Of the workbook that it stood in; null where that does not say. */
  readonly language: string | null;
  /** Day of the plan that it was written by; null likewise. */
  readonly day: string | null;
  /** True when the row was written by Bascule, false when its identifier is somebody's own. */
  readonly ours: boolean;
  /** False where nobody knows what of it Bascule wrote: its marks are lost, or are another row's. */
  readonly marked: boolean;
  readonly cells: readonly HeldCell[];
}

export const CONFLICT_KINDS = [
  "two-values",
  "both-changed",
  "row-gone",
  "row-added",
  "duplicate-id",
  "unknown-column",
  "unreadable-day",
  "not-in-list",
  "emptied",
  "formula",
  "merged",
  "note",
  "no-control",
  "sheet-added",
  "column-elsewhere",
  "inventory-changed",
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** Something that people wrote and that is not simply kept, or is kept and must be looked at. */
export interface Conflict {
  readonly kind: ConflictKind;
  readonly sheet: string;
  readonly row: string | null;
  /** What the row is called. */
  readonly name: string | null;
  readonly column: string | null;
  /** What stands in the workbook. */
  readonly kept: Entered | null;
  /** What does not. */
  readonly other: Entered | null;
  readonly origin: string;
}

/** The rows of earlier workbooks as they are read, found again by identifier: a scratch table, for they may be many. */
export interface Edits {
  /** Strings that cells of one file share, by their place; cleared before each file. */
  readonly strings: { clear(): void; add(text: string): void; at(index: number): string | undefined };
  hold(row: HeldRow): void;
  /** Rows of that identifier in the order in which they were read. */
  held(sheet: string, id: string): readonly HeldRow[];
  /** The same, and marks them as met. */
  meet(sheet: string, id: string): readonly HeldRow[];
  /** Rows that no row of the plan has met. */
  unmet(): Iterable<HeldRow>;
  keep(sheet: string, id: string, cells: ReadonlyMap<string, Entered | null>): void;
  kept(sheet: string, id: string): ReadonlyMap<string, Entered | null> | null;
  /** Once for each identifier. */
  note(id: string, conflict: Conflict): void;
  /** Conflicts of one kind, taken out. */
  take(kind: ConflictKind): readonly Conflict[];
  conflicts(): Iterable<{ readonly id: string; readonly conflict: Conflict }>;
  countConflicts(): number;
  /** What an earlier workbook recorded of a space that moved: the first stands. */
  record(record: DepartureRecord): void;
  recorded(id: string): DepartureRecord | null;
  records(): Iterable<DepartureRecord>;
  depart(departure: Departure): void;
  /** A row of the plan that is in that wave and has not moved. */
  remain(wave: number | null): void;
  readonly departures: Departures;
  close(): void;
}

/** What the sheets ask of it once everything is settled. */
export interface Carried {
  /** Columns that people added to a sheet: their keys, in order. */
  added(sheet: string): readonly string[];
  kept(sheet: string, id: string): ReadonlyMap<string, Entered | null> | null;
  conflicts(): Iterable<{ readonly id: string; readonly conflict: Conflict }>;
  readonly conflictCount: number;
  readonly departures: Departures;
}

/** A cell that is cut short when it is written has the same beginning. */
const COMPARED = 30_000;
/** What XML refuses is not written, and is not there to be compared. */
const UNWRITTEN = /[\ufffe\uffff]/g;

/** Words of Latin letters with one space between them are written in one way only: so is nearly every cell. */
const PLAIN = /^[!-~\u00a1-\u00ac\u00ae-\u02af]+(?: [!-~\u00a1-\u00ac\u00ae-\u02af]+)*$/;
/** Digits of a number that programs keep. */
const KEPT_DIGITS = 15;

/** The same value in one way of writing it, whatever spaces and line ends a program makes of it. */
export function plainOf(value: Entered | null): string {
  if (value === null) return "";
  if (typeof value === "object") return value.day;
  if (typeof value === "number") {
    const whole = Number.isInteger(value) && Math.abs(value) < 10 ** KEPT_DIGITS;
    return String(whole ? value : Number(value.toPrecision(KEPT_DIGITS)));
  }
  if (value.length <= COMPARED && PLAIN.test(value)) return value;
  const text = unseenShown(value).slice(0, COMPARED).toWellFormed().replace(UNWRITTEN, "");
  return text.replace(/\s+/gu, " ").trim().normalize("NFC");
}
