/** The outputs as other programs read them: Python's openpyxl, and LibreOffice, which makes pages of them. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { book } from "./book.ts";
import { inMemory, load } from "./memory.ts";
import { libreoffice, openpyxl, pdftotext } from "./system.ts";
import { templatesFor } from "./templates.ts";

const WORKBOOKS = ["plan-migration.xlsx", "annexe-derogation.xlsx", "signalements-restreints.xlsx"];
const PAPERS = [...WORKBOOKS, "dossier-derogation.docx"];

const folder = mkdtempSync(join(tmpdir(), "bascule-read-back-"));
const sink = inMemory();
beforeAll(async () => {
  await writeOutputs({ book, sink, language: "fr", templates: templatesFor("fr"), redact: false });
  for (const [name, bytes] of sink.files) writeFileSync(join(folder, name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[s.title, s.max_row, sum(1 for r in s.iter_rows() for c in r if c.data_type == "f")] for s in book]))`;

test.skipIf(openpyxl.absent).each(WORKBOOKS)("openpyxl reads every sheet of %s, and sees no formula", async (name) => {
  const run = spawnSync(openpyxl.command, ["-c", SCRIPT, join(folder, name)], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  const { worksheets } = await load(sink.files.get(name));
  expect(JSON.parse(run.stdout)).toEqual(worksheets.map((sheet) => [sheet.name, sheet.rowCount, 0]));
});

/** Text of one page of a paper that LibreOffice made. */
function page(paper: string, number: number): string {
  const file = join(folder, paper.replace(/\.\w+$/, ".pdf"));
  const args = ["-f", String(number), "-l", String(number), file, "-"];
  return spawnSync(pdftotext.command, args, { encoding: "utf8" }).stdout;
}

test.skipIf(libreoffice.absent || pdftotext.absent)(
  "LibreOffice makes pages of every paper; the first sheet is one page",
  () => {
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const papers = PAPERS.map((name) => join(folder, name));
    const run = spawnSync(libreoffice.command, [
      profile,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      ...papers,
    ]);
    expect(run.status).toBe(0);
    for (const paper of PAPERS) expect(page(paper, 1).trim(), paper).not.toBe("");
    expect(page("plan-migration.xlsx", 1)).toContain("Légende");
    expect(page("plan-migration.xlsx", 2)).toContain("Comment lire et remplir ce classeur");
    expect(page("dossier-derogation.docx", 1)).toContain("Demande de dérogation");
  },
  // Another program, on a machine that may be busy with others.
  240_000,
);
