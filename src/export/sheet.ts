/**
 * A sheet of rows and columns as a value. Titles come from the language's catalogue by the sheet's and the columns'
 * ids, so that a column without a title in every language does not compile.
 */

import type { Catalogue } from "../lang/index.ts";
import { ADDED } from "../model/carry.ts";
import type { Cell, Tint, Value } from "./cell.ts";
import { markerOf, stampText, tenantMark } from "./control.ts";
import type { Chart } from "./drawing/chart.ts";
import { carriedLine, controlHead, watchedLine, withControl } from "./marked-row.ts";
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
  /** Where it has something to say; absent for always. */
  readonly when?: (view: View) => boolean;
  /** Not shown: it is there to be read again. */
  readonly hidden?: true;
  /** Bascule fills it with what people wrote elsewhere, and people write over it here. */
  readonly theirs?: true;
  /** Asked again of an earlier workbook, although nobody fills it in: what a space was when it left. */
  readonly recalled?: true;
}

interface Definition<I extends SheetId, Row> {
  readonly id: I;
  readonly rows: (view: View) => Iterable<Row> | AsyncIterable<Row>;
  /** What a row is known by from one workbook to the next, the same as in its column `id`. */
  readonly rowId?: (row: Row) => string;
  /** Nobody is asked to fill it in, and what somebody changes there all the same is told: its rows bear a mark. */
  readonly watched?: true;
  /** People write in it, although nothing of it is carried. */
  readonly open?: true;
  /** Directorate that the row is of, where workbooks are written for each. */
  readonly unitOf?: (row: Row) => string | null | undefined;
  readonly columns: readonly Column<I, Row>[];
  /** Columns that stay in sight when one scrolls to the right. */
  readonly frozen?: number;
  /** Printed pages side by side. */
  readonly pagesWide?: number;
  /** A sentence that must stand beside the sheet's own note. */
  readonly beside?: (view: View) => string;
  /** Drawn from its own cells. */
  readonly charts?: readonly Chart<ColumnId<I>>[];
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
  readonly hidden: boolean;
  /** Bascule fills it, and nothing is to be written over that. */
  readonly evidence: boolean;
}

/** What is known of a column whatever the book. */
export interface KnownColumn {
  readonly id: string;
  readonly entry: boolean;
  readonly day: boolean;
  readonly recalled: boolean;
}

/** A row whose cells are made when they are asked for. */
export interface TableRow {
  /** Null where rows are not carried from one workbook to the next. */
  readonly id: string | null;
  /** Directorate, null where none is known; absent for a row that is of no one's. */
  readonly unit: string | null | undefined;
  /** As Bascule makes them, in the order of the sheet's own columns. */
  cells(view: View): readonly Cell[];
}

/** A sheet whose rows are made: what the workbook writes. */
export interface Table {
  readonly kind: "table";
  readonly id: SheetId;
  /** Rows have an identifier: what people write there goes from one workbook to the next. */
  readonly keyed: boolean;
  /** Its rows bear a mark, and what people change there is told. */
  readonly watched: boolean;
  /** People write in it: no protection keeps them from it. */
  readonly open: boolean;
  /** What is known of its own columns whatever the book. */
  readonly columns: readonly KnownColumn[];
  readonly title: (view: View) => string;
  readonly note: (view: View) => string;
  /** The sheet's own columns. */
  readonly own: (view: View) => readonly Head[];
  /** Those of the workbook: with what people added, and the control. */
  readonly heads: (view: View) => readonly Head[];
  /** What stands hidden above the heads; null where nothing is carried. */
  readonly keys: (view: View) => readonly string[] | null;
  readonly frozen: number;
  readonly pagesWide: number;
  readonly charts: readonly Chart[];
  readonly rows: (view: View) => AsyncIterable<TableRow>;
  readonly lines: (view: View) => AsyncIterable<readonly Cell[]>;
  /** A row's cells as they are written. */
  readonly line: (row: TableRow, view: View) => readonly Cell[];
}

export function defineSheet<I extends SheetId, Row>(sheet: Definition<I, Row>): Table {
  const words = (view: View) => view.t.workbook.sheets[sheet.id];
  const columnsFor = oncePerView((view) => sheet.columns.filter(({ when }) => when === undefined || when(view)));
  const own = oncePerView((view) => columnsFor(view).map((column) => headOf(column, words(view).columns, view)));
  const filled = oncePerView((view) => withAdded(sheet.id, own(view), view));
  const markers = oncePerView((view) => filled(view).map(({ id }) => markerOf(id)));
  const keyed = sheet.rowId !== undefined;
  const cellsOf = (row: Row, view: View) =>
    columnsFor(view).map(({ value, tint, theirs }) => ({
      value: value?.(row, view) ?? null,
      tint: value && !theirs ? (tint?.(row, view) ?? null) : ("entry" as const),
    }));
  async function* rows(view: View): AsyncIterable<TableRow> {
    for await (const row of sheet.rows(view)) {
      yield {
        id: sheet.rowId?.(row) ?? null,
        unit: sheet.unitOf?.(row),
        cells: (other) => cellsOf(row, other),
      };
    }
  }
  const { watched = false, open = keyed } = sheet;
  const travels = (view: View) => (keyed || watched) && view.trip !== null;
  const table: Table = {
    kind: "table",
    id: sheet.id,
    keyed,
    watched,
    open,
    columns: sheet.columns.map(({ id, value, form, recalled = false }) => ({
      id,
      entry: value === undefined,
      day: form === "day",
      recalled,
    })),
    title: (view) => words(view).title,
    note: (view) => [words(view).note, sheet.beside?.(view) ?? ""].filter((text) => text !== "").join("\n"),
    own,
    heads: (view) => (travels(view) ? withControl(filled(view), controlHead(view), filled(view)) : own(view)),
    keys: (view) => {
      if (!travels(view)) return null;
      const columns = filled(view).map(({ id }) => id);
      const { tenant, asOf } = view.book.plan;
      const stamp = { sheet: sheet.id, language: view.language, tenant: tenantMark(tenant.id), day: asOf, columns };
      return withControl(columns, stampText(stamp), filled(view));
    },
    frozen: sheet.frozen ?? 1,
    pagesWide: sheet.pagesWide ?? 1,
    charts: sheet.charts ?? [],
    rows,
    line: (row, view) => {
      if (!travels(view)) return row.cells(view);
      if (watched) return watchedLine(row, { filled: filled(view), markers: markers(view) }, view);
      return row.id === null
        ? row.cells(view)
        : carriedLine(sheet.id, row.id, row, { own: own(view), filled: filled(view), markers: markers(view) }, view);
    },
    async *lines(view) {
      for await (const row of rows(view)) yield table.line(row, view);
    },
  };
  return table;
}

/** What depends on the view alone is made once for it, and not once for each row. */
function oncePerView<T>(make: (view: View) => T): (view: View) => T {
  const made = new WeakMap<View, { readonly of: T }>();
  return (view) => {
    const known = made.get(view) ?? { of: make(view) };
    made.set(view, known);
    return known.of;
  };
}

/** Columns that people added stand beside the first that they fill in, and after them all where there are none. */
function withAdded(sheet: string, own: readonly Head[], view: View): readonly Head[] {
  const added = (view.trip?.carried?.added(sheet) ?? []).map((id): Head => {
    const title = id.slice(ADDED.length);
    return {
      id,
      title,
      width: 24,
      form: "long",
      band: null,
      entry: true,
      choices: null,
      marks: [],
      hidden: false,
      evidence: false,
    };
  });
  const first = own.findIndex(({ entry }) => entry);
  const after = own.findIndex(({ entry }, index) => index > first && !entry);
  const at = first < 0 || after < 0 ? own.length : after;
  return [...own.slice(0, at), ...added, ...own.slice(at)];
}

/** The same sheet without the columns that people fill in, nor those named. */
export function asRead(table: Table, without: readonly string[] = []): Table {
  const kept = ({ entry, id }: Head) => !entry && !without.includes(id);
  const own = oncePerView((view) => table.own(view).filter(kept));
  const keeps = oncePerView((view) => table.own(view).map(kept));
  const line = (row: TableRow, view: View) => {
    const keep = keeps(view);
    return row.cells(view).filter((_, index) => keep[index]);
  };
  return {
    ...table,
    keyed: false,
    watched: false,
    open: false,
    own,
    heads: own,
    keys: () => null,
    line,
    async *lines(view) {
      for await (const row of table.rows(view)) yield line(row, view);
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
    hidden: column.hidden ?? false,
    evidence: column.value !== undefined && column.theirs === undefined,
  };
}
