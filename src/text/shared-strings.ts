/**
 * The strings that the cells of a workbook show by their numbers (ECMA-376, 18.4). A million of them may be half of the
 * memory that a workbook takes: a string that a cell has shown stands in the draft, and need not be kept beside.
 */

import { NumberList } from "../model/number-list.ts";
import { textEnd, textStart } from "./plain-cells.ts";
import type { Desk } from "./reader.ts";
import { unescaped } from "./sheet.ts";
import type { XmlHandlers } from "./xml.ts";
import { expanded } from "./xml-entities.ts";
import { stands } from "./xml-names.ts";

/** Strings of a block, a power of two: their text is one. */
const BITS = 8;
/** Below so many characters, everything is kept. */
const FEW = 1 << 22;

export interface SharedStrings {
  readonly handlers: XmlHandlers;
  /** Writes the string of that number; false where there is none. */
  write(index: number): boolean;
  /** Those that were not written. */
  rest(): Iterable<string>;
}

export function openSharedStrings({ budget, draft, unread }: Desk): SharedStrings {
  /** Null once every string of it stands in the draft: it is then read there. */
  const blocks: (string | null)[] = [];
  /** Of each block, how many strings do not stand there. */
  const left: number[] = [];
  const ends = new NumberList();
  /** Of each string, where it stands in the draft; negative: it does not. */
  const places = new NumberList();
  let block: string[] = [];
  let length = 0;
  const endBlock = () => {
    if (block.length > 0) left[blocks.push(block.join("")) - 1] = block.length;
    block = [];
  };
  const add = (text: string) => {
    // Each is written once at least: what does not fit into the text of a file need not be kept.
    const fits = length + text.length <= budget.textLeft();
    if (!fits) unread("too-large");
    block.push(fits ? text : "");
    length += fits ? text.length : 0;
    ends.push(length);
    places.push(-1);
    if (block.length === 1 << BITS) endBlock();
  };
  const startOf = (index: number) => (index === 0 ? 0 : ends.at(index - 1));
  const at = (index: number): string => {
    const start = startOf(index);
    const text = blocks[index >> BITS];
    if (typeof text !== "string") return draft.from(places.at(index), ends.at(index) - start);
    const first = startOf((index >> BITS) << BITS);
    return text.slice(start - first, ends.at(index) - first);
  };
  const write = (index: number) => {
    endBlock();
    if (!Number.isInteger(index) || index < 0 || index >= ends.length) return false;
    const text = at(index);
    draft.write(text);
    if (places.at(index) < 0) {
      places.set(index, draft.length() - text.length);
      const among = index >> BITS;
      left[among] = (left[among] as number) - 1;
      if (left[among] === 0 && length > FEW) blocks[among] = null;
    }
    return true;
  };
  return {
    handlers: stringItems((text) => add(unescaped(text))),
    write,
    *rest() {
      endBlock();
      for (let index = 0; index < ends.length; index += 1) {
        const text = places.at(index) < 0 ? at(index) : "";
        if (text !== "") yield text;
      }
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
