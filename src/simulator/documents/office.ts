/** Word, Excel and PowerPoint files, by the Office Open XML standard (ECMA-376), as small as these programs accept. */

import { type DocumentSpec, escaped, XML } from "./document.ts";
import { packageOf } from "./package.ts";

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const MIME = "application/vnd.openxmlformats-officedocument";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";

export function docx(spec: DocumentSpec): Uint8Array {
  const body = [
    ...spec.paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`),
    spec.table ? wordTable(spec.table) : "",
  ].join("");
  const section = spec.header ? '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>' : "";
  return packageOf({
    ...frame(spec, [["word/document.xml", `${MIME}.wordprocessingml.document.main+xml`], ...headerPart(spec)]),
    "word/document.xml": `${XML}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}/relationships"><w:body><w:p><w:r><w:t>${escaped(spec.title)}</w:t></w:r></w:p>${body}${section}</w:body></w:document>`,
    ...(spec.header
      ? {
          "word/_rels/document.xml.rels": relations([["rId1", `${OFFICE}/relationships/header`, "header1.xml"]]),
          "word/header1.xml": `${XML}<w:hdr xmlns:w="${WORD}"><w:p><w:r><w:t>${escaped(spec.header)}</w:t></w:r></w:p></w:hdr>`,
        }
      : {}),
  });
}

function headerPart(spec: DocumentSpec): [string, string][] {
  return spec.header ? [["word/header1.xml", `${MIME}.wordprocessingml.header+xml`]] : [];
}

function wordTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p></w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

export function xlsx(spec: DocumentSpec): Uint8Array {
  const rows = [...(spec.table ?? []), ...spec.paragraphs.map((text) => [text])];
  const strings: string[] = [];
  const index = new Map<string, number>();
  const shared = (text: string) => {
    const known = index.get(text);
    if (known !== undefined) return known;
    index.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const sheet = rows
    .map((row, r) => {
      const cells = row.map((text, c) => `<c r="${column(c)}${r + 1}" t="s"><v>${shared(text)}</v></c>`).join("");
      return `<row r="${r + 1}">${cells}</row>`;
    })
    .join("");
  const header = spec.header ? `<headerFooter><oddHeader>&amp;C${escaped(spec.header)}</oddHeader></headerFooter>` : "";
  return packageOf({
    ...frame(spec, [
      ["xl/workbook.xml", `${MIME}.spreadsheetml.sheet.main+xml`],
      ["xl/worksheets/sheet1.xml", `${MIME}.spreadsheetml.worksheet+xml`],
      ["xl/sharedStrings.xml", `${MIME}.spreadsheetml.sharedStrings+xml`],
    ]),
    "xl/workbook.xml": `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Feuille1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ["rId1", `${OFFICE}/relationships/worksheet`, "worksheets/sheet1.xml"],
      ["rId2", `${OFFICE}/relationships/sharedStrings`, "sharedStrings.xml"],
    ]),
    "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${SHEET}"><sheetData>${sheet}</sheetData>${header}</worksheet>`,
    "xl/sharedStrings.xml": `${XML}<sst xmlns="${SHEET}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
  });
}

function column(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${column(Math.floor(index / 26) - 1)}${letter}`;
}

export function pptx(spec: DocumentSpec): Uint8Array {
  const texts = [spec.title, ...spec.paragraphs, ...(spec.table ?? []).map((row) => row.join(" | "))];
  if (spec.header) texts.unshift(spec.header);
  const slides = texts.map((text) => `<a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p>`).join("");
  return packageOf({
    ...frame(spec, [
      ["ppt/presentation.xml", `${MIME}.presentationml.presentation.main+xml`],
      ["ppt/slides/slide1.xml", `${MIME}.presentationml.slide+xml`],
    ]),
    "ppt/presentation.xml": `${XML}<p:presentation xmlns:p="${SLIDE}" xmlns:r="${OFFICE}/relationships"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relations([["rId1", `${OFFICE}/relationships/slide`, "slides/slide1.xml"]]),
    "ppt/slides/slide1.xml": `${XML}<p:sld xmlns:p="${SLIDE}" xmlns:a="${DRAWING}"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="Texte"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${slides}</p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
  });
}

/** Content types, root relations and, for a labelled document, its custom properties. The first part is the main one. */
function frame(spec: DocumentSpec, parts: readonly (readonly [string, string])[]): Record<string, string> {
  const main = parts[0]?.[0] ?? "";
  const custom: [string, string][] = spec.label ? [["docProps/custom.xml", `${MIME}.custom-properties+xml`]] : [];
  const overrides = [...parts, ...custom].map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  const links: [string, string, string][] = [["rId1", `${OFFICE}/relationships/officeDocument`, main]];
  if (spec.label) links.push(["rId2", `${OFFICE}/relationships/custom-properties`, "docProps/custom.xml"]);
  return {
    "[Content_Types].xml": `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": relations(links),
    ...(spec.label ? { "docProps/custom.xml": labelProperties(spec.label) } : {}),
  };
}

/** How Office writes a sensitivity label: `MSIP_Label_<id>_Enabled`, `_SiteId`, `_Name`. */
function labelProperties(label: NonNullable<DocumentSpec["label"]>): string {
  const values = { Enabled: "true", SiteId: label.tenant, Name: label.name, Method: "Privileged" };
  const rows = Object.entries(values).map(
    ([key, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="MSIP_Label_${label.id}_${key}"><vt:lpwstr>${escaped(value)}</vt:lpwstr></property>`,
  );
  return `${XML}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${rows.join("")}</Properties>`;
}

function relations(links: readonly (readonly [string, string, string])[]): string {
  const rows = links.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${RELATIONS}">${rows.join("")}</Relationships>`;
}
