/**
 * A workbook is there to be filled in: which cells of it are not as they were written, and are not for people to fill. Each
 * row bears marks of its cells (`export/control.ts`), by which a figure that was changed in passing is found; and where the plan
 * could be made again, the marks are held against it, so that a forged one is found too, and a row that is gone.
 */

import { enteredOf } from "../../export/cell.ts";
import { MARK, mark, tenantMark } from "../../export/control.ts";
import { viewOf } from "../../export/view.ts";
import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import { ADDED, type Conflict, type Edits, type Entered, type HeldRow, plainOf } from "../../model/carry.ts";
import type { AlteredCell, WorkedBook } from "../../model/verification.ts";
import { readLocalFile } from "../../store/local-files.ts";
import { openEdits } from "../../store/scratch/edits.ts";
import { KEYED, KEYED_SHEETS, MOST_BYTES, WATCHED_SHEETS } from "../carry.ts";
import { type MarkedRow, readCarried } from "../carrying/file.ts";
import { SettingFault } from "../faults.ts";

/** Cells that are named one by one. */
const NAMED = 20;

export interface BookFile {
  /** Where it is, and its name. */
  readonly path: string;
  readonly file: string;
  /** The id in its plan. */
  readonly tenant: string;
  readonly language: Language;
  /** The plan made again, where it is all there; null where there is none to hold it against, or the workbook is a directorate's. */
  readonly book: Book | null;
}

export async function workedBook({ path, file, tenant, language, book }: BookFile): Promise<WorkedBook> {
  const bytes = await readLocalFile(path, MOST_BYTES);
  if (bytes === null || bytes === "too-large") return { file, cells: null };
  const edits = openEdits(path);
  const told: Told = { filled: 0, altered: 0, named: [], unmarked: 0, missing: 0 };
  try {
    await readCarried(file, bytes, {
      ...{ edits, sheets: KEYED_SHEETS, watched: WATCHED_SHEETS, tenant: tenantMark(tenant), language },
      added: new Map(),
      onMarks: (row) => keepMarks(row, { edits, language, told }),
      onFormula: ({ sheet, column, line, name }) =>
        alter(told, { sheet: sheetName(sheet, language), line, name, column: columnName(sheet, column, language) }),
      onGone: ({ sheet, id, line }) => {
        if (isToFill(sheet, id)) return;
        alter(told, { sheet: sheetName(sheet, language), line, name: null, column: columnName(sheet, id, language) });
      },
    });
    tellCells({ edits, language, told });
    if (book !== null) await holdAgainst(book, { edits, language, told });
    return { file, cells: told };
  } catch (error) {
    // No workbook, or one of another plan.
    if (error instanceof SettingFault) return { file, cells: null };
    throw error;
  } finally {
    edits.close();
  }
}

interface Told {
  filled: number;
  altered: number;
  readonly named: AlteredCell[];
  unmarked: number;
  missing: number;
}

function alter(told: Told, cell: AlteredCell): void {
  told.altered += 1;
  if (told.named.length < NAMED) told.named.push(cell);
}

/** A row that is there twice, with other marks, is not twice as it was written. */
function keepMarks({ sheet, id, line, columns, control }: MarkedRow, { edits, language, told }: Against): void {
  const marks = new Map<string, Entered>([
    ["control", control],
    ["columns", columns.join()],
  ]);
  const first = edits.kept(sheet, id);
  if (first === null) edits.keep(sheet, id, new Map([...marks, ["line", line]]));
  else if ([...marks].some(([key, value]) => first.get(key) !== value))
    alter(told, { sheet: sheetName(sheet, language), line, name: null, column: null });
}

/** It bears no marks, and stands for a row of the plan: by its identifier, or by what it tells where nobody fills in. */
const isUnmarked = ({ sheet, id, marked, cells }: HeldRow) =>
  !marked && (!id.startsWith("#") || cells.some(({ column }) => !isToFill(sheet, column)));

function tellCells({ edits, language, told }: Against): void {
  for (const row of edits.unmet()) {
    if (isUnmarked(row)) told.unmarked += 1;
    for (const { column, changed } of row.cells) {
      if (changed !== true) continue;
      if (isToFill(row.sheet, column)) told.filled += 1;
      else alter(told, cellOf(row, column, language));
    }
  }
  for (const { conflict } of edits.conflicts()) {
    if (conflict.kind === "inventory-changed") alter(told, ofInventory(conflict, language));
    if (conflict.kind === "no-control") told.unmarked += Number(conflict.other);
  }
}

interface Against {
  readonly edits: Edits;
  readonly language: Language;
  readonly told: Told;
}

/** Rows that the plan has, each with the marks that its cells make now. */
async function holdAgainst(book: Book, { edits, language, told }: Against): Promise<void> {
  const view = viewOf(book, language);
  for (const table of KEYED) {
    const own = table.own(view);
    for await (const row of table.rows(view)) {
      if (row.id === null) continue;
      const kept = edits.kept(table.id, row.id);
      if (kept === null) {
        told.missing += 1;
        continue;
      }
      const marks = marksIn(String(kept.get("control")), String(kept.get("columns")).split(","));
      const cells = row.cells(view);
      for (const [at, { id: column, entry }] of own.entries()) {
        const there = marks.get(column);
        if (entry || marks.size === 0 || there === mark(column, enteredOf(cells[at]?.value ?? null))) continue;
        const name = cells[0]?.value ?? null;
        alter(told, {
          sheet: sheetName(table.id, language),
          line: Number(kept.get("line")),
          name: name === null ? null : plainOf(enteredOf(name)),
          column: columnName(table.id, column, language),
        });
      }
    }
  }
}

/** None where they were taken away: that is told as such. */
function marksIn(control: string, columns: readonly string[]): ReadonlyMap<string, string> {
  if (control.length !== columns.length * MARK) return new Map();
  return new Map(columns.map((column, at) => [column, control.slice(at * MARK, (at + 1) * MARK)]));
}

function isToFill(sheet: string, column: string): boolean {
  if (column.startsWith(ADDED)) return true;
  if (WATCHED_SHEETS.some(({ id }) => id === sheet)) return false;
  return KEYED_SHEETS.find(({ id }) => id === sheet)?.columns.get(column)?.entry ?? true;
}

function cellOf({ sheet, origin, name }: HeldRow, column: string, language: Language): AlteredCell {
  return { sheet: sheetName(sheet, language), line: origin.line, name, column: columnName(sheet, column, language) };
}

/** « file, tab, 12 ». */
function ofInventory({ sheet, name, column, origin }: Conflict, language: Language): AlteredCell {
  const line = Number(/\d+$/.exec(origin)?.[0] ?? 0);
  return {
    ...{ sheet: sheetName(sheet, language), line, name },
    column: column === null ? null : columnName(sheet, column, language),
  };
}

type Sheets = Readonly<
  Record<string, { readonly title: string; readonly columns: Readonly<Record<string, string>> } | undefined>
>;
const sheetsIn = (language: Language) => catalogueOf(language).workbook.sheets as Sheets;
const sheetName = (sheet: string, language: Language) => sheetsIn(language)[sheet]?.title ?? sheet;
const columnName = (sheet: string, column: string, language: Language) =>
  sheetsIn(language)[sheet]?.columns[column] ?? column;
