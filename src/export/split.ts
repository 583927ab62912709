/**
 * One workbook for each directorate: its rows of the plan and of the inventories, to be filled in apart and given back
 * together. All rows are made in one walk, and wait in a spool for their file.
 */

import type { Entered } from "../model/carry.ts";
import type { Tint } from "./cell.ts";
import { type Cell, cellOf, enteredOf } from "./cell.ts";
import { mark } from "./control.ts";
import type { Table } from "./sheet.ts";
import type { View } from "./view.ts";

/** Where rows wait for the file that they are for. */
export interface Waiting {
  add(file: string, sheet: string, row: string): void;
  files(): readonly string[];
  rows(file: string, sheet: string): Iterable<string>;
}

/** Letters of a name that no file system takes amiss, and that no two directorates share. */
const LONGEST = 40;

export async function spoolByUnit(tables: readonly Table[], view: View, waiting: Waiting): Promise<void> {
  for (const table of tables) {
    for await (const row of table.rows(view)) {
      if (row.unit !== undefined) waiting.add(unitFile(row.unit, view), table.id, packedLine(table.line(row, view)));
    }
  }
}

/** The sheets of one directorate, without those that have no row of it. */
export function tablesOf(file: string, tables: readonly Table[], waiting: Waiting): readonly Table[] {
  const lines = (table: Table) => waiting.rows(file, table.id);
  return tables
    .filter((table) => !lines(table)[Symbol.iterator]().next().done)
    .map((table) => ({
      ...table,
      async *lines() {
        for (const line of lines(table)) yield unpackedLine(line);
      },
    }));
}

/**
 * `plan-migration-direction-des-achats-k3fa2.xlsx`: the directorate's name in plain letters, and a mark of what it is
 * known by, which stays when it is called otherwise.
 */
function unitFile(unit: string | null, { t, book }: View): string {
  const words = (unit ?? t.workbook.noUnit).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = words
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  const key = unit === null ? "" : (book.unitKeys?.get(unit) ?? unit);
  return ["plan-migration", ...(plain === "" ? [] : [plain]), `${mark("unit", `unit ${key}`)}.xlsx`].join("-");
}

function packedLine(line: readonly Cell[]): string {
  return JSON.stringify(line.map(({ value, tint }) => [enteredOf(value), tint]));
}

function unpackedLine(text: string): readonly Cell[] {
  const line = JSON.parse(text) as [Entered | null, Tint | null][];
  return line.map(([entered, tint]) => ({ value: entered === null ? null : cellOf(entered), tint }));
}
