/** A table of the page: read as it stands, and sorted or filtered by the page's own script where it runs. */

import type { IsoDate } from "../../model/dates.ts";
import { type Html, html, plain } from "../html.ts";
import type { View } from "../view.ts";

export interface Column {
  readonly title: string;
  /** Written to the right, and sorted as a number. */
  readonly numeric?: boolean;
  /** Sentences: it takes more room. */
  readonly long?: boolean;
  /** Drawn: there is nothing to sort. */
  readonly drawn?: boolean;
  /** What stands under its head. */
  readonly below?: Html;
}

export interface TableCell {
  readonly shown: Html;
  /** What it is sorted by: a number, or a day as `2026-11-30`; absent for what it shows. */
  readonly by?: number | string | null;
  readonly warns?: boolean;
}

export interface Row {
  readonly cells: readonly TableCell[];
  /** It stays last, and is not shown beside what was sought. */
  readonly total?: boolean;
}

interface TableOf {
  /** Unique on the page. */
  readonly id: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Its section bears the same title: the name is for who does not see it there. */
  readonly titled?: boolean;
  /** What is to be known of the rows: what is left out, and where it stands. */
  readonly notes?: readonly string[];
}

/** So few are seen at a glance. */
const SORTED_FROM = 4;
const FILTERED_FROM = 9;

export const cell = (text: string, by?: TableCell["by"]): TableCell => ({
  shown: plain(text),
  ...(by !== undefined && { by }),
});

export const dayCell = (day: IsoDate, { format }: View): TableCell => ({
  shown: html`<time datetime="${plain(day)}">${plain(format.day(day))}</time>`,
  by: day,
});

/** A table whose first column names its rows. */
export function table({ id, name, columns, rows, titled = false, notes = [] }: TableOf, { t }: View): Html {
  const [caption, seek] = [plain(`${id}-caption`), plain(`${id}-seek`)];
  const sorted = rows.length >= SORTED_FROM ? html` data-sorted` : html``;
  const filter =
    rows.length >= FILTERED_FROM
      ? html`<div class="filter" hidden><label for="${seek}">${plain(t.report.filter(name))}</label><input type="search" id="${seek}" autocomplete="off"></div>`
      : html``;
  const told = notes.map((note) => html`<p class="soft">${plain(note)}</p>`);
  // Heads of nothing are read out all the same, by whoever hears the page.
  if (rows.length === 0) return html`<p>${plain(t.report.noRow)}</p>${told}`;
  return html`<div class="table"${sorted}>${filter}<p class="soft" role="status"></p><div class="scroll" role="group" tabindex="0" aria-labelledby="${caption}"><table><caption id="${caption}"${titled ? html` class="unseen"` : html``}>${plain(name)}</caption><thead><tr>${columns.map(head)}</tr></thead><tbody>${rows.map((row) => line(row, columns))}</tbody></table></div>${told}</div>`;
}

function head({ title, drawn, below = html``, ...column }: Column): Html {
  return html`<th scope="col"${kind(column)}${drawn ? html` data-drawn` : html``}><span>${plain(title)}</span>${below}</th>`;
}

function line({ cells, total }: Row, columns: readonly Column[]): Html {
  const [first, ...others] = cells;
  const tds = others.map((each, index) => html`<td${kind(columns[index + 1] ?? {}, each)}>${each.shown}</td>`);
  return html`<tr${total ? html` class="total"` : html``}><th scope="row"${sortBy(first)}>${first?.shown ?? html``}</th>${tds}</tr>`;
}

function kind({ numeric, long }: Pick<Column, "numeric" | "long">, of?: TableCell): Html {
  const names = [numeric && "n", long && "long", of?.warns && "warn"].filter((name) => typeof name === "string");
  return html`${names.length > 0 ? html` class="${plain(names.join(" "))}"` : html``}${sortBy(of)}`;
}

const sortBy = (of?: TableCell): Html =>
  of?.by === undefined || of.by === null ? html`` : html` data-by="${plain(String(of.by))}"`;
