/**
 * Tables that a plain text draws: lines of as many fields as the first of them, parted by tabs, semicolons, strokes or
 * runs of spaces, and the rows that a database wrote out. Their first line names the columns.
 */

import { type Cell, CellList, type Cells } from "../model/cells.ts";
import type { DocumentText } from "../model/text.ts";
import { COMMAS, fieldsOf, MOST_COLUMNS, PARTERS, type Parter, partersIn } from "./line-fields.ts";
import { writtenRows } from "./written-rows.ts";

/** The cells that a reader told; else those of the tables drawn in the text. */
export function cellsOf({ text, cells }: Pick<DocumentText, "text" | "cells">): Cells {
  return cells.length > 0 ? cells : drawnCells(text.toString());
}

/** Commas are in all prose: they part fields where names as exports write them stand. */
const FIELD_NAME = /^\p{L}[\p{L}\d_.°' -]{0,40}$/u;
/** Headers are short, and a line of prose is not. */
const SPACE = 32;
const LONGEST_HEADER = 60;
const LONGEST_LINE = 20_000;
const RULE = /^[\s|:+=-]+$/;

function drawnCells(text: string): Cells {
  const cells = new CellList();
  // Where each of them comes next: a text is gone through for each by its fastest means.
  const nexts = PARTERS.map(({ joint }) => placeOf(text, joint, 0));
  let below: Line | null = null;
  for (let found = Math.min(...nexts); found < text.length; found = Math.min(...nexts)) {
    const above: Line = below !== null && found < below.next && found >= below.start ? below : lineAt(text, found);
    below = lineAt(text, above.next);
    const table = above.next < text.length ? tableOf(above, below) : null;
    const from = table ? rowsOf(text, below, table, cells) : above.next;
    for (const [at, { joint }] of PARTERS.entries())
      if ((nexts[at] as number) < from) nexts[at] = placeOf(text, joint, from);
  }
  const written = [...writtenRows(text)];
  return written.length === 0 ? cells : apart([...written, ...cells].sort((a, b) => a.start - b.start));
}

/** Where it stands next; where the text ends, when it does no more. */
function placeOf(text: string, joint: string, from: number): number {
  let at = text.indexOf(joint, from);
  // A name follows, or a quote; in prose a space, in an amount a digit.
  if (joint === ",") while (at >= 0 && !isLetterOrQuote(text.charCodeAt(at + 1))) at = text.indexOf(joint, at + 1);
  return at < 0 ? text.length : at;
}

function isLetterOrQuote(code: number): boolean {
  return code > 96 ? code < 123 || code > 191 : (code > 64 && code < 91) || code === 34;
}

/** Ascending: of two that share a place, the one that begins first. */
function apart(cells: readonly Cell[]): Cells {
  const list = new CellList();
  let last = 0;
  for (const { start, end, header } of cells) {
    if (start < last) continue;
    last = end;
    list.add(start, end, header);
  }
  return list;
}

interface Line {
  readonly start: number;
  /** Without its end. */
  readonly text: string;
  /** Where the next line begins. */
  readonly next: number;
  /** How many of each parter stand in it, once somebody asked: it is below one line, then above another. */
  counts: readonly number[] | null;
}

function lineAt(text: string, at: number): Line {
  const start = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  const found = text.indexOf("\n", at);
  const end = found < 0 ? text.length : found;
  const last = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  return { start, text: text.slice(start, last), next: Math.min(text.length, end + 1), counts: null };
}

interface Table {
  readonly parter: Parter;
  readonly headers: readonly string[];
}

/** Adds the cells of a table's rows; where the text goes on. */
function rowsOf(text: string, first: Line, { parter, headers }: Table, cells: CellList): number {
  let line = first;
  while (line.start < text.length) {
    if (!isRule(line.text)) {
      const places = line.text.length > LONGEST_LINE ? [] : fieldsOf(line.text, parter);
      if (places.length !== 2 * headers.length) break;
      for (let column = 0; column < headers.length; column++)
        cells.add(
          line.start + (places[2 * column] as number),
          line.start + (places[2 * column + 1] as number),
          headers[column] as string,
        );
    }
    if (line.next >= text.length) return text.length;
    line = lineAt(text, line.next);
  }
  return line.start;
}

/** Most lines begin with a letter, and are none. */
function isRule(line: string): boolean {
  const code = line.charCodeAt(0);
  return !(code > 96 || (code > 47 && code < 58) || (code > 64 && code < 91)) || code === 124 ? RULE.test(line) : false;
}

/** A line of names above a line of as many fields. */
function tableOf(above: Line, below: Line): Table | null {
  if (above.text.length > LONGEST_LINE || below.text.length > LONGEST_LINE) return null;
  const ruled = isRule(below.text);
  above.counts ??= partersIn(above.text);
  below.counts ??= partersIn(below.text);
  const [counts, others] = [above.counts, below.counts];
  // Between quotes stand more of them than those that part.
  const more = below.text.includes('"');
  const likely = (count: number, other: number) => ruled || count === other || (more && count < other);
  if (!counts.some((count, at) => count > 0 && likely(count, others[at] as number))) return null;
  // Commas alone: a line of code has other signs too.
  if (counts.every((count, at) => count === 0 || PARTERS[at] === COMMAS) && /[(){}=:<>@]/.test(above.text)) return null;
  for (const [at, parter] of PARTERS.entries()) {
    if ((counts[at] as number) + 1 < parter.least) continue;
    const headers = headersOf(above.text, parter);
    if (headers === null) continue;
    if (ruled) return { parter, headers };
    const places = fieldsOf(below.text, parter);
    if (places.length !== 2 * headers.length) continue;
    // « Au marché, le lundi »: after a comma of a table stands no space.
    if (
      parter === COMMAS &&
      places.some((place, index) => index % 2 === 0 && below.text.charCodeAt(place - 1) === SPACE)
    )
      continue;
    return { parter, headers };
  }
  return null;
}

function headersOf(line: string, parter: Parter): string[] | null {
  const places = fieldsOf(line, parter);
  const count = places.length / 2;
  if (count < parter.least || count > MOST_COLUMNS || !mayName(line, places, parter.least > 2)) return null;
  const headers = Array.from({ length: count }, (_each, at) => line.slice(places[2 * at], places[2 * at + 1]));
  if (!headers.every(isHeader) || headers.filter((each) => /\p{L}/u.test(each)).length < 2) return null;
  return parter.least > 2 && !headers.every((each) => FIELD_NAME.test(each)) ? null : headers;
}

/** A look before anything is made: two fields have a letter, or each begins with one. */
function mayName(line: string, places: readonly number[], each: boolean): boolean {
  let named = 0;
  for (let field = 0; field < places.length; field += 2) {
    const end = places[field + 1] as number;
    let at = places[field] as number;
    if (each && !mayBeLetter(line.charCodeAt(at))) return false;
    while (at < end && !mayBeLetter(line.charCodeAt(at))) at += 1;
    if (at < end) named += 1;
  }
  return named > 1;
}

function mayBeLetter(code: number): boolean {
  return code > 127 || (code > 96 && code < 123) || (code > 64 && code < 91);
}

/** « Salaire 2024 » is a name all the same; a number, a day or a sentence is none, unless what ends in a dot is cut short. */
const NO_HEADER = /(?<!\p{L}[ (])\d{4}|\d{5}|@|(?:[!?]|\p{L}{6}\.) |:$/u;

/** Looked at first: most names have none of these. */
const DOUBTFUL = /\d{4}|@|[.!?] |:$/;

function isHeader(text: string): boolean {
  return text.length <= LONGEST_HEADER && !(DOUBTFUL.test(text) && NO_HEADER.test(text));
}
