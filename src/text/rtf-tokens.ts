/**
 * RTF (specification 1.9.1) into groups, control words and bytes of text, in one pass over the file. Nothing is
 * remembered here but the place: what words mean is the reader's affair.
 */

import { type Names, openNames } from "./xml-names.ts";

export interface RtfHandlers {
  open(): void;
  close(): void;
  /** A control word, or a control symbol such as `~`, with its number where it has one. */
  word(name: string, number: number | null): void;
  /** One byte told by its two digits. */
  byte(code: number): void;
  text(text: string): void;
}

const LONGEST_WORD = 40;
const LONGEST_NUMBER = 10;

/** `source` has one character for each byte. Answers false where it ends inside a group. */
export function readRtfTokens(source: string, handlers: RtfHandlers): boolean {
  const names = openNames();
  let depth = 0;
  let at = 0;
  while (at < source.length) {
    const special = nextSpecial(source, at);
    if (special > at) handlers.text(source.slice(at, special));
    if (special >= source.length) break;
    at = special + 1;
    const code = source.charCodeAt(special);
    if (code === 123) {
      depth += 1;
      handlers.open();
    } else if (code === 125) {
      depth -= 1;
      handlers.close();
      // Mail programs and viruses append to a document that is over: nobody is shown it.
      if (depth === 0) return true;
    } else if (code === 92) at = control(source, at, names, handlers);
  }
  return depth <= 0;
}

/** A bracket, a backslash or a line end, which is no text. */
function nextSpecial(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 92 || code === 123 || code === 125 || code === 10 || code === 13 || code === 0) return at;
  }
  return source.length;
}

/** Reads what follows a backslash; answers with the place after it. */
function control(source: string, start: number, names: Names, handlers: RtfHandlers): number {
  let at = start;
  while (at - start < LONGEST_WORD && isLetter(source.charCodeAt(at))) at += 1;
  if (at === start) {
    const symbol = source.charAt(start);
    if (symbol === "'") {
      const [high, low] = [hexadecimal(source.charCodeAt(start + 1)), hexadecimal(source.charCodeAt(start + 2))];
      if (high >= 0) handlers.byte(low < 0 ? high : 16 * high + low);
      return start + 3;
    }
    if (symbol === "\n" || symbol === "\r") handlers.word("par", null);
    else if (symbol === "\\" || symbol === "{" || symbol === "}") handlers.text(symbol);
    else if (symbol !== "") handlers.word(symbol, null);
    return start + 1;
  }
  const name = names.at(source, start, at).written;
  const negative = source.charCodeAt(at) === 45;
  const digits = at + (negative ? 1 : 0);
  let count = 0;
  for (at = digits; at - digits < LONGEST_NUMBER && isDigit(source.charCodeAt(at)); at += 1)
    count = 10 * count + source.charCodeAt(at) - 48;
  const number = at === digits ? null : negative ? -count : count;
  if (source.charCodeAt(at) === 32) at += 1;
  // Bytes that are no text, as many as told.
  if (name === "bin" && number !== null && number > 0) return at + number;
  handlers.word(name, number);
  return at;
}

/** -1 where it is no digit. */
function hexadecimal(code: number): number {
  if (isDigit(code)) return code - 48;
  const letter = (code | 0x20) - 87;
  return letter >= 10 && letter <= 15 ? letter : -1;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
