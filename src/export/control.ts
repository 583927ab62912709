/**
 * What lets a workbook tell by itself which of its cells people changed, months later and on another machine: beside
 * each row, in a hidden column, a short mark of every cell as it was written; above the heads, in a hidden row, the
 * columns' identifiers, which stay with their columns when these are moved or renamed; and at its end a stamp: the
 * version of all this, the sheet, its language, the tenant and the day, and the columns in the order of the marks.
 */

import { type Entered, plainOf } from "../model/carry.ts";

const VERSION = 1;
const PREFIX = "bascule";
export const CONTROL = "control";
/** Letters of a mark: 25 bits, so that one change in thirty million would pass unseen. */
export const MARK = 5;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

export interface Stamp {
  readonly sheet: string;
  readonly language: string;
  /** Mark of the tenant's id. */
  readonly tenant: string;
  readonly day: string;
  /** In the order of a row's marks. */
  readonly columns: readonly string[];
}

/** `bascule:1:plan:fr:k3fa2…:2026-11-22:name,kind,…`; a title that people gave may hold anything: it is encoded. */
export function stampText({ sheet, language, tenant, day, columns }: Stamp): string {
  return [PREFIX, VERSION, sheet, language, tenant, day, columns.map(encodeURIComponent).join(",")].join(":");
}

/** Null where the text is no stamp; `later` for one that this version cannot read. */
export function stampIn(text: string): Stamp | "later" | null {
  const [prefix, version, sheet, language, tenant, day, columns] = text.split(":");
  if (prefix !== PREFIX || !/^\d+$/.test(version ?? "")) return null;
  if (Number(version) > VERSION) return "later";
  if (!sheet || !language || !tenant || !day || columns === undefined) return null;
  return { sheet, language, tenant, day, columns: columns.split(",").map(decoded) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The tenant's id is no secret, but a file that travels need not bear it. */
export const tenantMark = (id: string) => [1, 2, 3].map((round) => mark(`tenant ${round}`, id)).join("");

/** Mark of a cell: the same whatever a program makes of spaces and line ends when it saves. */
export function mark(column: string, value: Entered | null): string {
  return markFrom(begunBy(column), value);
}

const begunBy = (column: string) => folded(SEED, `${column}\u0000`);
const markFrom = (begun: number, value: Entered | null) => letters(mixed(folded(begun, plainOf(value))));

/** Signs from which on a text is a sentence, that many rows of a column say with few others between them; and how many are at hand. */
const [SENTENCE, AT_HAND] = [60, 200];

/** Of the cells of one column, which often hold the same below one another: the last mark is at hand, and those of sentences. */
export function markerOf(column: string): (value: Entered | null) => string {
  const begun = begunBy(column);
  const sentences = new Map<string, string>();
  const ofSentence = (text: string): string => {
    const known = sentences.get(text);
    if (known !== undefined) return known;
    if (sentences.size >= AT_HAND) sentences.clear();
    const made = markFrom(begun, text);
    sentences.set(text, made);
    return made;
  };
  let last: { readonly value: Entered | null; readonly mark: string } | null = null;
  return (value) => {
    const isSentence = typeof value === "string" && value.length >= SENTENCE;
    if (last === null || last.value !== value)
      last = { value, mark: isSentence ? ofSentence(value) : markFrom(begun, value) };
    return last.mark;
  };
}

/**
 * Mark of a whole row that nobody is asked to fill in, from those of its cells: short, since there are many such rows. One
 * letter tells which cell was changed, thirty-one times in thirty-two; that one was, a mark of the whole tells.
 */
export function rowMark(marks: readonly string[]): string {
  return mark("row", marks.join("")) + marks.map((each) => each.slice(0, 1)).join("");
}

const SEED = 0x811c9dc5;

/** FNV-1a over code units, its bits mixed as MurmurHash3 does at its end: nobody has to be kept from forging a mark. */
function folded(state: number, text: string): number {
  let after = state;
  for (let at = 0; at < text.length; at += 1) after = Math.imul(after ^ text.charCodeAt(at), 0x01000193);
  return after;
}

function mixed(state: number): number {
  const once = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function letters(bits: number): string {
  let text = "";
  for (let at = 0; at < MARK; at += 1) text += LETTERS[(bits >>> (at * 5)) & 31];
  return text;
}
