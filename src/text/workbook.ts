/** What the sheets of a workbook share: names, strings, formats of numbers (ECMA-376, 18.2, 18.4, 18.8). */

import { type Format, formatOf } from "./number-format.ts";
import { readPart } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { unescaped, type Workbook } from "./sheet.ts";
import { attribute, type XmlHandlers } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** Reads the shared parts, and writes the names of sheets and ranges. */
export async function readWorkbook(zip: Zip, desk: Desk): Promise<Workbook & { unused(): Iterable<string> }> {
  const strings: string[] = [];
  const formats: Format[] = [];
  let from1904 = false;
  const part = async (pattern: RegExp, handlers: XmlHandlers) => {
    for (const name of zip.names.filter((each) => pattern.test(each))) await readPart(zip, name, handlers, desk);
  };
  await part(
    /^xl\/workbook\.xml$/i,
    bookNames(desk, (value) => {
      from1904 = value;
    }),
  );
  await part(/^xl\/styles\.xml$/i, cellFormats(formats));
  await part(/^xl\/sharedStrings\.xml$/i, sharedStrings(strings, desk));
  const used = new Uint8Array(strings.length);
  return {
    from1904,
    format: (style) => formats[style] ?? null,
    shared: (index) => {
      used[index] = 1;
      const text = strings[index];
      // The part that holds it is missing, or ends too early.
      if (text === undefined) desk.unread("damaged");
      return text ?? "";
    },
    *unused() {
      for (let index = 0; index < strings.length; index += 1) {
        const text = strings[index];
        if (text !== undefined && text !== "" && used[index] === 0) yield text;
      }
    },
  };
}

function bookNames({ draft }: Desk, set1904: (value: boolean) => void): XmlHandlers {
  let named = false;
  return {
    open: (name, attributes) => {
      if (name === "workbookPr") set1904(/^(1|true)$/.test(attribute(attributes, "date1904") ?? ""));
      named = name === "definedName";
      if (name === "sheet") draft.write(attribute(attributes, "name") ?? "");
      draft.line();
    },
    close: () => {
      named = false;
      draft.line();
    },
    text: (text) => {
      if (named) draft.write(text);
    },
  };
}

function cellFormats(formats: Format[]): XmlHandlers {
  const codes = new Map<number, string>();
  let cells = false;
  return {
    open: (name, attributes) => {
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      if (name === "numFmt") codes.set(id, attribute(attributes, "formatCode") ?? "");
      if (name === "cellXfs") cells = true;
      if (name === "xf" && cells) formats.push(formatOf(id, codes.get(id) ?? null));
    },
    close: (name) => {
      if (name === "cellXfs") cells = false;
    },
    text: () => {},
  };
}

/** One string for each `si`, of all its runs; how it is spoken (`rPh`) left out. */
function sharedStrings(strings: string[], { budget }: Desk): XmlHandlers {
  let text = "";
  let words = false;
  let spoken = false;
  return {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") spoken = true;
      words = name === "t" && !spoken;
    },
    close: (name) => {
      words = false;
      if (name === "rPh") spoken = false;
      if (name !== "si") return;
      if (text.length > budget.textLeft()) budget.text(text.length);
      strings.push(unescaped(text));
    },
    text: (piece) => {
      if (words) text += piece;
    },
  };
}
