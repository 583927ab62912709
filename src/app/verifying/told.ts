/** What is told of one workbook that was worked in: counts, and the first of each kind by name. */

import { catalogueOf, type Language } from "../../lang/index.ts";
import type { AlteredCell, HiddenRows, ToldRow } from "../../model/verification.ts";

/** Of cells, and of rows, that are named one by one. */
const NAMED = 20;
/** Characters of what was written in a cell. */
const SHOWN = 120;

/** Where a cell stands, by the sheet's id and the column's. */
export interface CellPlace {
  readonly sheet: string;
  readonly line: number;
  readonly name: string | null;
  /** Null where it is not known which. */
  readonly column: string | null;
  /** Absent where it is not known, or not yet. */
  readonly was?: string | null;
}

type Writable = { -readonly [K in keyof AlteredCell]: AlteredCell[K] };

export class Told {
  readonly language: Language;
  filled = 0;
  altered = 0;
  readonly named: AlteredCell[] = [];
  unmarked = 0;
  missing = 0;
  added = 0;
  readonly rows: ToldRow[] = [];
  readonly gone: string[] = [];
  readonly hidden: string[] = [];
  readonly hiddenRows: HiddenRows[] = [];
  held = false;
  /** Named cells of which it is not known yet what was written there. */
  readonly #open = new Map<string, Writable>();

  constructor(language: Language) {
    this.language = language;
  }

  alter({ sheet, line, name, column, was }: CellPlace): void {
    this.altered += 1;
    if (this.named.length >= NAMED) return;
    const title = column === null ? null : columnName(sheet, column, this.language);
    const cell = { sheet: sheetName(sheet, this.language), line, name, column: title, was: shown(was ?? null) };
    this.named.push(cell);
    if (was === undefined && column !== null) this.#open.set(keyOf(sheet, line, column), cell);
  }

  /** Columns of that row of which it is to be told what was written. */
  asked(sheet: string, line: number, columns: readonly { readonly id: string }[]): readonly number[] {
    if (this.#open.size === 0) return [];
    return [...columns.keys()].filter((at) => this.#open.has(keyOf(sheet, line, columns[at]?.id ?? "")));
  }

  answer(sheet: string, line: number, column: string, was: string): void {
    const cell = this.#open.get(keyOf(sheet, line, column));
    if (cell) cell.was = shown(was);
  }

  lose(sheet: string, name: string | null): void {
    this.missing += 1;
    this.#name(sheet, null, name);
  }

  add(sheet: string, line: number, name: string | null): void {
    this.added += 1;
    this.#name(sheet, line, name);
  }

  #name(sheet: string, line: number | null, name: string | null): void {
    if (this.rows.length < NAMED) this.rows.push({ sheet: sheetName(sheet, this.language), line, name: shown(name) });
  }

  /** As it is told: nothing that serves to find it out. */
  cells() {
    const { filled, altered, named, unmarked, missing, added, rows, gone, hidden, hiddenRows, held } = this;
    return { filled, altered, named, unmarked, missing, added, rows, gone, hidden, hiddenRows, held };
  }
}

const keyOf = (sheet: string, line: number, column: string) => `${sheet} ${line} ${column}`;

function shown(text: string | null): string | null {
  if (text === null || text === "") return null;
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1).toWellFormed()}…` : text;
}

type Sheets = Readonly<
  Record<string, { readonly title: string; readonly columns: Readonly<Record<string, string>> } | undefined>
>;
const sheetsIn = (language: Language) => catalogueOf(language).workbook.sheets as Sheets;
export const sheetName = (sheet: string, language: Language) => sheetsIn(language)[sheet]?.title ?? sheet;
const columnName = (sheet: string, column: string, language: Language) =>
  sheetsIn(language)[sheet]?.columns[column] ?? column;
