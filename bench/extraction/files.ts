/**
 * Files to extract, dressed as the programs dress them: runs with their fonts, cells with their styles, words that are
 * not all the same. Seeded by their number: the same on every machine.
 */

import { strToU8, zipSync } from "fflate";
import { type DocumentFormat, makeDocument } from "../../src/simulator/documents/index.ts";

const WORDS =
  "note service direction arrêté agent dossier demande réunion commission ministère instruction marché lettre région état pièce contrôle échéance résultat budget année mission article décision".split(
    " ",
  );

/** Words of a sentence, one of them met nowhere else. */
function sentence(seed: number, count: number): string {
  const words = Array.from(
    { length: count },
    (_each, at) => WORDS[(seed * 31 + at * 17 + ((seed * at) % 7)) % WORDS.length],
  );
  return `${words.join(" ")} m${seed}`;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string) =>
  `<w:r w:rsidRPr="00A4${text.length}"><w:rPr><w:rFonts w:ascii="Marianne" w:hAnsi="Marianne" w:cs="Arial"/><w:color w:val="000000"/><w:sz w:val="22"/><w:lang w:val="fr-FR"/></w:rPr><w:t xml:space="preserve">${text} </w:t></w:r>`;
const paragraph = (text: string) =>
  `<w:p w:rsidR="00B33A51" w:rsidRDefault="00B33A51"><w:pPr><w:pStyle w:val="Corpsdetexte"/><w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr>${text.split("m").map(run).join("")}</w:p>`;
const typed = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const types = (main: string, type: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
const relations = (main: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`;

function docx(count: number): Uint8Array {
  const rows = Array.from(
    { length: count >> 2 },
    (_each, at) =>
      `<w:tr>${[0, 1, 2].map((column) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph(sentence(3 * at + column, 3))}</w:tc>`).join("")}</w:tr>`,
  );
  const body = Array.from({ length: count }, (_each, at) => paragraph(sentence(at, 25))).join("");
  return typed({
    "[Content_Types].xml": types("word/document.xml", "wordprocessingml.document"),
    "_rels/.rels": relations("word/document.xml"),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W}><w:body>${body}<w:tbl>${rows.join("")}</w:tbl></w:body></w:document>`,
  });
}

function xlsx(count: number): Uint8Array {
  return workbook(
    count,
    (at) => sentence(at, 4),
    count,
    (at) => {
      const r = at + 1;
      return `<row r="${r}" spans="1:4"><c r="A${r}" s="1" t="s"><v>${at}</v></c><c r="B${r}" s="2"><v>${at * 7}.5</v></c><c r="C${r}" s="1"><v>${40_000 + (at % 5000)}</v></c><c r="D${r}" t="str"><f>A${r}&amp;"x"</f><v>f${at}</v></c></row>`;
    },
  );
}

/** So many strings, and so many rows. */
function workbook(
  strings: number,
  string: (at: number) => string,
  count: number,
  row: (at: number) => string,
): Uint8Array {
  const texts = Array.from({ length: strings }, (_each, at) => `<si><t>${string(at)}</t></si>`).join("");
  const rows = Array.from({ length: count }, (_each, at) => row(at)).join("");
  const main =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return typed({
    "[Content_Types].xml": types("xl/workbook.xml", "spreadsheetml.sheet").replace(
      "</Types>",
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    ),
    "_rels/.rels": relations("xl/workbook.xml"),
    "xl/workbook.xml": `<workbook ${main}><sheets><sheet name="Feuille" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${kind}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${kind}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${kind}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${main}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="2"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${main} count="${strings}" uniqueCount="${strings}">${texts}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
  });
}

function spec(count: number) {
  return {
    title: "Note",
    paragraphs: Array.from({ length: count }, (_each, at) => sentence(at, 25)),
    table: Array.from({ length: count >> 1 }, (_each, at) => [sentence(at, 3), `v${at}`, `${at * 7}`]),
    header: "DIFFUSION RESTREINTE",
  };
}

const SIZES: Readonly<Partial<Record<DocumentFormat, number>>> = {
  pptx: 6000,
  odt: 6000,
  ods: 8000,
  odp: 6000,
  pdf: 1500,
};

export function fileOf(format: string): Uint8Array {
  if (format === "docx") return docx(6000);
  if (format === "xlsx") return xlsx(40_000);
  if (format === "rtf")
    return strToU8(
      `{\\rtf1\\ansi ${spec(12_000)
        .paragraphs.map(
          (each) =>
            `\\pard\\plain\\f0\\fs22 {\\lang1036 ${each.replace(/[^ -~]/g, (letter) => `\\'${Buffer.from(letter, "latin1").toString("hex")}`)}}\\par`,
        )
        .join("\n")}}`,
    );
  return makeDocument(format as DocumentFormat, spec(SIZES[format as DocumentFormat] ?? 1000));
}

const MILLION = 1_000_000;
const shown = (row: number, columns: string, string: (column: number) => number) =>
  `<row r="${row + 1}">${Array.from(columns, (letter, at) => `<c r="${letter}${row + 1}" t="s"><v>${string(at)}</v></c>`).join("")}</row>`;

/** Workbooks of a million strings, or of one that a million cells show. */
export const MILLIONS: Readonly<Record<string, () => Uint8Array>> = {
  "one column": () =>
    workbook(
      MILLION,
      (at) => sentence(at, 1),
      MILLION,
      (row) => shown(row, "A", () => row),
    ),
  "one string": () =>
    workbook(
      1,
      () => "Direction générale",
      MILLION,
      (row) => shown(row, "A", () => 0),
    ),
  "five columns": () =>
    workbook(
      MILLION,
      (at) => sentence(at, 1),
      MILLION / 5,
      (row) => shown(row, "ABCDE", (at) => 5 * row + at),
    ),
  // One in a hundred with a letter beyond Latin: V8 takes two bytes for each letter of its neighbours.
  "60 characters": () =>
    workbook(
      MILLION,
      (at) => `${at % 100 === 0 ? "L’" : ""}${sentence(at, 8)}`.slice(-60),
      MILLION,
      (row) => shown(row, "A", () => row),
    ),
  "four columns, four million cells": () => xlsx(MILLION),
};
