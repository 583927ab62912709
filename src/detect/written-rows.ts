/**
 * Rows that a database wrote out: `INSERT INTO agents (nom, nir) VALUES ('…', '…'), …`. The names in the first brackets
 * are those of the columns.
 */

import type { Cell } from "../model/cells.ts";

const INSERTED = /\(([^()\n]{3,2000})\)\s{1,4}values\s{0,4}(?=\()/gi;
const FOLLOWED = /\)\s{1,4}values\s{0,4}\(/iy;
/** A quote ends its value where a comma or the row's bracket follows: names have apostrophes, doubled or not. */
const ENDING = /\s{0,3}[,)]/y;
const LONGEST_ROW = 4000;
/** Between a row and the next. */
const NEXT_ROW = /\s?[,;]?\s{0,4}(?=\()/y;

interface Field {
  readonly start: number;
  readonly end: number;
}

export function* writtenRows(text: string): Generator<Cell> {
  if (!areWritten(text)) return;
  const plain = text.replaceAll("’", "'");
  for (const { index, 0: whole, 1: names = "" } of plain.matchAll(INSERTED)) {
    const headers = names.split(",").map((name) => name.trim());
    for (let row = rowAt(plain, index + whole.length); row; row = rowAt(plain, nextRow(plain, row.end))) {
      if (row.values.length !== headers.length) break;
      for (const [column, { start, end }] of row.values.entries()) yield { start, end, header: headers[column] ?? "" };
    }
  }
}

/** A look before the whole text is made plain: brackets are rare, and most of those that close are before other words. */
function areWritten(text: string): boolean {
  for (let at = text.indexOf(")"); at >= 0; at = text.indexOf(")", at + 1)) {
    FOLLOWED.lastIndex = at;
    if (FOLLOWED.test(text)) return true;
  }
  return false;
}

function nextRow(text: string, at: number): number {
  NEXT_ROW.lastIndex = at;
  return NEXT_ROW.test(text) ? NEXT_ROW.lastIndex : at;
}

/** The values in the brackets that open here, and where they close; each character is looked at once. */
function rowAt(text: string, open: number): { readonly values: readonly Field[]; readonly end: number } | null {
  if (text.charAt(open) !== "(") return null;
  const values: Field[] = [];
  for (let at = open + 1; at < text.length && at - open < LONGEST_ROW; ) {
    const value = valueAt(text, at);
    if (value === null) return null;
    values.push(value.field);
    if (text.charAt(value.next) === ")") return { values, end: value.next + 1 };
    at = value.next + 1;
  }
  return null;
}

/** A value without its quotes and the spaces around it; `next` is the comma or bracket that ends it. */
function valueAt(text: string, from: number): { readonly field: Field; readonly next: number } | null {
  const quoted = /^\s{0,4}'/.exec(text.slice(from, from + 5));
  const start = from + (quoted?.[0].length ?? 0);
  for (let at = start; at < text.length && at - from < LONGEST_ROW; at++) {
    const letter = text.charAt(at);
    if (letter === "\n") return null;
    if (quoted && letter === "'") {
      ENDING.lastIndex = at + 1;
      if (ENDING.test(text)) return { field: { start, end: at }, next: ENDING.lastIndex - 1 };
    } else if (!quoted && (letter === "," || letter === ")")) return { field: trimmed(text, from, at), next: at };
    else if (!quoted && (letter === "(" || letter === "'")) return null;
  }
  return null;
}

function trimmed(text: string, from: number, to: number): Field {
  const value = text.slice(from, to);
  const start = from + value.length - value.trimStart().length;
  return { start, end: Math.max(start, from + value.trimEnd().length) };
}
