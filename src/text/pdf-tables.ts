/**
 * Tables on a PDF's page, which has no cells, only words and where they stand: below a line of three names and more, set
 * apart by gaps, what stands between the same white stripes as a name is a cell of its column. A list of agents printed
 * from a sheet is such a page.
 */

import type { BoxOf } from "./pdf-boxes.ts";
import { stripesBetween } from "./pdf-stripes.ts";

/** Places as in the page's text. */
export interface PageCell {
  readonly start: number;
  readonly end: number;
  readonly header: string;
}

/** A stretch of a line, and where it stands on the page. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
}

interface Line {
  readonly words: readonly Stretch[];
  /** Words that no gap parts. */
  readonly fields: readonly Stretch[];
}

/** A gap is wider than this many heights of the line's tallest letter: a space between words is half of one. */
const GAP = 1.1;
const [LEAST_COLUMNS, MOST_COLUMNS] = [3, 100];
const LONGEST_NAME = 60;
/** Lines that a table's names go on in, and lines in a row that may be none of its rows. */
const [NAME_LINES, STRAY_LINES] = [2, 2];

export function cellsOfPage(text: string, boxOf: BoxOf): PageCell[] {
  const cells: PageCell[] = [];
  const lines = linesOf(text, boxOf);
  for (let at = 0; at < lines.length; ) {
    const names = namesIn(text, lines[at]?.fields ?? []);
    at += 1;
    if (!names) continue;
    const titles = names.map(({ start, end }) => text.slice(start, end));
    const first = at;
    while (at - first < NAME_LINES && goesOn(text, lines[at]?.fields ?? [], names, titles)) at += 1;
    const rows: Line[] = [];
    for (let stray = 0; at < lines.length && stray <= STRAY_LINES; at += 1) {
      const line = lines[at] as Line;
      stray = line.fields.length > 1 ? 0 : stray + 1;
      if (stray === 0) rows.push(line);
    }
    for (const cell of cellsIn(rows, names, titles)) cells.push(cell);
  }
  return cells;
}

function linesOf(text: string, boxOf: BoxOf): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const line = lineOf(text, start, end, boxOf);
    if (line.words.length > 0) lines.push(line);
    start = end + 1;
  }
  return lines;
}

function lineOf(text: string, from: number, to: number, boxOf: BoxOf): Line {
  const words: Stretch[] = [];
  let tall = 0;
  for (let at = from; at < to; at++) {
    if (isSpace(text.charCodeAt(at))) continue;
    const start = at;
    while (at < to && !isSpace(text.charCodeAt(at))) at += 1;
    const [first, last] = [boxOf(start), boxOf(at - 1)];
    if (!first || !last) continue;
    tall = Math.max(tall, first.top - first.bottom, last.top - last.bottom);
    words.push({ start, end: at, left: first.left, right: last.right });
  }
  const fields: Stretch[] = [];
  for (const word of words) {
    const before = fields.at(-1);
    // What goes back to the left is another line, written on.
    if (before && word.left >= before.left && word.left - before.right <= GAP * tall)
      fields[fields.length - 1] = { ...before, end: word.end, right: Math.max(word.right, before.right) };
    else fields.push(word);
  }
  return { words, fields };
}

function isSpace(code: number): boolean {
  return code === 32 || (code > 8 && code < 14) || code === 160;
}

/** Names of columns: words, no number among them, from left to right. */
function namesIn(text: string, fields: readonly Stretch[]): readonly Stretch[] | null {
  if (fields.length < LEAST_COLUMNS || fields.length > MOST_COLUMNS) return null;
  const areNames = fields.every(
    ({ start, end, left }, at) =>
      isName(text.slice(start, end)) && left >= (fields[at - 1]?.right ?? Number.NEGATIVE_INFINITY),
  );
  return areNames ? fields : null;
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && /\p{L}/u.test(text) && !/\d{3}|@|[:;!?]$/.test(text);
}

/** « Date de » above « naissance »: fewer fields than columns, each of words and below one name. */
function goesOn(text: string, fields: readonly Stretch[], names: readonly Stretch[], titles: string[]): boolean {
  if (fields.length === 0 || fields.length >= names.length) return false;
  const over = fields.map(({ left, right }) =>
    names.flatMap((name, at) => (name.left < right && name.right > left ? [at] : [])),
  );
  const words = fields.every(
    ({ start, end }, at) => over[at]?.length === 1 && /^[\p{L} '’().°-]+$/u.test(text.slice(start, end)),
  );
  if (!words) return false;
  for (const [at, { start, end }] of fields.entries())
    for (const name of over[at] ?? []) titles[name] += ` ${text.slice(start, end)}`;
  return true;
}

/** Words of a row that no stripe parts are one cell, under the names between the same stripes. */
function cellsIn(rows: readonly Line[], names: readonly Stretch[], titles: readonly string[]): PageCell[] {
  const stripes = stripesBetween(
    names,
    rows.map(({ words }) => words),
  );
  if (stripes.length === 0) return [];
  // Names that no stripe parts head one column.
  const headers: string[] = [];
  for (const [at, title] of titles.entries()) {
    const column = stripes.filter((stripe) => stripe < (names[at]?.left ?? 0)).length;
    headers[column] = headers[column] === undefined ? title : `${headers[column]} ${title}`;
  }
  const cells: PageCell[] = [];
  for (const { words } of rows) {
    let open = -1;
    for (const { start, end, left, right } of words) {
      const column = stripes.filter((stripe) => stripe < (left + right) / 2).length;
      const last = cells.at(-1);
      if (column === open && last) cells[cells.length - 1] = { ...last, end };
      else cells.push({ start, end, header: headers[column] ?? "" });
      open = column;
    }
  }
  return cells;
}
