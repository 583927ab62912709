/**
 * A workbook is there to be filled in: which cells of it are not as they were written, and are not for people to fill. Each
 * row bears marks of its cells (`export/control.ts`), by which a figure that was changed in passing is found; and where the plan
 * could be made again, the marks are held against it, so that a forged one is found too, and a row that is gone.
 */

import { enteredOf } from "../../export/cell.ts";
import { MARK, mark, tenantMark } from "../../export/control.ts";
import { viewOf } from "../../export/view.ts";
import type { Language } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import { ADDED, type Conflict, type Edits, type Entered, type HeldRow, plainOf } from "../../model/carry.ts";
import type { WorkedBook } from "../../model/verification.ts";
import { readLocalFile } from "../../store/local-files.ts";
import { openEdits } from "../../store/scratch/edits.ts";
import { openLikenesses } from "../../store/scratch/likenesses.ts";
import type { CellTaker } from "../../text/cells/typed-cell.ts";
import { KEYED, KEYED_SHEETS, MOST_BYTES, WATCHED_SHEETS } from "../carry.ts";
import { readCarried } from "../carrying/file.ts";
import type { MarkedRow } from "../carrying/tab.ts";
import { SettingFault } from "../faults.ts";
import { type OtherSheets, otherSheets } from "./other-sheets.ts";
import { type Tabs, tabsOf } from "./tabs.ts";
import { type CellPlace, Told } from "./told.ts";

export interface BookFile {
  /** Where it is, and its name. */
  readonly path: string;
  readonly file: string;
  /** The id in its plan. */
  readonly tenant: string;
  readonly language: Language;
  /** The plan made again, where it is all there; null where there is none to hold it against, or the workbook is a directorate's. */
  readonly book: Book | null;
  /** It was written with every sheet of this version. */
  readonly whole: boolean;
}

export async function workedBook({ path, file, tenant, language, book, whole }: BookFile): Promise<WorkedBook> {
  const bytes = await readLocalFile(path, MOST_BYTES);
  if (bytes === null || bytes === "too-large") return { file, cells: null };
  const [edits, rows] = [openEdits(path), openLikenesses(path)];
  const told = new Told(language);
  const against: Against = { edits, told, followed: false };
  const tabs = tabsOf(told);
  const others = book === null ? null : otherSheets(book, language, rows, told);
  try {
    await readCarried(file, bytes, {
      ...{ edits, sheets: KEYED_SHEETS, watched: WATCHED_SHEETS, tenant: tenantMark(tenant), language },
      added: new Map(),
      onMarks: (row) => keepMarks(row, against),
      onFormula: (cell) => told.alter(cell),
      onGone: ({ sheet, id: column, line }) => {
        if (!isToFill(sheet, column)) told.alter({ sheet, line, name: null, column, was: null });
      },
      ...(others && { onWatched: others.mark }),
      also: bothOf(tabs.taker, others?.taker),
    });
    tabs.tell(whole);
    tellCells(against);
    if (book !== null) await holdAgainst(book, against);
    await others?.hold();
    told.held = book !== null;
    return { file, cells: told.cells() };
  } catch (error) {
    // No workbook, or one of another plan.
    if (error instanceof SettingFault) return { file, cells: null };
    throw error;
  } finally {
    edits.close();
    rows.close();
  }
}

const bothOf = (tabs: Tabs["taker"], others: OtherSheets["taker"] | undefined): CellTaker => ({
  ...tabs,
  sheet: (name, from1904, hidden) => {
    tabs.sheet(name, from1904, hidden);
    others?.sheet(name, from1904, hidden);
  },
  row: (line, cells, notes) => {
    tabs.row(line, cells, notes);
    others?.row(line, cells, notes);
  },
});

/** A row that is there twice, with other marks, is not twice as it was written. */
function keepMarks({ sheet, id, line, columns, control }: MarkedRow, against: Against): void {
  const { edits, told } = against;
  if (sheet === "followUp") against.followed = true;
  const marks = new Map<string, Entered>([
    ["control", control],
    ["columns", columns.join()],
  ]);
  const first = edits.kept(sheet, id);
  if (first === null) edits.keep(sheet, id, new Map([...marks, ["line", line]]));
  else if ([...marks].some(([key, value]) => first.get(key) !== value))
    told.alter({ sheet, line, name: null, column: null });
}

/** It bears no marks, and stands for a row of the plan: by its identifier, or by what it tells where nobody fills in. */
const isUnmarked = ({ sheet, id, marked, cells }: HeldRow) =>
  !marked && (!id.startsWith("#") || cells.some(({ column }) => !isToFill(sheet, column)));

function tellCells({ edits, told }: Against): void {
  for (const row of edits.unmet()) {
    if (isUnmarked(row)) told.unmarked += 1;
    for (const { column, changed } of row.cells) {
      if (changed !== true) continue;
      if (isToFill(row.sheet, column)) told.filled += 1;
      else told.alter({ sheet: row.sheet, line: row.origin.line, name: row.name, column });
    }
  }
  for (const { conflict } of edits.conflicts()) {
    if (conflict.kind === "inventory-changed") told.alter(ofInventory(conflict));
    if (conflict.kind === "no-control") told.unmarked += Number(conflict.other);
  }
}

interface Against {
  readonly edits: Edits;
  readonly told: Told;
  /** It tells of spaces that moved. */
  followed: boolean;
}

/** Likenesses that the plan has, each with the marks that its cells make now; then those that it has not. */
async function holdAgainst(book: Book, { edits, told, followed }: Against): Promise<void> {
  const view = viewOf(book, told.language);
  for (const table of KEYED.filter(({ id }) => !CARRIED.has(id))) {
    const own = table.own(view);
    for await (const row of table.rows(view)) {
      if (row.id === null) continue;
      const kept = edits.kept(table.id, row.id);
      edits.meet(table.id, row.id);
      const cells = row.cells(view);
      const texts = cells.map(({ value }) => plainOf(enteredOf(value)));
      const name = texts[0] || null;
      if (kept === null) {
        told.lose(table.id, name);
        continue;
      }
      const line = Number(kept.get("line"));
      const marks = marksIn(String(kept.get("control")), String(kept.get("columns")).split(","));
      for (const at of told.asked(table.id, line, own)) told.answer(table.id, line, own[at]?.id ?? "", texts[at] ?? "");
      for (const [at, { id: column, entry }] of own.entries()) {
        // What arrived of a space that moved, only what people wrote tells.
        if (followed && table.id === "plan" && column === "gap") continue;
        const there = marks.get(column);
        if (entry || marks.size === 0 || there === mark(column, enteredOf(cells[at]?.value ?? null))) continue;
        told.alter({ sheet: table.id, line, name, column, was: texts[at] ?? null });
      }
    }
  }
  for (const { sheet, marked, origin, name } of edits.unmet())
    if (marked && !CARRIED.has(sheet)) told.add(sheet, origin.line, name);
}

/** Sheets whose rows are those of what people wrote in earlier workbooks, and not the plan's. */
const CARRIED: ReadonlySet<string> = new Set(["conflicts", "followUp"]);

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

/** « file, tab, 12 ». */
function ofInventory({ sheet, name, column, origin }: Conflict): CellPlace {
  const line = Number(/\d+$/.exec(origin)?.[0] ?? 0);
  return { sheet, line, name, column };
}
