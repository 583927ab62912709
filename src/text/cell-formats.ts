/** Formats of numbers in the order in which cells name them (ECMA-376, 18.8.10 and 18.8.30). */

import { type Format, formatOf } from "./number-format.ts";
import type { XmlHandlers } from "./xml.ts";

/** Adds to the list. */
export function cellFormats(formats: Format[]): XmlHandlers {
  const codes = new Map<number, string>();
  let cells = false;
  return {
    open: (name, attributes) => {
      if (name === "cellXfs") cells = true;
      if (name !== "numFmt" && !(name === "xf" && cells)) return;
      const id = Number(attributes.get("numFmtId") ?? 0);
      if (name === "numFmt") codes.set(id, attributes.get("formatCode") ?? "");
      else formats.push(formatOf(id, codes.get(id) ?? null));
    },
    close: (name) => {
      if (name === "cellXfs") cells = false;
    },
    text: () => {},
  };
}
