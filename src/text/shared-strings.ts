/**
 * The strings that the cells of a workbook show by their numbers (ECMA-376, 18.4): a million of them are one text and the
 * places where each ends.
 */

import { NumberList } from "../model/number-list.ts";
import { openGrowingText } from "./draft-text.ts";
import { textEnd, textStart } from "./plain-cells.ts";
import type { Desk } from "./reader.ts";
import { unescaped } from "./sheet.ts";
import type { XmlHandlers } from "./xml.ts";
import { expanded } from "./xml-entities.ts";
import { stands } from "./xml-names.ts";

export interface SharedStrings {
  readonly handlers: XmlHandlers;
  count(): number;
  /** Undefined where there is none of that number. */
  at(index: number): string | undefined;
}

export function openSharedStrings({ budget, unread }: Desk): SharedStrings {
  const ends = new NumberList();
  const all = openGrowingText();
  let length = 0;
  const add = (text: string) => {
    // Each is written once at least: what does not fit into the text of a file need not be kept.
    if (length + text.length > budget.textLeft()) unread("too-large");
    else {
      all.push(text);
      length += text.length;
    }
    ends.push(length);
  };
  return {
    handlers: stringItems((text) => add(unescaped(text))),
    count: () => ends.length,
    at: (index) => {
      if (!Number.isInteger(index) || index < 0 || index >= ends.length) return undefined;
      const start = index === 0 ? 0 : ends.at(index - 1);
      return all.from(start, ends.at(index) - start);
    },
  };
}

/** One string for each `si`, of all its runs; how it is spoken (`rPh`) left out. */
function stringItems(add: (text: string) => void): XmlHandlers {
  let text = "";
  let words = false;
  let spoken = false;
  return {
    whole: (source, start, { written, local }) => {
      if (local !== "sst" || spoken) return -1;
      const prefix = written.slice(0, written.length - local.length);
      const [opening, closing] = [`<${prefix}si><${prefix}t`, `</${prefix}t></${prefix}si>`];
      const from = stands(opening, source, start) ? textStart(source, start + opening.length) : -1;
      const end = from < 0 ? -1 : textEnd(source, from, closing);
      if (end < 0) return -1;
      text = expanded(source.slice(from, end));
      words = false;
      add(text);
      return end + closing.length;
    },
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") spoken = true;
      words = name === "t" && !spoken;
    },
    close: (name) => {
      words = false;
      if (name === "rPh") spoken = false;
      if (name === "si") add(text);
    },
    text: (piece) => {
      if (words) text += piece;
    },
  };
}
