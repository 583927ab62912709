/** A sheet of the workbook as a table of the page: the same rows, heads and words, as many as a page can hold. */

import type { IsoDate } from "../../model/dates.ts";
import { LABELS, type Label } from "../../model/verdict.ts";
import type { Cell } from "../cell.ts";
import { type Html, html, plain } from "../html.ts";
import type { Form, Table } from "../sheet.ts";
import type { View } from "../view.ts";
import { dayCell, type Row, type TableCell, table } from "./table.ts";

export interface Excerpt {
  readonly id: string;
  /** Columns, in their order on the page. */
  readonly columns: readonly string[];
  /** Rows at the most: the first, or the largest by a column of figures. */
  readonly most: number;
  readonly largestBy?: string;
  /** The last row adds up the others. */
  readonly summed?: boolean;
}

const NUMERIC: ReadonlySet<Form> = new Set(["count", "bytes", "share"]);

export async function sheetTable(sheet: Table, excerpt: Excerpt, view: View): Promise<Html> {
  const heads = sheet.own(view);
  const at = excerpt.columns.map((id) => heads.findIndex((head) => head.id === id));
  const lines = await Array.fromAsync(sheet.rows(view), (row) => row.cells(view));
  const sum = excerpt.summed ? lines.pop() : undefined;
  const kept = chosen(
    lines,
    excerpt,
    heads.findIndex(({ id }) => id === excerpt.largestBy),
  );
  const shown = at.flatMap((place) => heads[place] ?? []);
  const row = (cells: readonly Cell[], total = false): Row => ({
    total,
    cells: at.map((place) => cellOf(cells[place] ?? { value: null, tint: null }, heads[place]?.form ?? "text", view)),
  });
  return table(
    {
      id: excerpt.id,
      name: sheet.title(view),
      titled: true,
      columns: shown.map(({ title, form }) => ({ title, numeric: NUMERIC.has(form), long: form === "long" })),
      rows: [...kept.map((cells) => row(cells)), ...(sum ? [row(sum, true)] : [])],
      notes: leftOut(lines.length - kept.length, sheet.title(view), view),
    },
    view,
  );
}

/** In the order of the sheet, whichever they are. */
function chosen(lines: readonly (readonly Cell[])[], { most }: Excerpt, by: number): readonly (readonly Cell[])[] {
  if (by < 0 || lines.length <= most) return lines.slice(0, most);
  const size = (cells: readonly Cell[]) => (typeof cells[by]?.value === "number" ? cells[by].value : -1);
  const largest = new Set([...lines].sort((one, other) => size(other) - size(one)).slice(0, most));
  return lines.filter((line) => largest.has(line));
}

export const leftOut = (rows: number, sheet: string, { t, format }: View): readonly string[] =>
  rows > 0 ? [t.report.leftOut(format.count(rows), format.one(rows), sheet)] : [];

function cellOf({ value, tint }: Cell, form: Form, view: View): TableCell {
  const label = LABELS.find((each) => each === tint);
  if (value === null) return { shown: html`` };
  const told = written(value, form, view);
  return { ...told, ...(label && { shown: tag(label, told.shown) }), warns: tint === "warning" };
}

function written(value: string | number | Date, form: Form, view: View): TableCell {
  if (value instanceof Date) {
    const day = value.toISOString().slice(0, 10) as IsoDate;
    return dayCell(day, view);
  }
  if (typeof value === "string")
    return {
      shown: lines(value),
    };
  const { format } = view;
  const how = form === "bytes" ? format.bytes : form === "share" ? format.share : format.count;
  return { shown: plain(how(value)), by: value };
}

function lines(text: string): Html {
  const [first = "", ...others] = text.split("\n");
  return html`${plain(first)}${others.map((line) => html`<br>${plain(line)}`)}`;
}

/** What the text says of a service, in the colours that it has everywhere. */
export const tag = (label: Label, words: Html): Html => html`<span class="tag ${plain(label)}">${words}</span>`;
