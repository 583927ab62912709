/**
 * Excel workbooks (ECMA-376, SpreadsheetML): every sheet, hidden ones too, and what stands around them: names, comments,
 * drawings, charts, values kept by pivot tables, links and the history of changes, strings that no cell shows any more, macros.
 */

import { readEmbedded } from "../embedded.ts";
import { readLinks } from "../links.ts";
import { officeText } from "../office-text.ts";
import { readPart } from "../parts.ts";
import { plainWords } from "../plain-words.ts";
import { readProperties } from "../properties.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { sheetText } from "../sheet.ts";
import { readWorkbook } from "../workbook.ts";
import type { XmlHandlers } from "../xml.ts";
import { openZip, type Zip } from "../zip.ts";

const SHEETS = /^xl\/(worksheets|chartsheets|dialogsheets|macrosheets)\/[^/]+\.xml$/i;
const AROUND = /^xl\/(comments|threadedComments|drawings|charts|diagrams\/data)[^_]*\.xml$/i;
/** Where a workbook takes its data from: an address, a password, a question to a database. */
const CONNECTIONS = /^xl\/connections\.xml$/i;
/** Tables that Power Pivot keeps beside the sheets, in a format of its own. */
const MODEL = /^xl\/model\/[^/]+$/i;
/** Columns of the library that it comes from, questions to other files. */
const DATA = /^customXml\/item\d*\.xml$/i;
const KEPT = /^xl\/(pivotCache|externalLinks|revisions)\/[^/]+\.xml$/i;

export const xlsx = defineReader({
  format: "xlsx",
  extensions: ["xlsx", "xlsm", "xltx", "xltm"],
  kind: "binary",
  read: async ({ bytes }, desk) => {
    const zip = await openZip(bytes, desk.budget);
    try {
      if (zip.names.some((name) => /^xl\/workbook\.bin$/i.test(name))) throw new Refusal("unsupported");
      if (!zip.names.some((name) => /^xl\/workbook\.xml$/i.test(name))) throw new Refusal("damaged");
      await readSheets(zip, desk);
      await readLinks(zip, desk);
      await readProperties(zip, desk);
      await readEmbedded(zip, desk);
    } finally {
      zip.close();
    }
  },
});

async function readSheets(zip: Zip, desk: Desk): Promise<void> {
  const { draft } = desk;
  const workbook = await readWorkbook(zip, desk);
  for (const part of zip.names.filter((name) => SHEETS.test(name)).sort(inOrder)) {
    draft.line();
    await readPart(zip, part, sheetText(draft, workbook), desk);
  }
  draft.line();
  for (const text of workbook.unused()) {
    draft.write(text);
    draft.line();
  }
  for (const part of zip.names.filter((name) => AROUND.test(name))) {
    await readPart(zip, part, officeText(draft), desk);
    draft.line();
  }
  for (const part of zip.names.filter((name) => KEPT.test(name))) await readPart(zip, part, keptValues(desk), desk);
  for (const part of zip.names.filter((name) => CONNECTIONS.test(name)))
    await readPart(zip, part, connections(desk), desk);
  for (const part of zip.names.filter((name) => DATA.test(name))) await readPart(zip, part, plainWords(draft), desk);
  for (const part of zip.names.filter((name) => MODEL.test(name))) desk.lost(part, "unsupported");
}

/** `<dbPr connection="…" command="…"/>`, `<webPr url="…"/>` (ECMA-376, 18.13). */
function connections({ draft }: Desk): XmlHandlers {
  return {
    open: (_name, attributes) => {
      for (const key of ["description", "connection", "command", "url", "post", "sourceFile"]) {
        const text = attributes.get(key);
        if (!text) continue;
        draft.write(text);
        draft.line();
      }
    },
    close: () => {},
    text: () => {},
  };
}

/** `<s v="…"/>` of a pivot table's cache, `<v>…</v>` of a link's; `<v>` and `<t>` of what a shared workbook's cells held before. */
function keptValues({ draft }: Desk): XmlHandlers {
  let inside = false;
  return {
    open: (name, attributes) => {
      const v = attributes.get("v");
      inside = name === "v" || name === "t";
      if (v) draft.write(v);
      draft.line();
    },
    close: () => {
      inside = false;
      draft.line();
    },
    text: (text) => {
      if (inside) draft.write(text);
    },
  };
}

/** `sheet2` before `sheet10`. */
function inOrder(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
