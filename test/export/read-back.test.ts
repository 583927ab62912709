/** The outputs as other programs read them: Python's openpyxl, and LibreOffice, which makes pages of them. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { bodyText, checkDocument } from "../../src/export/document/fill.ts";
import { PV_KIND } from "../../src/export/pv.ts";
import { viewOf } from "../../src/export/view.ts";
import { book } from "./book.ts";
import { inMemory, load } from "./memory.ts";
import { libreoffice, openpyxl, pdftotext } from "./system.ts";
import { requestFor, templatesFor } from "./templates.ts";

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

const DRAWN = `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({s.title: [len(c.series) for c in s._charts] for s in book if s._charts}))`;

test.skipIf(openpyxl.absent)("openpyxl reads the charts of plan-migration.xlsx, and their lines", () => {
  const run = spawnSync(openpyxl.command, ["-c", DRAWN, join(folder, "plan-migration.xlsx")], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.stdout)).toEqual({ Services: [1], Directions: [3], Antériorité: [4], Avancement: [1, 1, 1] });
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
    const whole = spawnSync(pdftotext.command, [join(folder, "plan-migration.pdf"), "-"], { encoding: "utf8" }).stdout;
    expect(whole.replace(/\s+/g, " ")).toContain("Volume qui reste, relevé après relevé");
    expect(page("dossier-derogation.docx", 1)).toContain("Demandes de dérogation");
  },
  // Another program, on a machine that may be busy with others.
  240_000,
);

test.skipIf(libreoffice.absent)(
  "a template that was edited, and saved by LibreOffice, is filled like ours",
  async () => {
    const { dossier, pv } = templatesFor("fr");
    const parts = unzipSync(dossier.bytes);
    const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    const noted = strToU8(body.replace("{legend}", "{legend} Note du cabinet de {representative}."));
    const [mine, saved] = [join(folder, "modele.docx"), join(folder, "saved")];
    writeFileSync(mine, zipSync({ ...parts, "word/document.xml": noted }));
    const record = join(folder, "pv.docx");
    writeFileSync(record, pv.bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const format = "docx:MS Word 2007 XML";
    const args = [profile, "--headless", "--convert-to", format, "--outdir", saved, mine, record];
    expect(spawnSync(libreoffice.command, args).status).toBe(0);
    await checkDocument({ file: "pv.docx", bytes: readFileSync(join(saved, "pv.docx")) }, PV_KIND);
    const view = viewOf(book, "fr");
    const template = { file: "modele.docx", bytes: readFileSync(join(saved, "modele.docx")) };
    const [theirs, ours] = [await requestFor(view, template), await requestFor(view)];
    const words = (document: Uint8Array) =>
      bodyText(document)
        .split("\n")
        .filter((line) => line.trim() !== "");
    const bare = (line: string) => line.replace(" Note du cabinet de [à compléter].", "");
    expect(words(theirs).some((line) => line !== bare(line))).toBe(true);
    expect(words(theirs).map(bare)).toEqual(words(ours));
    const marked = (document: Uint8Array) =>
      strFromU8(unzipSync(document)["word/document.xml"] ?? new Uint8Array()).split("<w:highlight").length;
    expect(marked(theirs)).toBe(marked(ours));
    const headed = Object.entries(unzipSync(theirs)).filter(([name]) => /header/u.test(name));
    for (const [name, xml] of headed) expect(strFromU8(xml), name).toContain("PROJET – ");
    expect(headed.length).toBeGreaterThan(0);
  },
  240_000,
);
