/**
 * Documents in one file of XML, as programs of before 2007 and LibreOffice write them: Word 2003 and Word's flat package,
 * Excel 2003 (« XML Spreadsheet », in which business applications still export tables as `.xls`), flat OpenDocument. Their
 * words run on over many elements, which read one by one would cut a number in pieces.
 */

import type { Draft } from "./draft.ts";
import { officeText } from "./office-text.ts";
import { openDocumentText } from "./open-document.ts";
import type { XmlHandlers } from "./xml.ts";

/** Root element, and what reads below it. */
const DIALECTS: ReadonlyMap<string, (draft: Draft) => XmlHandlers> = new Map([
  ["w:wordDocument", officeText],
  ["pkg:package", officeText],
  ["office:document", openDocumentText],
  ["Workbook", spreadsheet],
  ["ss:Workbook", spreadsheet],
]);
/** What a document says of itself: a list of fields, in any of them. */
const FIELDS: ReadonlySet<string> = new Set([
  "meta",
  "coreProperties",
  "Properties",
  "DocumentProperties",
  "CustomDocumentProperties",
]);

/** The words of such a document by its own grammar, and what it says of itself by `fields`; null: it is none. */
export function flatDocument(root: string, draft: Draft, fields: XmlHandlers): XmlHandlers | null {
  const dialect = DIALECTS.get(root)?.(draft);
  if (!dialect) return null;
  let aside = 0;
  return {
    open: (name, attributes) => {
      if (aside > 0 || FIELDS.has(name)) aside += 1;
      (aside > 0 ? fields : dialect).open(name, attributes);
    },
    close: (name) => {
      (aside > 0 ? fields : dialect).close(name);
      if (aside > 0) aside -= 1;
    },
    text: (text) => (aside > 0 ? fields : dialect).text(text),
  };
}

/** A cell that others are merged with says how many; one that follows empty ones tells its place. */
function spreadsheet(draft: Draft): XmlHandlers {
  let listening = 0;
  let width = 1;
  const number = (written: string | undefined) => Math.min(16_384, Math.max(0, Number(written) || 0));
  return {
    open: (name, attributes) => {
      if (name === "Worksheet") {
        draft.line();
        draft.write(attributes.get("Name") ?? "");
        draft.line();
      } else if (name === "Table") draft.openTable();
      else if (name === "Row") draft.openRow();
      else if (name === "Cell") {
        const place = number(attributes.get("Index"));
        width = 1 + number(attributes.get("MergeAcross"));
        draft.openCell(place > 0 ? place - 1 : undefined);
      } else if (name === "Data" || name === "NamedRange") {
        listening += 1;
        if (name === "NamedRange") draft.field("", attributes.get("RefersTo") ?? "");
        // A comment follows the value in the same cell.
        else draft.line();
      } else if (name === "Header" || name === "Footer") draft.field("", attributes.get("Data") ?? "");
    },
    close: (name) => {
      if (name === "Data" || name === "NamedRange") listening = Math.max(0, listening - 1);
      else if (name === "Cell") draft.closeCell(width);
      else if (name === "Row") draft.closeRow();
      else if (name === "Table") draft.closeTable();
    },
    text: (text) => {
      if (listening > 0) draft.write(text);
    },
  };
}
