/** Sheets that nobody is asked to fill in: what somebody changed or added there all the same, held against its rows' marks. */

import { MARK, mark, rowMark } from "../../export/control.ts";
import { ADDED, type Conflict, type Entered, plainOf } from "../../model/carry.ts";
import type { TypedCell } from "../../text/cells/typed-cell.ts";
import type { TabLayout } from "./tab-layout.ts";
import { type RowReading, typedIn } from "./tab-rows.ts";

/** What a tab has beyond the rows that it was written with. */
export interface Watch {
  readonly layout: TabLayout;
  /** Columns that people added, and how many of their cells are filled. */
  readonly added: Map<string, number>;
  /** Rows without their mark. */
  unmarked: number;
}

export const watchOf = (layout: TabLayout): Watch => ({ layout, added: new Map(), unmarked: 0 });

export interface WatchedRow {
  /** The cells that somebody changed, as conflicts. */
  readonly changed: readonly Conflict[];
  /** Its marks; empty where they are lost, null of a row in which nothing stands. */
  readonly control: string | null;
}

export function changedIn(typed: readonly TypedCell[], watch: Watch, reading: RowReading): WatchedRow {
  const { layout, origin } = reading;
  const read = typedIn(typed, reading);
  const columns = layout.stamp?.columns ?? [];
  for (const [column, value] of read.cells) {
    if (value !== null && column.startsWith(ADDED)) watch.added.set(column, (watch.added.get(column) ?? 0) + 1);
  }
  const value = (column: string): Entered | null => (column === "id" ? read.id : (read.cells.get(column) ?? null));
  const filled = columns.some((column) => value(column) !== null);
  if (read.control.length !== MARK + columns.length) {
    if (filled) watch.unmarked += 1;
    return { changed: [], control: filled ? "" : null };
  }
  const { control } = read;
  // A column that somebody deleted says nothing of its cells: the row is taken at its other columns' word.
  const there = new Set([...layout.columns.values()].map(({ key }) => key));
  const kept = (column: string) => (column === "id" ? layout.idAt !== null : there.has(column));
  const marks = columns.map((column) => mark(column, value(column)));
  const whole = columns.every(kept);
  if (whole && rowMark(marks) === read.control) return { changed: [], control };
  const changed = columns.filter((column, at) => kept(column) && marks[at]?.[0] !== read.control[MARK + at]);
  if (changed.length === 0 && !whole) return { changed: [], control };
  const name = value("name");
  const about = {
    kind: "inventory-changed" as const,
    sheet: layout.sheet.id,
    row: read.id,
    name: name === null ? null : plainOf(name),
    kept: null,
    origin: `${origin.file}, ${origin.tab}, ${origin.line}`,
  };
  // Which cell it is, its letter may not tell.
  if (changed.length === 0) return { changed: [{ ...about, column: null, other: null }], control };
  return { changed: changed.map((column) => ({ ...about, column, other: value(column) })), control };
}
