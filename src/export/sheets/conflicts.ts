/** Conflits: what people wrote in earlier workbooks and that is not simply kept. A row stands until somebody deletes it. */

import { ADDED, type Conflict } from "../../model/carry.ts";
import { cellOf, type Value } from "../cell.ts";
import { defineSheet, type SheetId } from "../sheet.ts";
import type { View } from "../view.ts";

interface ConflictRow {
  readonly id: string;
  readonly conflict: Conflict;
}

/** What of a conflict its cells do not say in a form to be read again. */
type ConflictRecord = Pick<Conflict, "kind" | "sheet" | "row" | "name" | "column" | "origin">;

export function recordOf(text: string): ConflictRecord | null {
  try {
    const told: unknown = JSON.parse(text);
    if (!Array.isArray(told) || told.length !== 6) return null;
    const [kind, sheet, row, name, column, origin] = told.map((each) => (typeof each === "string" ? each : null));
    return {
      kind: kind as Conflict["kind"],
      sheet: sheet ?? "",
      row: row ?? null,
      name: name ?? null,
      column: column ?? null,
      origin: origin ?? "",
    };
  } catch {
    return null;
  }
}

function recordText({ conflict }: ConflictRow): string {
  const { kind, sheet, row, name, column, origin } = conflict;
  return JSON.stringify([kind, sheet, row, name, column, origin]);
}

function sheetName({ conflict }: ConflictRow, { t }: View): string {
  return t.workbook.sheets[conflict.sheet as SheetId]?.title ?? conflict.sheet;
}

function columnName({ conflict }: ConflictRow, { t }: View): string | null {
  const { column, sheet } = conflict;
  if (column === null || column.startsWith(ADDED)) return column?.slice(ADDED.length) ?? null;
  const columns: Readonly<Record<string, string>> = t.workbook.sheets[sheet as SheetId]?.columns ?? {};
  return columns[column] ?? column;
}

const valueIn = (entered: Conflict["kept"]): Value => (entered === null ? null : cellOf(entered));

export const conflicts = defineSheet<"conflicts", ConflictRow>({
  id: "conflicts",
  frozen: 1,
  pagesWide: 2,
  rows: (view) => view.trip?.carried?.conflicts() ?? [],
  rowId: ({ id }) => id,
  columns: [
    { id: "kind", width: 24, value: ({ conflict }, { t }) => t.carry.kinds[conflict.kind].title, tint: () => "review" },
    { id: "sheet", width: 16, value: sheetName },
    { id: "name", width: 30, value: ({ conflict }) => conflict.name },
    { id: "column", width: 20, value: columnName },
    { id: "kept", width: 30, form: "long", value: ({ conflict }) => valueIn(conflict.kept) },
    { id: "other", width: 30, form: "long", value: ({ conflict }) => valueIn(conflict.other) },
    { id: "followUp", width: 26, form: "long" },
    { id: "says", width: 50, form: "long", value: ({ conflict }, { t }) => t.carry.kinds[conflict.kind].says },
    { id: "origin", width: 36, form: "long", value: ({ conflict }) => conflict.origin },
    { id: "row", width: 30, form: "line", value: ({ conflict }) => conflict.row },
    { id: "id", width: 24, form: "line", value: ({ id }) => id },
    { id: "record", width: 12, form: "line", value: recordText, hidden: true },
  ],
});
