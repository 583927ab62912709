/** A cell of a workbook as whoever asks for it gets it, and what a file's sheets are handed to. */

import type { Entered } from "../../model/carry.ts";

export interface TypedCell {
  /** From 0. */
  readonly column: number;
  readonly value: Entered | boolean | null;
  /** Null where there is none; empty where the sheet tells it elsewhere. */
  readonly formula: string | null;
}

/** A comment that somebody attached to a cell. */
export interface CellNote {
  readonly column: number;
  readonly text: string;
}

export interface CellTaker {
  /** `from1904`: what a number means that stands for a day without looking like one; `hidden`: its tab is not shown. */
  sheet(name: string, from1904: boolean, hidden: boolean): void;
  row(number: number, cells: readonly TypedCell[], notes: readonly CellNote[]): void;
  /** Cells that somebody made one, once the rows of the sheet were told: `C6:C9`. */
  merged?(range: string): void;
  /** The row just told is not shown. */
  hidden?(row: number): void;
  /** Something is chosen in a filter of the sheet: rows are hidden by it. */
  filtered?(): void;
}

/** Where the strings that cells share wait to be asked for. */
export interface SharedStrings {
  add(text: string): void;
  at(index: number): string | undefined;
}

/** A cell holds 32,767 characters, and one that a program wrote may hold some more (ECMA-376, SpreadsheetML limits). */
export const MOST_TEXT = 1 << 17;
