/**
 * A sheet's rows as a table of the workbook, with its name, its filter and no style of its own: cells are painted one by
 * one, for LibreOffice paints no table style (ECMA-376, part 1, 18.5.1). Excel asks to repair a table whose columns do not
 * bear the very words of its heads, or bear the same ones twice: such a sheet gets a filter alone.
 */

import { cellText } from "./cell.ts";
import { html, plain } from "./html.ts";
import type { Package } from "./package.ts";
import { letter } from "./print.ts";
import { relate } from "./sheet-end.ts";

const MAIN = plain("http://schemas.openxmlformats.org/spreadsheetml/2006/main");
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface TableArea {
  /** The sheet's. */
  readonly title: string;
  /** Titles of the columns, from A on. */
  readonly heads: readonly string[];
  /** The row of heads, and the last one of the table, below it. */
  readonly first: number;
  readonly last: number;
}

/** The element by which the sheet names its table; null where its heads make none. Names are unique in a workbook. */
export function addTable(sheet: object, area: TableArea, names: Set<string>, zip: Package): string | null {
  const { heads, first, last } = area;
  if (!headsOfTable(heads)) return null;
  const name = freeName(tableName(area.title), names);
  names.add(name.toLowerCase());
  const range = plain(`A${first}:${letter(heads.length)}${last}`);
  const number = (of: number) => plain(String(of));
  const columns = heads.map(
    (head, index) => html`<tableColumn id="${number(index + 1)}" name="${plain(cellText(head))}"/>`,
  );
  const xml =
    XML +
    html`<table xmlns="${MAIN}" id="${number(names.size)}" name="${plain(name)}" displayName="${plain(name)}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/><tableColumns count="${number(heads.length)}">${columns}</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`;
  const id = relate(sheet, "table", `../tables/${zip.add("table", xml)}`);
  return `<tableParts count="1"><tablePart r:id="${id}"/></tableParts>`;
}

/** White space that programs do not all keep the same. */
const UNSURE = /[\t\r\n]| {2}|^\s|\s$/u;

/** Longest name of a column (ECMA-376, part 1, 18.5.1.3, as Excel keeps to it). */
const LONGEST_HEAD = 255;

/** People may have given their columns any title. */
export function headsOfTable(heads: readonly string[]): boolean {
  const told = heads.map(cellText);
  if (new Set(told.map((head) => head.toLowerCase())).size < told.length) return false;
  return told.every((head) => head.length > 0 && head.length <= LONGEST_HEAD && !UNSURE.test(head));
}

/** « Sensibilité_R9 », « Exchange_2 »: as formulas name it, `=SUM(Exchange[Éléments])`. Nothing that could be a cell: `R9`, `AB12`. */
export function tableName(title: string): string {
  const name = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  return /^\p{L}/u.test(name) && !/^(?:[a-z]{1,3}\d+|r(?:\d*c?\d*)|c\d*)$/i.test(name) ? name : `_${name}`;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let next = 2; taken.has(free.toLowerCase()); next += 1) free = `${name}_${next}`;
  return free;
}
