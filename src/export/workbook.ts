/** Writes sheets as a workbook, row by row: the only place that meets the workbook library. */

import exceljs from "exceljs";
import type { Value } from "./cell.ts";
import { cellText } from "./cell.ts";
import { draw } from "./drawing/drawn.ts";
import { paperOf } from "./drawing/paper.ts";
import { traceOf } from "./drawing/traced.ts";
import { guide, keep } from "./guidance.ts";
import { type BodyLook, bodyStyle, heightOf, letteringOf, pageStyle, TABS } from "./look.ts";
import { type Output, type Package, packageInto } from "./package.ts";
import type { Page } from "./page.ts";
import { footer, header, letter, paper } from "./print.ts";
import { protect } from "./protection.ts";
import { RowBytes } from "./row-bytes.ts";
import { rowTexts, type StyleIds } from "./row-text.ts";
import type { Table } from "./sheet.ts";
import { endWith } from "./sheet-end.ts";
import { aboveRows, headRows, openTable } from "./sheet-head.ts";
import { addTable } from "./table-part.ts";
import type { View } from "./view.ts";
import { linesIn, roomIn } from "./wrapping.ts";

export type Tab = Page | Table;

/** Sheets that are protected, without a password: all of what is not to be changed, those where nothing is to be written, or none. */
export type Locked = "all" | "evidence" | "none";

export interface WorkbookAsk {
  readonly title: string;
  readonly tabs: readonly Tab[];
  readonly view: View;
  readonly locked: Locked;
  /** Rows that a sheet holds, its heads included; more go on to a next sheet. */
  readonly rows?: number;
}

/** Rows of a sheet (ECMA-376). */
const MOST_ROWS = 1_048_576;
/** Rows written at once, before a look at the zip. */
const BREATH = 64;
/** Few compressed bytes wait for the output: a mebibyte of them, the library's own measure, is a hundred times as much. */
const ZIP = { highWaterMark: 65_536, zlib: { level: 6 } };
type Sheet = exceljs.Worksheet;
interface Desk {
  readonly ask: WorkbookAsk;
  readonly writer: exceljs.stream.xlsx.WorkbookWriter;
  readonly zip: Package;
  /** Names of the tables, in small letters. */
  readonly names: Set<string>;
}

export async function writeWorkbook(ask: WorkbookAsk, output: Output): Promise<void> {
  const day = new Date(`${ask.view.book.plan.asOf}T00:00:00Z`);
  const zip = packageInto(output, day);
  const writer = new exceljs.stream.xlsx.WorkbookWriter({
    stream: zip.stream,
    useStyles: true,
    useSharedStrings: false,
    zip: ZIP,
  });
  Object.assign(writer, { creator: "Bascule", lastModifiedBy: "Bascule", created: day, modified: day });
  writer.title = cellText(ask.title);
  const desk = { ask, writer, zip, names: new Set<string>() };
  for (const tab of ask.tabs) await (tab.kind === "page" ? writePage(tab, desk) : writeTable(tab, desk));
  const failed = zip.failure();
  if (failed) throw failed;
  await writer.commit();
}

async function writeTable(table: Table, desk: Desk): Promise<void> {
  const most = desk.ask.rows ?? MOST_ROWS;
  const heads = table.heads(desk.ask.view);
  const first = headRows(table.keys(desk.ask.view));
  const book = { writer: desk.writer, title: desk.ask.title, view: desk.ask.view };
  let part = 1;
  let sheet = openTable(table, heads, part, book);
  let used = first;
  const text = rowTexts(heads, styleIdsIn(desk));
  const rows = new RowBytes((bytes) => (sheet as unknown as InnerSheet).stream.write(bytes));
  const flush = async () => {
    rows.hand();
    await desk.zip.room();
  };
  const paper = paperOf({ heads, ...aboveRows(table, heads, desk.ask.view), pagesWide: table.pagesWide });
  const traces = table.charts.flatMap((chart) => traceOf(chart, heads, first, desk.ask.view) ?? []);
  for await (const line of table.lines(desk.ask.view)) {
    if (used === most) {
      await flush();
      await closeTable(sheet, table, { first, used, drawing: null }, desk);
      part += 1;
      sheet = openTable(table, heads, part, book);
      used = first;
    }
    used += 1;
    rows.add(text(used, line));
    for (const trace of traces) trace.see(line, used);
    if (traces.length > 0) paper.see(line);
    if (used % BREATH === 0) await flush();
  }
  await flush();
  // A chart is of one sheet.
  const charts = part > 1 ? [] : traces.flatMap((trace) => trace.done() ?? []);
  const drawing = draw(sheet, charts, { heads, headRow: first, last: used, paper }, desk.zip, desk.ask.view);
  await closeTable(sheet, table, { first, used, drawing }, desk);
}

/** What the workbook library keeps to itself: numbers of looks, by the object that tells each, and the text of a sheet. */
interface Inner {
  readonly styles: { addStyleModel(style: Partial<exceljs.Style>, kind: exceljs.ValueType): number };
}
interface InnerSheet {
  readonly stream: { write(bytes: Buffer): void };
}

function styleIdsIn({ writer, ask }: Desk): StyleIds {
  const { styles: numbers } = writer as unknown as Inner;
  return (look, value) => numbers.addStyleModel(styleFor(look, ask.view), kindOf(value));
}

const styles = new Map<string, Partial<exceljs.Style>>();

/** One object for each look: the library knows it again. */
function styleFor(look: BodyLook, { language }: View): Partial<exceljs.Style> {
  const key = `${language} ${look.form} ${look.tint} ${look.word} ${look.guarded}`;
  const style = styles.get(key) ?? Object.freeze(bodyStyle(look, language));
  styles.set(key, style);
  return style;
}

/** A look without a format of its own gets one from the kind of what stands there first. */
function kindOf(value: Value): exceljs.ValueType {
  if (value === null) return exceljs.ValueType.Null;
  if (value instanceof Date) return exceljs.ValueType.Date;
  return typeof value === "string" ? exceljs.ValueType.String : exceljs.ValueType.Number;
}

interface Rows {
  /** The row of heads. */
  readonly first: number;
  readonly used: number;
  /** As the sheet names it. */
  readonly drawing: string | null;
}

async function closeTable(sheet: Sheet, table: Table, { first, used, drawing }: Rows, desk: Desk): Promise<void> {
  const heads = table.heads(desk.ask.view);
  const last = Math.max(used, first + 1);
  const area = { title: sheet.name, heads: heads.map(({ title }) => title), first, last };
  const part = addTable(sheet, area, desk.names, desk.zip);
  // The filter is the table's own: a second one of the same cells would be repaired.
  if (part === null) sheet.autoFilter = { from: { row: first, column: 1 }, to: { row: last, column: heads.length } };
  endWith(
    sheet,
    [drawing, part].filter((element) => element !== null),
  );
  heads.forEach((head, index) => {
    const column = letter(index + 1);
    guide(sheet, `${column}${first + 1}:${column}${last}`, head, desk.ask.view);
  });
  // Of a sheet without a column to fill in, whoever may change it may change all of it.
  if (table.open && heads.some(({ evidence }) => !evidence))
    keep(sheet, heads, { first: first + 1, last }, desk.ask.view);
  await close(sheet, table.open, desk);
}

async function writePage(page: Page, desk: Desk): Promise<void> {
  const { view, tabs } = desk.ask;
  const sheet = desk.writer.addWorksheet(page.title(view), {
    properties: { tabColor: { argb: TABS.page } },
    views: [{ showGridLines: false }],
    headerFooter: { oddHeader: header(view), oddFooter: footer(desk.ask.title, view) },
    pageSetup: { ...paper("portrait"), fitToWidth: 1, fitToHeight: 1, horizontalCentered: true },
  });
  sheet.columns = page.grid.map((width) => ({ width }));
  for (const line of page.lines(view)) {
    const row = sheet.addRow([]);
    let column = 1;
    let height = 6;
    for (const { value, span, style, form = "text", tint, link } of line) {
      const look = pageStyle({ style, form, tint: tint ?? null, number: typeof value === "number" }, view.language);
      for (let at = column; at < column + span; at += 1) row.getCell(at).style = look;
      const text = typeof value === "string" ? cellText(value) : value;
      row.getCell(column).value =
        link === undefined || !tabs.some(({ id }) => id === link)
          ? text
          : { text: String(text ?? ""), hyperlink: placeIn(view.t.workbook.sheets[link].title) };
      if (span > 1) sheet.mergeCells(row.number, column, row.number, column + span - 1);
      const width = page.grid.slice(column - 1, column - 1 + span).reduce((sum, each) => sum + each, 0);
      height = Math.max(height, heightOf(style, linesIn(String(value ?? ""), roomIn(width, letteringOf(style)))));
      column += span;
    }
    row.height = height;
    row.commit();
  }
  await close(sheet, false, desk);
}

/** The first cell of a sheet of this workbook, as its links name it. */
const placeIn = (title: string) => `#'${title.replaceAll("'", "''")}'!A1`;

async function close(sheet: Sheet, open: boolean, { ask, zip }: Desk): Promise<void> {
  if (ask.locked === "all" || (ask.locked === "evidence" && !open)) await protect(sheet);
  sheet.commit();
  await zip.room();
}
