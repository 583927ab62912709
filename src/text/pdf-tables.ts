/**
 * Tables on a PDF's page, which has no cells, only words and where they stand: below a line of three names and more, set
 * apart by gaps, what stands between the same white stripes as a name is a cell of its column. A list of agents printed
 * from a sheet is such a page.
 */

import { type Band, bandsOf, type Stretch } from "./pdf-bands.ts";
import type { BoxOf } from "./pdf-boxes.ts";
import { type Name, partedNames } from "./pdf-names.ts";
import { stripesBetween } from "./pdf-stripes.ts";

/** Places as in the page's text. */
export interface PageCell {
  readonly start: number;
  readonly end: number;
  readonly header: string;
}

const [LEAST_COLUMNS, MOST_COLUMNS] = [3, 100];
const LONGEST_NAME = 60;
/** Lines that a table's names go on in, and lines in a row that may be none of its rows. */
const [NAME_LINES, STRAY_LINES] = [2, 2];

export function cellsOfPage(text: string, boxOf: BoxOf): PageCell[] {
  const cells: PageCell[] = [];
  const bands = bandsOf(text, boxOf);
  for (let at = 0; at < bands.length; ) {
    const head = bands[at] as Band;
    const names = namesIn(text, head.fields);
    at += 1;
    if (!names) continue;
    const titles = names.map(({ start, end }) => wordsOf(text.slice(start, end)));
    const first = at;
    while (at - first < NAME_LINES && goesOn(text, bands[at]?.fields ?? [], names, titles)) at += 1;
    const rows: Band[] = [];
    for (let stray = 0; at < bands.length && stray <= STRAY_LINES; at += 1) {
      const band = bands[at] as Band;
      stray = band.fields.length > 1 ? 0 : stray + band.lines;
      if (stray === 0) rows.push(band);
    }
    const told = names.map((name, column) => ({ ...name, title: titles[column] ?? "" }));
    for (const cell of cellsIn(rows, partedNames(text, told, head, rows))) cells.push(cell);
  }
  return cells;
}

/** Names of columns: words, no number among them, from left to right. */
function namesIn(text: string, fields: readonly Stretch[]): readonly Stretch[] | null {
  if (fields.length < LEAST_COLUMNS || fields.length > MOST_COLUMNS) return null;
  const areNames = fields.every(
    ({ start, end, left }, at) =>
      isName(wordsOf(text.slice(start, end))) && left >= (fields[at - 1]?.right ?? Number.NEGATIVE_INFINITY),
  );
  return areNames ? fields : null;
}

/** Over as many lines as they like. */
function wordsOf(text: string): string {
  return text.replace(/\s+/g, " ");
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
function cellsIn(rows: readonly Band[], names: readonly Name[]): PageCell[] {
  const stripes = stripesBetween(
    names,
    rows.map(({ words }) => words),
  );
  if (stripes.length === 0) return [];
  // Names that no stripe parts head one column.
  const headers: string[] = [];
  for (const { title, left } of names) {
    const column = stripes.filter((stripe) => stripe < left).length;
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
