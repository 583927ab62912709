/** Macros of every kind of document, and what a document keeps beside its words. */

import { expect, test } from "vitest";
import { openBudget } from "../../src/text/budget.ts";
import { expandedMacros } from "../../src/text/vba-compression.ts";
import { compoundOf, type Tree } from "./compound.ts";
import { codesOf, docxOf, textOf, xlsxOf, zipped } from "./extracted.ts";
import { macrosOf } from "./macros.ts";
import { docOf, pptOf, slideRecord, xlsOf } from "./old-office.ts";

const SOURCE = 'Attribute VB_Name = "Module1"\r\nConst MDP = "h7Gf!2sQx"\r\n';
const PROJECT = macrosOf({ Module1: SOURCE });
const FILE = compoundOf(PROJECT);

test.each<readonly [string, string, Uint8Array]>([
  ["Word", "a.docm", docxOf("", { "word/vbaProject.bin": FILE })],
  ["Excel", "a.xlsm", xlsxOf("", { "xl/vbaProject.bin": FILE })],
  ["PowerPoint", "a.pptm", zipped({ "ppt/presentation.xml": "<p/>", "ppt/vbaProject.bin": FILE })],
  ["Word 97", "a.doc", docOf({ body: "x\r", more: { Macros: PROJECT } })],
  ["Excel 97", "a.xls", xlsOf([], [], { _VBA_PROJECT_CUR: PROJECT })],
  ["PowerPoint 97", "a.ppt", pptOf([slideRecord(0x1011, FILE)])],
  ["a project alone", "vbaProject.bin", FILE],
  ["a module alone", "Module1.bas", Buffer.from(SOURCE)],
])("the macros of %s are read", async (_case, name, bytes) => {
  expect(await textOf(name, bytes)).toContain(SOURCE);
  expect(await codesOf(name, bytes)).toEqual([]);
});

test("the macros of LibreOffice are read", async () => {
  const module = `<!DOCTYPE x><script:module>${SOURCE}</script:module>`;
  const bytes = zipped({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": "<office/>",
    "Basic/Standard/Module1.xml": module,
    "Scripts/python/b.py": "MDP = 'h7Gf!2sQx'",
  });
  expect(await textOf("a.odt", bytes)).toContain(SOURCE);
  expect(await textOf("a.odt", bytes)).toContain("MDP = 'h7Gf!2sQx'");
});

test("modules in the code page of their project, long ones too", async () => {
  const long = "' né le 3 avril\r\n".repeat(900);
  const cyrillic = compoundOf(macrosOf({ Модуль: "' \xcc\xee" }, 1251));
  expect(await textOf("vbaProject.bin", compoundOf(macrosOf({ Module1: long })))).toBe(`${long}\n`);
  expect(await textOf("vbaProject.bin", cyrillic)).toBe("' Мо\n");
});

// The examples of the specification (MS-OVBA, 3.2).
test.each([
  [
    "some copies",
    "012fb000236161616263646582660070616768696a013808616b6c00306d6e6f7006710270041072737475761077787 97a003c".replaceAll(
      " ",
      "",
    ),
    "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
  ],
  ["one letter", "0103b002614500", "a".repeat(73)],
  ["no copy", "0119b000616263646566676800696a6b6c6d6e6f70007172737475762e", "abcdefghijklmnopqrstuv."],
])("a text is as it was before it was compressed: %s", (_case, packed, expected) =>
  expect(expandedMacros(Buffer.from(packed, "hex"), openBudget(0)).toString()).toBe(expected),
);

const LONG_CHUNK = Buffer.from("03b00261fc0f", "hex");
test.each([
  ["a copy from before its chunk", Buffer.from("0103b002610010", "hex"), "damaged"],
  ["a copy beyond its chunk", Buffer.from("0103b00261ff0f", "hex"), "damaged"],
  ["more than the file may cost", Buffer.concat([Buffer.of(1), ...Array(1100).fill(LONG_CHUNK)]), "too-large"],
])("refused: %s", (_case, packed, code) => expect(() => expandedMacros(packed, openBudget(0))).toThrow(code));

test.each<readonly [string, Tree]>([
  ["no module where the directory tells of one", { VBA: { dir: PROJECT.VBA && (PROJECT.VBA as Tree).dir } } as Tree],
  ["a directory that is none", { VBA: { dir: Buffer.from("autre chose") } }],
  ["a copy from before the beginning", { VBA: { dir: Buffer.from("0103b001614500", "hex") } }],
])("broken: %s", async (_case, tree) => expect(await codesOf("vbaProject.bin", compoundOf(tree))).toEqual(["damaged"]));

test("variables of a document, and where its letters take people from", async () => {
  const settings =
    '<w:settings><w:docVars><w:docVar w:name="NIR" w:val="269"/></w:docVars><w:mailMerge><w:connectString w:val="Password=x;"/><w:query w:val="SELECT"/></w:mailMerge><w:zoom w:val="none"/></w:settings>';
  expect(await textOf("a.docx", docxOf("", { "word/settings.xml": settings }))).toBe("269\nPassword=x;\nSELECT\n");
});

test.each([
  ["a.xlsx", xlsxOf("", { "customXml/item1.xml": "<p><Nom>MOT</Nom></p>" })],
  ["a.pptx", zipped({ "ppt/presentation.xml": "<p/>", "customXml/item1.xml": "<p><Nom>MOT</Nom></p>" })],
])("columns of the library that it comes from: %s", async (name, bytes) =>
  expect(await textOf(name, bytes)).toContain("MOT\n"),
);
