/** The strings that the cells of a workbook share, one after the other (ECMA-376, 18.4.8). */

import { textEnd, textStart } from "./plain-cells.ts";
import { Refusal } from "./refusal.ts";
import { unescaped } from "./sheet.ts";
import type { XmlHandlers } from "./xml.ts";
import { expanded } from "./xml-entities.ts";
import { stands } from "./xml-names.ts";

/**
 * One string for each `si`, of all its runs; how it is spoken (`rPh`) left out.
 * @param most characters of one string: a longer one is refused.
 */
export function stringItems(add: (text: string) => void, most = Number.POSITIVE_INFINITY): XmlHandlers {
  const take = (text: string) => {
    if (text.length > most) throw new Refusal("too-large");
    add(unescaped(text));
  };
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
      take(text);
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
      if (name === "si") take(text);
    },
    text: (piece) => {
      if (words) text += piece;
      if (text.length > most) throw new Refusal("too-large");
    },
  };
}
