/**
 * What one file may cost, entries and attachments included: so many characters of text, and so many bytes inflated
 * for each byte it has, a small file some millions. Real bytes are counted as they come, whatever sizes the file tells of itself.
 */

import { Refusal } from "./refusal.ts";

const MEBIBYTE = 1024 * 1024;
const TEXT_LIMIT = 64 * MEBIBYTE;
const RATIO_LIMIT = 100;
/** A small file may inflate to this whatever it has: a log of lines that are all alike is no harm. */
const HARMLESS = 4 * MEBIBYTE;

export interface Budget {
  /** Throws when the file's text grows past the limit. */
  text(characters: number): void;
  /** Throws when the file inflates past the limit. */
  inflated(bytes: number): void;
  /** How many characters of text may still come. */
  textLeft(): number;
  /** True once a limit was passed: the whole file is then left, whichever entry was being read. */
  spent(): boolean;
}

export function openBudget(fileBytes: number): Budget {
  let text = 0;
  let inflated = 0;
  const most = Math.max(HARMLESS, RATIO_LIMIT * fileBytes);
  return {
    text: (characters) => {
      text += characters;
      if (text > TEXT_LIMIT) throw new Refusal("too-large");
    },
    inflated: (bytes) => {
      inflated += bytes;
      if (inflated > most) throw new Refusal("too-large");
    },
    textLeft: () => Math.max(0, TEXT_LIMIT - text),
    spent: () => text > TEXT_LIMIT || inflated > most,
  };
}
