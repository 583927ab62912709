/** A workbook as another program reads it: every sheet with its rows by their heads, so that they can be added up. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { openpyxl } from "../export/system.ts";

type Value = string | number | boolean | null;
type Record_ = Readonly<Record<string, Value>>;

export interface ReadSheet {
  /** Of a sheet laid out as a page, its cells; else null. */
  readonly page: readonly (readonly Value[])[] | null;
  readonly rows: readonly Record_[];
}

export function sheetsRead(path: string): ReadonlyMap<string, ReadSheet> {
  const script = join(import.meta.dirname, "adding-up.py");
  const run = spawnSync(openpyxl.command, [script, path], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(run.stderr);
  const told = JSON.parse(run.stdout) as Record<string, Partial<ReadSheet>>;
  return new Map(Object.entries(told).map(([name, { page = null, rows = [] }]) => [name, { page, rows }]));
}

/** Words in the place of a number (« non connu », « non lu ») add nothing. */
export const sumOf = (rows: readonly Record_[], title: string): number =>
  rows.reduce((sum, row) => {
    if (!(title in row)) throw new Error(`no column ${title}`);
    const value = row[title];
    return typeof value === "number" ? sum + value : sum;
  }, 0);
