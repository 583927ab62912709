/** Opens the sheet of a table, and writes what stands above its rows: title, note, groups of columns, heads. */

import type exceljs from "exceljs";
import { cellText } from "./cell.ts";
import { headStyle, heightOf, TABLE_LETTERING, TABS, tableNote, tableTitle } from "./look.ts";
import { footer, header, letter, paper } from "./print.ts";
import type { Head, Table } from "./sheet.ts";
import type { View } from "./view.ts";
import { linesIn, roomIn } from "./wrapping.ts";

interface Book {
  readonly writer: exceljs.stream.xlsx.WorkbookWriter;
  readonly title: string;
  readonly view: View;
}

/** Title, note, bands, heads; where cells are carried, the hidden row of keys above the heads. */
export const headRows = (keys: readonly string[] | null) => (keys === null ? 4 : 5);
/** Of a hidden column: what it would have if somebody showed it. */
const SHOWN_WIDTH = 12;

/** @param part from 1: a table that has more rows than a sheet holds goes on to a next one. */
export function openTable(
  table: Table,
  heads: readonly Head[],
  part: number,
  { writer, title, view }: Book,
): exceljs.Worksheet {
  const keys = table.keys(view);
  const first = headRows(keys);
  const name = part === 1 ? table.title(view) : `${table.title(view)} (${part})`;
  const sheet = writer.addWorksheet(name, {
    properties: { tabColor: { argb: heads.some(({ entry }) => entry) ? TABS.entry : TABS.table } },
    views: [{ state: "frozen", xSplit: table.frozen, ySplit: first, showGridLines: false }],
    headerFooter: { oddHeader: header(view), oddFooter: footer(title, view) },
    pageSetup: {
      ...paper("landscape"),
      fitToWidth: table.pagesWide,
      fitToHeight: 0,
      printTitlesRow: `${first}:${first}`,
      ...(table.pagesWide > 1 && { printTitlesColumn: `A:${letter(table.frozen)}` }),
    },
  });
  sheet.columns = heads.map(({ width, hidden }) => (hidden ? { width: SHOWN_WIDTH, hidden } : { width }));
  putText(sheet.addRow([]), part === 1 ? name : `${name} — ${view.t.workbook.continued}`, tableTitle, TITLE_HEIGHT);
  const note = table.note(view);
  const { from, to } = noteRoom(table, heads);
  const under = sheet.addRow([]);
  if (to > from) sheet.mergeCells(under.number, from, under.number, to);
  putText(under, note, tableNote, noteHeight(table, heads, view), from);
  writeBands(sheet.addRow([]), heads, view);
  if (keys) writeKeys(sheet.addRow(keys.map(cellText)));
  const row = sheet.addRow(heads.map(({ title }) => cellText(title)));
  heads.forEach((head, index) => {
    row.getCell(index + 1).style = headStyle(head.entry ? "entry" : head.band, head.form);
  });
  row.height = headHeight(heads);
  row.commit();
  return sheet;
}

/** In points, as all heights of rows. */
const [TITLE_HEIGHT, BANDS_HEIGHT] = [22, 13];

const noteHeight = (table: Table, heads: readonly Head[], view: View): number =>
  heightOf("body", linesIn(table.note(view), roomIn(noteRoom(table, heads).width, TABLE_LETTERING.body)));

const headHeight = (heads: readonly Head[]): number => {
  const lines = heads.map(({ title, width, hidden }) =>
    hidden ? 1 : linesIn(title, roomIn(width, TABLE_LETTERING.head)),
  );
  return heightOf("head", Math.max(2, ...lines)) + 2;
};

/** What stands above the first row, and what of it each page repeats. */
export function aboveRows(table: Table, heads: readonly Head[], view: View): { above: number; repeated: number } {
  const repeated = headHeight(heads);
  return { above: TITLE_HEIGHT + noteHeight(table, heads, view) + BANDS_HEIGHT + repeated, repeated };
}

/**
 * Columns over which the note is written: all. Where pages stand side by side, those of the first that no other page
 * repeats: a text over columns that are repeated is printed again on each page, cut where they end.
 */
function noteRoom({ pagesWide, frozen }: Table, heads: readonly Head[]): { from: number; to: number; width: number } {
  const wide = pagesWide > 1;
  const room = heads.reduce((sum, { width }) => sum + width, 0) / pagesWide;
  let to = 0;
  let used = 0;
  for (const { width } of heads) {
    if (to > (wide ? frozen : 0) && used + width > room) break;
    to += 1;
    used += width;
  }
  const before = wide ? heads.slice(0, frozen).reduce((sum, { width }) => sum + width, 0) : 0;
  return { from: wide ? frozen + 1 : 1, to, width: used - before };
}

function putText(row: exceljs.Row, text: string, style: Partial<exceljs.Style>, height: number, at = 1): void {
  const cell = row.getCell(at);
  cell.value = cellText(text);
  cell.style = style;
  row.height = height;
  row.commit();
}

/** The name of each group of columns above its first one. */
function writeBands(row: exceljs.Row, heads: readonly Head[], view: View): void {
  let last: string | null = null;
  heads.forEach((head, index) => {
    if (head.hidden) return;
    const band = head.entry ? "entry" : head.band;
    if (band && band !== last) {
      const cell = row.getCell(index + 1);
      cell.value = view.t.workbook.band[band];
      cell.style = { ...tableNote, alignment: { wrapText: false } };
    }
    last = band;
  });
  row.height = BANDS_HEIGHT;
  row.commit();
}

function writeKeys(row: exceljs.Row): void {
  row.hidden = true;
  row.commit();
}
