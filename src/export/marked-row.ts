/**
 * Rows of a sheet that travels to people and back: what they wrote stands again where they wrote it, and each row ends with the
 * marks by which the next run tells which of its cells were changed.
 */

import { type Cell, cellOf, enteredOf } from "./cell.ts";
import { CONTROL, type markerOf, rowMark } from "./control.ts";
import type { Head, TableRow } from "./sheet.ts";
import type { View } from "./view.ts";

/** Hidden, and the last: its cells hold the marks of their row. */
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
  };
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
  return [...cells, { value: marks, tint: null }];
}

/** What Bascule makes, and the mark by which the next run tells whether somebody changed it. */
export function watchedLine(row: TableRow, markers: Markers, view: View): readonly Cell[] {
  const cells = row.cells(view);
  const marks = cells.map(({ value }, index) => markers[index]?.(enteredOf(value)) ?? "");
  return [...cells, { value: rowMark(marks), tint: null }];
}
