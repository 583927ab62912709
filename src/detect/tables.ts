/**
 * Tables that a plain text draws: lines of as many fields as the first of them, parted by tabs, semicolons, strokes or
 * runs of spaces, and the rows that a database wrote out. Their first line names the columns.
 */

import { type Cell, type Cells, cellsFrom } from "../model/cells.ts";
import type { DocumentText } from "../model/text.ts";
import { writtenRows } from "./written-rows.ts";

/** The cells that a reader told; else those of the tables drawn in the text. */
export function cellsOf({ text, cells }: Pick<DocumentText, "text" | "cells">): Cells {
  return cells.length > 0 ? cells : cellsFrom(drawnCells(text.toString()));
}

interface Field {
  readonly start: number;
  readonly end: number;
}

/** Commas are in all prose: they part fields where names as exports write them stand, three and more. */
const COMMAS = /(?<=^|,)"[^"]*"(?=,|$)|,/g;
const FIELD_NAME = /^\p{L}[\p{L}\d_.°' -]{0,40}$/u;
/** What parts the fields of a line; where several could, the first of them does. */
const PARTERS: readonly RegExp[] = [
  /\t/g,
  / ?\| ?/g,
  /(?<=^|;)"[^"]*"(?=;|$)|(?<!&[a-zA-Z]{2,6}|&#\d{1,6});/g,
  / {2,}/g,
  COMMAS,
];
/** Headers are short, and a line of prose is not. */
const QUOTE = 34;
const SPACE = 32;
const LONGEST_HEADER = 60;
const MOST_COLUMNS = 200;
const LONGEST_LINE = 20_000;
const RULE = /^[\s|:+=-]+$/;

/** What a line of fields has, and most lines of prose have not; after a comma prose has a space. */
const PARTING = ["\t", ";", "|", "  ", ","];

function drawnCells(text: string): Cell[] {
  const cells: Cell[] = [];
  // Where each of them comes next: a text is gone through for each by its fastest means.
  const nexts = PARTING.map((joint) => placeOf(text, joint, 0));
  for (let found = Math.min(...nexts); found < text.length; found = Math.min(...nexts)) {
    const above = lineAt(text, found);
    const below = lineAt(text, above.next);
    const parted = PARTING.filter((_joint, at) => (nexts[at] as number) < above.next);
    const table = above.next < text.length && isAlike(text, above, below, parted) ? tableOf(text, above, below) : null;
    const from = table ? rowsOf(text, below, table, cells) : above.next;
    for (const [at, joint] of PARTING.entries())
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
function apart(cells: readonly Cell[]): Cell[] {
  let last = 0;
  return cells.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

interface Line extends Field {
  /** Where the next line begins. */
  readonly next: number;
}

function lineAt(text: string, at: number): Line {
  const start = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  const found = text.indexOf("\n", at);
  const end = found < 0 ? text.length : found;
  return {
    start,
    end: end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end,
    next: Math.min(text.length, end + 1),
  };
}

/**
 * A look before the lines are parted: as many of some parter in the one as in the other.
 * @param parted what stands in the line above
 */
function isAlike(text: string, above: Line, below: Line, parted: readonly string[]): boolean {
  if (above.end - above.start > LONGEST_LINE || below.end - below.start > LONGEST_LINE) return false;
  if (RULE.test(text.slice(below.start, Math.min(below.end, below.start + LONGEST_HEADER)))) return true;
  // Commas alone: a line of code has other signs too.
  if (parted.length === 1 && parted[0] === "," && /[(){}=:<>@]/.test(text.slice(above.start, above.end))) return false;
  const line = text.slice(below.start, below.end);
  if (!parted.some((joint) => line.includes(joint))) return false;
  const [one, other] = [partersIn(text, above), partersIn(text, below)];
  // Between quotes stand more of them than those that part.
  const more = line.includes('"');
  return one.some((count, at) => count > 0 && (count === other[at] || (more && count < (other[at] ?? 0))));
}

/** How many tabs, strokes, semicolons, and whether there are runs of spaces. */
function partersIn(text: string, { start, end }: Field): readonly number[] {
  let [tabs, strokes, semicolons, gaps, commas] = [0, 0, 0, 0, 0];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 9) tabs += 1;
    else if (code === 124) strokes += 1;
    else if (code === 59) semicolons += 1;
    else if (code === 44) commas += 1;
    else if (code === 32 && text.charCodeAt(at + 1) === 32) gaps = 1;
  }
  return [tabs, strokes, semicolons, gaps, commas];
}

interface Table {
  readonly parter: RegExp;
  readonly headers: readonly string[];
}

/** Adds the cells of a table's rows; where the text goes on. */
function rowsOf(text: string, first: Line, { parter, headers }: Table, cells: Cell[]): number {
  let line = first;
  while (line.start < text.length) {
    if (!RULE.test(text.slice(line.start, line.end))) {
      const fields = line.end - line.start > LONGEST_LINE ? [] : fieldsOf(text, line, parter);
      if (fields.length !== headers.length) break;
      for (const [column, { start, end }] of fields.entries())
        cells.push({ start, end, header: headers[column] ?? "" });
    }
    if (line.next >= text.length) return text.length;
    line = lineAt(text, line.next);
  }
  return line.start;
}

/** A line of names above a line of as many fields. */
function tableOf(text: string, above: Field, below: Field): Table | null {
  if (below.end - below.start > LONGEST_LINE) return null;
  for (const parter of PARTERS) {
    const names = fieldsOf(text, above, parter);
    if (names.length < 2 || names.length > MOST_COLUMNS) continue;
    const headers = names.map(({ start, end }) => text.slice(start, end));
    if (!headers.every(isHeader) || headers.filter((each) => /\p{L}/u.test(each)).length < 2) continue;
    if (parter === COMMAS && (names.length < 3 || !headers.every((each) => FIELD_NAME.test(each)))) continue;
    // « Au marché, le lundi »: after a comma of a table stands no space.
    if (parter === COMMAS && fieldsOf(text, below, COMMAS).some(({ start }) => text.charCodeAt(start - 1) === SPACE))
      continue;
    const ruled = RULE.test(text.slice(below.start, below.end));
    if (ruled || fieldsOf(text, below, parter).length === names.length) return { parter, headers };
  }
  return null;
}

/** « Salaire 2024 » is a name all the same; a number, a day or a sentence is none, unless what ends in a dot is cut short. */
const NO_HEADER = /(?<!\p{L}[ (])\d{4}|\d{5}|@|(?:[!?]|\p{L}{6}\.) |:$/u;

/** Looked at first: most names have none of these. */
const DOUBTFUL = /\d{4}|@|[.!?] |:$/;

function isHeader(text: string): boolean {
  return text.length <= LONGEST_HEADER && !(DOUBTFUL.test(text) && NO_HEADER.test(text));
}

/** Fields without the spaces and quotes around them; a line's own borders are no fields. */
function fieldsOf(text: string, { start, end }: Field, parter: RegExp): Field[] {
  const line = text.slice(start, end);
  const fields: Field[] = [];
  let from = 0;
  const add = (to: number) => {
    let [first, last] = [from, to];
    while (first < last && /[\s"']/.test(line.charAt(first))) first += 1;
    while (last > first && /[\s"']/.test(line.charAt(last - 1))) last -= 1;
    fields.push({ start: start + first, end: start + last });
  };
  for (const { index, 0: joint } of line.matchAll(parter)) {
    // A field between quotes is no joint, whatever stands in it.
    if (joint.charCodeAt(0) === QUOTE) continue;
    const edge = (joint.includes("|") || joint.includes("  ")) && /^\s*$/.test(line.slice(0, index));
    const last = (joint.includes("|") || joint.includes("  ")) && /^\s*$/.test(line.slice(index + joint.length));
    if (!edge) add(index);
    from = index + joint.length;
    if (last) from = line.length + 1;
    if (fields.length > MOST_COLUMNS) break;
  }
  if (from <= line.length) add(line.length);
  return fields;
}
