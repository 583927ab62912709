/**
 * The strings that the cells of a workbook show by their numbers (ECMA-376, 18.4). A million of them may be half of the
 * memory that a workbook takes: a string that a cell has shown stands in the draft, and need not be kept beside.
 */

import { NumberList } from "../model/number-list.ts";
import { type Packed, packed, unpacked } from "./packed.ts";
import type { Desk } from "./reader.ts";
import { stringItems } from "./string-items.ts";
import type { XmlHandlers } from "./xml.ts";

/** Strings of a block, a power of two: their text is one. */
const BITS = 5;
/** Below so many characters, everything is kept as it is. */
const FEW = 1 << 22;

const OFTEN = 8;

export interface SharedStrings {
  readonly handlers: XmlHandlers;
  /** Writes the string of that number; false where there is none. */
  write(index: number): boolean;
  /** Those that were not written. */
  rest(): Iterable<string>;
}

export function openSharedStrings({ budget, draft, unread }: Desk): SharedStrings {
  /** Null once every string of it stands in the draft: it is then read there. */
  const blocks: (Packed | null)[] = [];
  /** The block that was looked at last. */
  let open = -1;
  let opened = "";
  /** Of each block, how many strings do not stand there. */
  const left: number[] = [];
  const ends = new NumberList();
  /** Of each string, where it stands in the draft; negative: it does not. */
  const places = new NumberList();
  let block: string[] = [];
  let length = 0;
  let [once, again] = [0, 0];
  const endBlock = () => {
    if (block.length === 0) return;
    const text = block.join("");
    left[blocks.push(length > FEW ? packed(text) : text) - 1] = block.length;
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
    const among = index >> BITS;
    const text = blocks[among] ?? null;
    if (text === null) return draft.from(places.at(index), ends.at(index) - start);
    if (open !== among) {
      open = among;
      opened = unpacked(text);
    }
    const first = startOf(among << BITS);
    return opened.slice(start - first, ends.at(index) - first);
  };
  const write = (index: number) => {
    endBlock();
    if (!Number.isInteger(index) || index < 0 || index >= ends.length) return false;
    const text = at(index);
    draft.write(text);
    if (places.at(index) >= 0) again += 1;
    else {
      places.set(index, draft.length() - text.length);
      once += 1;
      const among = index >> BITS;
      left[among] = (left[among] as number) - 1;
      // Those that are shown again and again are small beside the text, and sought more quickly here.
      if (left[among] === 0 && length > FEW && again * OFTEN < once) blocks[among] = null;
    }
    return true;
  };
  return {
    handlers: stringItems(add),
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
