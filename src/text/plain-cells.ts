/**
 * A cell of a sheet as nearly every program writes it, `<c r="A1" s="2" t="s"><v>0</v></c>`, found at one look: a workbook
 * has millions of them. What is written in any other way is left to the parser, which would read these alike.
 */

import { stands } from "./xml-names.ts";

const [SPACE, QUOTE, AMPERSAND, SLASH, OPENING, EQUALS, CLOSING] = [32, 34, 38, 47, 60, 61, 62];
const [C, F, I, N, R, S, T, V] = [99, 102, 105, 110, 114, 115, 116, 118];
const PRESERVED = ' xml:space="preserve"';
/** The last column of a sheet is `XFD`. */
const LETTERS = 3;
/** So many are surely a whole number. */
const DIGITS = 9;
const LONGEST_TYPE = 9;

/** One object serves a whole sheet, and tells of the cell that was found last. */
export class PlainCell {
  /** Undefined where the cell says nothing. */
  column: number | undefined = undefined;
  style = 0;
  kind: "n" | "s" | "other" = "n";
  /** Equal where the cell is empty. */
  valueStart = 0;
  valueEnd = 0;
  private prefix = "";
  private ends = endsWith("");

  /** The place after the cell of which the tag opens there; -1 where none does, or none that is plain. */
  find(source: string, start: number, prefix: string): number {
    if (source.charCodeAt(start + 1 + prefix.length) !== C || !stands(prefix, source, start + 1)) return -1;
    if (prefix !== this.prefix) {
      this.prefix = prefix;
      this.ends = endsWith(prefix);
    }
    const after = this.attributes(source, start + prefix.length + 2);
    if (after < 0) return -1;
    this.valueStart = this.valueEnd = after;
    if (source.charCodeAt(after) === CLOSING) return this.content(source, after + 1);
    return source.charCodeAt(after) === SLASH && source.charCodeAt(after + 1) === CLOSING ? after + 2 : -1;
  }

  /** The place of what ends the tag. */
  private attributes(source: string, from: number): number {
    this.column = undefined;
    this.style = 0;
    this.kind = "n";
    let told = 0;
    let at = from;
    while (at >= 0 && source.charCodeAt(at) === SPACE) {
      const name = source.charCodeAt(at + 1);
      const bit = name === R ? 1 : name === S ? 2 : name === T ? 4 : 0;
      if (bit === 0 || source.charCodeAt(at + 2) !== EQUALS) at = passedOver(source, at + 1);
      // One told twice is a fault, which is not found here.
      else if (source.charCodeAt(at + 3) !== QUOTE || (told & bit) !== 0) return -1;
      else if (name === R) at = this.reference(source, at + 4);
      else at = name === S ? this.format(source, at + 4) : this.type(source, at + 4);
      told |= bit;
    }
    return at;
  }

  /** `BC12`; each of the three answers with the place after the quote. */
  private reference(source: string, start: number): number {
    let column = 0;
    let at = start;
    for (; at < start + LETTERS; at += 1) {
      const letter = source.charCodeAt(at) - 64;
      if (!(letter >= 1 && letter <= 26)) break;
      column = column * 26 + letter;
    }
    if (column === 0) return -1;
    this.column = column - 1;
    while (isDigit(source.charCodeAt(at))) at += 1;
    return source.charCodeAt(at) === QUOTE ? at + 1 : -1;
  }

  private format(source: string, start: number): number {
    let end = start;
    while (isDigit(source.charCodeAt(end))) end += 1;
    this.style = wholeNumber(source, start, end);
    return this.style >= 0 && source.charCodeAt(end) === QUOTE ? end + 1 : -1;
  }

  private type(source: string, start: number): number {
    let end = start;
    for (let code = 0; end - start <= LONGEST_TYPE; end += 1) {
      code = source.charCodeAt(end);
      if (code === AMPERSAND) return -1;
      if (code === QUOTE) break;
    }
    const letter = end - start === 1 ? source.charCodeAt(start) : 0;
    this.kind = letter === S ? "s" : letter === N ? "n" : "other";
    return source.charCodeAt(end) === QUOTE ? end + 1 : -1;
  }

  private content(source: string, start: number): number {
    const { prefix, ends } = this;
    const formula = tagAt(source, start, prefix) === F;
    const at = formula ? afterFormula(source, start + prefix.length + 2, ends.formula) : start;
    if (at < 0) return -1;
    const tag = tagAt(source, at, prefix);
    if (tag === V) {
      const after = this.value(source, at + prefix.length + 2, ends.value);
      // Where there is no value, the formula itself is read.
      return formula && this.valueStart === this.valueEnd ? -1 : after;
    }
    if (tag !== I || formula || !stands(ends.inlineStart, source, at)) return -1;
    return this.value(source, at + ends.inlineStart.length, ends.inline);
  }

  private value(source: string, nameEnd: number, closing: string): number {
    const start = textStart(source, nameEnd);
    const end = start < 0 ? -1 : textEnd(source, start, closing);
    if (end < 0) return -1;
    this.valueStart = start;
    this.valueEnd = end;
    return end + closing.length;
  }
}

/** Where the text begins of a tag whose name ends there; -1 where the tag says more than that spaces count. */
export function textStart(source: string, nameEnd: number): number {
  if (source.charCodeAt(nameEnd) === CLOSING) return nameEnd + 1;
  const end = nameEnd + PRESERVED.length;
  return source.charCodeAt(end) === CLOSING && stands(PRESERVED, source, nameEnd) ? end + 1 : -1;
}

/** Where the text ends; -1 where something else than that closes it, or nothing. */
export function textEnd(source: string, start: number, closing: string): number {
  const end = source.indexOf("<", start);
  return end >= 0 && stands(closing, source, end) ? end : -1;
}

/** What closes the parts of a cell; `inlineStart`: what opens a text that stands in it. */
function endsWith(prefix: string) {
  const closing = (...names: readonly string[]) => names.map((name) => `</${prefix}${name}>`).join("");
  return {
    formula: closing("f"),
    value: closing("v", "c"),
    inline: closing("t", "is", "c"),
    inlineStart: `<${prefix}is><${prefix}t`,
  };
}

/** The first letter of the name of the tag that opens there. */
function tagAt(source: string, at: number, prefix: string): number {
  const opens = source.charCodeAt(at) === OPENING && (prefix === "" || stands(prefix, source, at + 1));
  return opens ? source.charCodeAt(at + 1 + prefix.length) : -1;
}

/** The place after a formula of which the tag's name ends there. */
function afterFormula(source: string, nameEnd: number, closing: string): number {
  let at = nameEnd;
  while (source.charCodeAt(at) === SPACE) {
    at = passedOver(source, at + 1);
    if (at < 0) return -1;
  }
  if (source.charCodeAt(at) === SLASH) return source.charCodeAt(at + 1) === CLOSING ? at + 2 : -1;
  if (source.charCodeAt(at) !== CLOSING) return -1;
  const end = source.indexOf("<", at + 1);
  return end >= 0 && stands(closing, source, end) ? end + closing.length : -1;
}

/** The place after an attribute that says nothing of the text, `cm="1"`. */
function passedOver(source: string, start: number): number {
  let at = start;
  while (isNameLetter(source.charCodeAt(at))) at += 1;
  if (at === start || source.charCodeAt(at) !== EQUALS || source.charCodeAt(at + 1) !== QUOTE) return -1;
  return source.indexOf('"', at + 2) + 1 || -1;
}

/** Of digits alone; -1 where there are none, or too many. */
export function wholeNumber(source: string, start: number, end: number): number {
  if (start >= end || end - start > DIGITS) return -1;
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (!isDigit(code)) return -1;
    number = number * 10 + code - 48;
  }
  return number;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNameLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 58;
}
