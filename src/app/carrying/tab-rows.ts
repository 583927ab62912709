/** A row of a tab as what people filled or changed in it: every cell held against the mark that was made of it. */

import { MARK, mark } from "../../export/control.ts";
import { ADDED, type Entered, type HeldCell, type HeldRow, type Origin, plainOf } from "../../model/carry.ts";
import { dayIn } from "../../plan/day-text.ts";
import type { TypedCell } from "../../text/cells/typed-cell.ts";
import { dayOfSerial } from "../../text/cells/value.ts";
import { type LaidColumn, nameless, type TabLayout } from "./tab-layout.ts";

export interface RowReading {
  readonly layout: TabLayout;
  readonly origin: Origin;
  readonly from1904: boolean;
  /** What a spreadsheet shows of a cell that is true, and of one that is not. */
  readonly truth: { readonly yes: string; readonly no: string };
}

export interface ReadRow {
  /** Its marks, as they stand there. */
  readonly control: string;
  /** Null for a row without an identifier in which nothing stands. */
  readonly held: HeldRow | null;
  readonly id: string | null;
  /** Columns of people's own that are filled here. */
  readonly added: readonly string[];
  readonly formulas: readonly { readonly column: string; readonly formula: string }[];
}

export interface TypedRow {
  readonly id: string | null;
  readonly control: string;
  readonly cells: ReadonlyMap<string, Entered | null>;
}

export function readRow(typed: readonly TypedCell[], reading: RowReading): ReadRow {
  const { layout, origin } = reading;
  const cells = new Map(typed.map((cell) => [cell.column, cell]));
  const text = (at: number | null) => (at === null ? "" : plainOf(typedValue(cells.get(at), null, reading)));
  const id = text(layout.idAt) || null;
  const marks = marksOf(text(layout.controlAt), layout);
  const ours = oursBy(id, marks, layout);
  const held: HeldCell[] = [];
  const recalled: HeldCell[] = [];
  const added = new Set<string>();
  const formulas: { column: string; formula: string }[] = [];
  for (const [at, column] of columnsOf(layout, cells)) {
    const cell = cells.get(at);
    const value = typedValue(cell, column, reading);
    const one = heldCell(column, value, ours ? marks : null, layout);
    if (column.about?.recalled && one === null && ours && marks !== null && value !== null)
      recalled.push({ column: column.key, value, changed: false, written: null, recalled: true });
    if (!ours ? value === null : one === null) continue;
    held.push(one ?? { column: column.key, value, changed: null, written: null });
    if (value !== null && column.key.startsWith(ADDED)) added.add(column.key);
    if (cell?.formula != null) formulas.push({ column: column.title, formula: `=${cell.formula}` });
  }
  const name = nameOf(layout, cells, reading);
  const { language = null, day = null } = layout.stamp ?? {};
  const marked = ours && marks !== null;
  const row = {
    sheet: layout.sheet.id,
    origin,
    name,
    language,
    day,
    ours,
    marked,
    cells: held.length > 0 ? [...held, ...recalled] : held,
  };
  return {
    held: id === null && held.length === 0 ? null : { ...row, id: id ?? ownId(held) },
    id,
    control: text(layout.controlAt),
    added: [...added],
    formulas,
  };
}

/** All that stands in a row, by column. */
export function typedIn(typed: readonly TypedCell[], reading: RowReading): TypedRow {
  const { layout } = reading;
  const cells = new Map(typed.map((cell) => [cell.column, cell]));
  const text = (at: number | null) => (at === null ? "" : plainOf(typedValue(cells.get(at), null, reading)));
  return {
    id: text(layout.idAt) || null,
    control: text(layout.controlAt),
    cells: new Map(
      [...columnsOf(layout, cells)].map(([at, column]) => [column.key, typedValue(cells.get(at), column, reading)]),
    ),
  };
}

/** A row bears the mark of its own identifier; without a stamp there is none to bear, without identifier none to hold it to. */
function oursBy(id: string | null, marks: ReadonlyMap<string, string> | null, { stamp }: TabLayout): boolean {
  if (id === null) return marks !== null;
  return marks === null ? stamp === null : marks.get("id") === mark("id", id);
}

/** Columns of the heads, and cells beyond them. */
function columnsOf(layout: TabLayout, cells: ReadonlyMap<number, TypedCell>): ReadonlyMap<number, LaidColumn> {
  const beyond = [...cells.keys()].filter(
    (at) => !layout.columns.has(at) && !layout.former.has(at) && at !== layout.idAt && at !== layout.controlAt,
  );
  if (beyond.length === 0) return layout.columns;
  return new Map([...layout.columns, ...beyond.map((at) => [at, nameless(at)] as const)]);
}

/** Null for a cell that is as Bascule wrote it and not for people to fill. */
function heldCell(
  column: LaidColumn,
  value: Entered | null,
  marks: ReadonlyMap<string, string> | null,
  { stamp }: TabLayout,
): HeldCell | null {
  const entry = column.about?.entry ?? false;
  // A column that came since was empty when the row was marked.
  const written = marks && (marks.get(column.marked) ?? mark(column.marked, null));
  const changed = written === null ? null : mark(column.marked, value) !== written;
  const unknown = column.about === null && stamp === null;
  if (changed === true || (value !== null && (entry || unknown)))
    return { column: column.key, value, changed, written };
  return null;
}

function marksOf(control: string, { stamp }: TabLayout): ReadonlyMap<string, string> | null {
  if (stamp === null || control.length !== stamp.columns.length * MARK) return null;
  return new Map(stamp.columns.map((column, at) => [column, control.slice(at * MARK, (at + 1) * MARK)]));
}

function typedValue(cell: TypedCell | undefined, column: LaidColumn | null, reading: RowReading): Entered | null {
  const value = cell?.value ?? null;
  // Nobody can tell what a formula comes to when the program that wrote it did not.
  if (value === null) return cell?.formula ? `=${cell.formula}` : null;
  if (typeof value === "boolean") return value ? reading.truth.yes : reading.truth.no;
  if (typeof value === "string" && value.trim() === "") return null;
  const day = column?.about?.day === true ? dayOf(value, reading.from1904) : null;
  return day ?? (typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value);
}

/** In a column of days: formats are lost on the way, and some programs write a day as a text. */
function dayOf(value: Entered, from1904: boolean): Entered | null {
  if (typeof value === "number") return dayOfSerial(value, from1904);
  const day = typeof value === "string" ? dayIn(value) : null;
  return day && { day };
}

/** What people know the row by: its first text. */
function nameOf(layout: TabLayout, cells: ReadonlyMap<number, TypedCell>, reading: RowReading): string | null {
  for (const key of ["name", "service"]) {
    const [at, column] = [...layout.columns].find(([, each]) => each.key === key) ?? [];
    const value = at === undefined || !column ? null : typedValue(cells.get(at), column, reading);
    if (value !== null) return plainOf(value);
  }
  return null;
}

/** A row without an identifier is known by what it holds. */
function ownId(cells: readonly HeldCell[]): string {
  const text = JSON.stringify(cells.map(({ column, value }) => [column, value]));
  return `#${["a", "b", "c", "d"].map((salt) => mark(salt, text)).join("")}`;
}
