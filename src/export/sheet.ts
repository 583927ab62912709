/**
 * A sheet of rows and columns as a value. Titles come from the language's catalogue by the sheet's and the columns'
 * ids, so that a column without a title in every language does not compile.
 */

import type { Catalogue } from "../lang/index.ts";
import type { Cell, Tint, Value } from "./cell.ts";
import type { View } from "./view.ts";

type Sheets = Catalogue["workbook"]["sheets"];
export type SheetId = keyof Sheets;
type ColumnId<I extends SheetId> = Extract<keyof Sheets[I]["columns"], string>;

/** How a column's values are written. */
export type Form = "text" | "long" | "line" | "count" | "bytes" | "share" | "day";

/** Groups of columns, told by the band above their heads. */
export type Band = "entry" | "text" | "figures";

export type Marks = readonly (readonly [choice: string, tint: Tint])[];

interface Column<I extends SheetId, Row> {
  readonly id: ColumnId<I>;
  /** In characters, as workbooks measure columns. */
  readonly width: number;
  readonly form?: Form;
  readonly band?: Band;
  /** Absent for a column that people fill in. */
  readonly value?: (row: Row, view: View) => Value;
  readonly tint?: (row: Row, view: View) => Tint | null;
  /** What may be chosen in a column to fill in. */
  readonly choices?: (view: View) => readonly string[];
  /** Choices that colour their cell once they are made. */
  readonly marks?: (view: View) => Marks;
}

interface Definition<I extends SheetId, Row> {
  readonly id: I;
  readonly rows: (view: View) => Iterable<Row> | AsyncIterable<Row>;
  readonly columns: readonly Column<I, Row>[];
  /** Columns that stay in sight when one scrolls to the right. */
  readonly frozen?: number;
  /** Printed pages side by side. */
  readonly pagesWide?: number;
  /** A sentence that must stand beside the sheet's own note. */
  readonly beside?: (view: View) => string;
}

export interface Head {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly form: Form;
  readonly band: Band | null;
  readonly entry: boolean;
  readonly choices: readonly string[] | null;
  readonly marks: Marks;
}

/** A sheet whose rows are made: what the workbook writes. */
export interface Table {
  readonly kind: "table";
  readonly id: SheetId;
  readonly title: (view: View) => string;
  readonly note: (view: View) => string;
  readonly heads: (view: View) => readonly Head[];
  readonly frozen: number;
  readonly pagesWide: number;
  readonly lines: (view: View) => AsyncIterable<readonly Cell[]>;
}

export function defineSheet<I extends SheetId, Row>(sheet: Definition<I, Row>): Table {
  const words = (view: View) => view.t.workbook.sheets[sheet.id];
  return {
    kind: "table",
    id: sheet.id,
    title: (view) => words(view).title,
    note: (view) => [words(view).note, sheet.beside?.(view) ?? ""].filter((text) => text !== "").join("\n"),
    heads: (view) => sheet.columns.map((column) => headOf(column, words(view).columns, view)),
    frozen: sheet.frozen ?? 1,
    pagesWide: sheet.pagesWide ?? 1,
    async *lines(view) {
      for await (const row of sheet.rows(view)) {
        yield sheet.columns.map(({ value, tint }) =>
          value
            ? { value: value(row, view), tint: tint?.(row, view) ?? null }
            : { value: null, tint: "entry" as const },
        );
      }
    },
  };
}

/** The same sheet without the columns that people fill in, nor those named. */
export function asRead(table: Table, without: readonly string[] = []): Table {
  const kept = ({ entry, id }: Head) => !entry && !without.includes(id);
  return {
    ...table,
    heads: (view) => table.heads(view).filter(kept),
    async *lines(view) {
      const keep = table.heads(view).map(kept);
      for await (const line of table.lines(view)) yield line.filter((_, index) => keep[index]);
    },
  };
}

function headOf<I extends SheetId, Row>(
  column: Column<I, Row>,
  titles: Readonly<Record<string, string>>,
  view: View,
): Head {
  return {
    id: column.id,
    title: titles[column.id] ?? column.id,
    width: column.width,
    form: column.form ?? "text",
    band: column.band ?? null,
    entry: column.value === undefined,
    choices: column.choices?.(view) ?? null,
    marks: column.marks?.(view) ?? [],
  };
}
