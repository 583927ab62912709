/** What stands once in a workbook: its tabs, the day from which it counts, its number formats and its shared strings. */

import { type Format, formatOf } from "../number-format.ts";
import { Refusal } from "../refusal.ts";
import { unescaped } from "../sheet.ts";
import type { XmlHandlers } from "../xml.ts";
import { MOST_TEXT, type SharedStrings } from "./typed-cell.ts";

export interface Tabs {
  readonly tabs: { name: string; id: string }[];
  from1904: boolean;
}

export function bookHandlers(book: Tabs): XmlHandlers {
  return {
    open: (name, attributes) => {
      if (name === "workbookPr") book.from1904 = /^(1|true)$/.test(attributes.get("date1904") ?? "");
      // `sheetId` ends as `r:id` does not: the name alone is asked for.
      if (name === "sheet") book.tabs.push({ name: attributes.get("name") ?? "", id: attributes.get("id") ?? "" });
    },
    close: () => {},
    text: () => {},
  };
}

export function formatHandlers(formats: Format[]): XmlHandlers {
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

/** One string for each `si`, of all its runs; how it is spoken (`rPh`) left out. */
export function stringHandlers(strings: SharedStrings): XmlHandlers {
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
      if (name === "si") strings.add(unescaped(text));
    },
    text: (piece) => {
      if (!words) return;
      text += piece;
      if (text.length > MOST_TEXT) throw new Refusal("too-large");
    },
  };
}
