/**
 * A workbook is there to be filled in: which cells of it are not as they were written, and are not for people to fill. Each
 * row bears marks of its cells (`export/control.ts`): whoever changes a figure in passing is found, whoever forges its mark too is not.
 */

import { tenantMark } from "../../export/control.ts";
import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Conflict, Edits, HeldRow } from "../../model/carry.ts";
import { ADDED } from "../../model/carry.ts";
import type { AlteredCell, WorkedBook } from "../../model/verification.ts";
import { readLocalFile } from "../../store/local-files.ts";
import { openEdits } from "../../store/sqlite/edits.ts";
import { KEYED_SHEETS, MOST_BYTES, WATCHED_SHEETS } from "../carry.ts";
import { readCarried } from "../carrying/file.ts";
import { SettingFault } from "../faults.ts";

/** Cells that are named one by one. */
const NAMED = 20;

/** @param path where it is, `file` its name, `tenant` the id in its plan. */
export async function workedBook(path: string, file: string, tenant: string, language: Language): Promise<WorkedBook> {
  const bytes = await readLocalFile(path, MOST_BYTES);
  if (bytes === null || bytes === "too-large") return { file, cells: null };
  const edits = openEdits(path);
  try {
    await readCarried(file, bytes, {
      ...{ edits, sheets: KEYED_SHEETS, watched: WATCHED_SHEETS, tenant: tenantMark(tenant), language },
      added: new Map(),
    });
    return { file, cells: cellsIn(edits, language) };
  } catch (error) {
    // No workbook, or one of another plan.
    if (error instanceof SettingFault) return { file, cells: null };
    throw error;
  } finally {
    edits.close();
  }
}

function cellsIn(edits: Edits, language: Language): NonNullable<WorkedBook["cells"]> {
  const told = { filled: 0, altered: 0, named: [] as AlteredCell[], unmarked: 0 };
  const alter = (cell: AlteredCell) => {
    told.altered += 1;
    if (told.named.length < NAMED) told.named.push(cell);
  };
  for (const row of edits.unmet()) {
    if (row.ours && !row.marked) told.unmarked += 1;
    for (const { column, changed } of row.cells) {
      if (changed !== true) continue;
      if (isToFill(row.sheet, column)) told.filled += 1;
      else alter(cellOf(row, column, language));
    }
  }
  for (const { conflict } of edits.conflicts()) {
    if (conflict.kind === "inventory-changed") alter(ofInventory(conflict, language));
    if (conflict.kind === "no-control") told.unmarked += Number(conflict.other);
  }
  return told;
}

function isToFill(sheet: string, column: string): boolean {
  if (column.startsWith(ADDED)) return true;
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
