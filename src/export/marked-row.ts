/**
 * Rows of a sheet that travels to people and back: what they wrote stands again where they wrote it, and each row ends with the
 * marks by which the next run tells which of its cells were changed.
 */

import { type Cell, cellOf, enteredOf } from "./cell.ts";
import { CONTROL, type markerOf, rowMark } from "./control.ts";
import type { Head, TableRow } from "./sheet.ts";
import type { View } from "./view.ts";

/** Hidden: its cells hold the marks of their row. */
export function controlHead({ t }: View): Head {
  const title = t.workbook.control;
  return {
    id: CONTROL,
    title,
    width: 0,
    form: "line",
    band: null,
    entry: false,
    choices: null,
    marks: [],
    hidden: true,
    evidence: true,
  };
}

/** The control stands before the identifier, which is the last column; after all where a sheet ends otherwise. */
export function withControl<T>(each: readonly T[], control: T, heads: readonly Head[]): readonly T[] {
  const at = heads.at(-1)?.id === "id" ? heads.length - 1 : heads.length;
  return [...each.slice(0, at), control, ...each.slice(at)];
}

/** Of the columns of a sheet, in order. */
export type Markers = readonly ReturnType<typeof markerOf>[];

/** What Bascule makes, with what people wrote in its place, and the marks by which the next run tells one from the other. */
export function carriedLine(
  sheet: string,
  id: string,
  row: TableRow,
  {
    own,
    filled,
    markers,
  }: { readonly own: readonly Head[]; readonly filled: readonly Head[]; readonly markers: Markers },
  view: View,
): readonly Cell[] {
  const kept = view.trip?.carried?.kept(sheet, id) ?? null;
  const made = row.cells(view);
  let marks = "";
  // Added columns stand between its own, which keep their order.
  let at = 0;
  const cells = filled.map((head, index): Cell => {
    const { id: column, entry } = head;
    const cell: Cell = (head === own[at] ? made[at++] : undefined) ?? { value: null, tint: "entry" };
    const theirs = kept?.get(column) ?? null;
    const shown: Cell = theirs === null ? cell : { value: cellOf(theirs), tint: "entry" };
    // Of a cell that Bascule fills, its own value: what people put there stays known for theirs.
    marks += markers[index]?.(enteredOf(entry ? shown.value : cell.value));
    return shown;
  });
  return withControl(cells, { value: marks, tint: null }, filled);
}

/** What Bascule makes, and the mark by which the next run tells whether somebody changed it. */
export function watchedLine(
  row: TableRow,
  { filled, markers }: { readonly filled: readonly Head[]; readonly markers: Markers },
  view: View,
): readonly Cell[] {
  const cells = row.cells(view);
  const marks = cells.map(({ value }, index) => markers[index]?.(enteredOf(value)) ?? "");
  return withControl(cells, { value: rowMark(marks), tint: null }, filled);
}
