/** What the sheets of a workbook share: names, strings, formats of numbers (ECMA-376, 18.2, 18.4, 18.8). */

import { cellFormats } from "./cell-formats.ts";
import type { Format } from "./number-format.ts";
import { readPart } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { openSharedStrings } from "./shared-strings.ts";
import type { Workbook } from "./sheet.ts";
import { attribute, type XmlHandlers } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** Reads the shared parts, and writes the names of sheets and ranges. */
export async function readWorkbook(zip: Zip, desk: Desk): Promise<Workbook & { unused(): Iterable<string> }> {
  const strings = openSharedStrings(desk);
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
  await part(/^xl\/sharedStrings\.xml$/i, strings.handlers);
  return {
    from1904,
    format: (style) => formats[style] ?? null,
    writeShared: (index) => {
      // The part that holds it is missing, or ends too early.
      if (!strings.write(index)) desk.unread("damaged");
    },
    unused: strings.rest,
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
