/**
 * A plan of as many rows as a very large administration's, opened in LibreOffice as a person opens it: LibreOffice gives back every
 * sheet as CSV, and each has to hold the rows that were written. Run: `./node_modules/.bin/node bench/opened.ts [containers]`.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCells } from "../src/text/cells.ts";
import { openedRows } from "./export/libreoffice.ts";
import { fill } from "./planning/filled.ts";
import { BOUNDED } from "./runs/bounded.ts";
import { measured } from "./runs/measured.ts";
import { rounded, tell } from "./runs/rounds.ts";

const [containers = 480_000] = process.argv.slice(2).map(Number);
const FINDINGS_OF_EACH = 2;

/** The last row of each sheet that holds anything, by the name of the sheet. */
async function writtenRows(path: string): Promise<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  let sheet = "";
  const take = {
    sheet: (name: string) => {
      sheet = name;
    },
    row: (number: number, cells: readonly unknown[]) => {
      if (cells.length > 0) rows.set(sheet, number);
    },
  };
  // Bascule writes each text in its own cell.
  const fault = await readCells({ name: path, bytes: readFileSync(path) }, { add() {}, at: () => undefined }, take);
  if (fault) throw new Error(`${path} cannot be read back: ${fault.code}`);
  return rows;
}

const folder = mkdtempSync(join(tmpdir(), "bascule-bench-opened-"));
try {
  const [store, out] = [join(folder, "store"), join(folder, "out")];
  await fill(store, containers, containers * FINDINGS_OF_EACH);
  const plan = await measured(join(import.meta.dirname, "export/plan.ts"), [store, out], BOUNDED);
  const workbook = join(out, "plan-migration.xlsx");
  const written = await writtenRows(workbook);
  const opened = await openedRows(workbook, folder);
  const otherwise = [...written].filter(([sheet, count]) => opened.rows.get(sheet) !== count);
  tell({
    ...{ bench: "opened", containers, sheets: written.size, largest: Math.max(...written.values()) },
    rows: [...written.values()].reduce((sum, count) => sum + count, 0),
    plan: { cpuSeconds: rounded(plan.cpuSeconds), peakMegabytes: Math.round(plan.peakMegabytes) },
    libreoffice: { cpuSeconds: rounded(opened.cpuSeconds), peakMegabytes: Math.round(opened.peakMegabytes) },
    otherwise: otherwise.map(([sheet, count]) => ({ sheet, written: count, opened: opened.rows.get(sheet) ?? null })),
  });
  if (otherwise.length > 0 || opened.rows.size !== written.size) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
