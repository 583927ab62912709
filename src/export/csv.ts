/**
 * A sheet of the workbook as CSV, for whoever reads it with another program (RFC 4180): UTF-8 with its mark, lines that end in
 * CRLF; in French a semicolon between cells and a comma in numbers, as spreadsheets set in French expect; in English a comma
 * and a point. Days are written 2026-11-22. Text that a spreadsheet would take for a formula begins with an apostrophe.
 */

import type { Language } from "../lang/index.ts";
import { dayOfDate, startsLikeFormula, type Value, xmlText } from "./cell.ts";
import type { View } from "./view.ts";
import type { Tab } from "./workbook.ts";

const MARK = "\uFEFF";
const END = "\r\n";

export async function* csvOf(tab: Tab, view: View): AsyncIterable<string> {
  yield MARK;
  for await (const row of rowsOf(tab, view)) yield lineOf(row, view.language);
}

/** `plan-migration-a-decider.csv`: the sheet's title in plain letters. */
export function csvName(tab: Tab, view: View): string {
  const plain = tab.title(view).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `plan-migration-${words}.csv`;
}

async function* rowsOf(tab: Tab, view: View): AsyncIterable<readonly Value[]> {
  if (tab.kind === "page") {
    for (const line of tab.lines(view)) yield line.map(({ value }) => value);
    return;
  }
  const heads = tab.heads(view);
  // What is there to be read again by Bascule is in the workbook alone.
  const shown = heads.flatMap(({ hidden }, index) => (hidden ? [] : [index]));
  yield shown.map((index) => heads[index]?.title ?? null);
  for await (const line of tab.lines(view)) yield shown.map((index) => line[index]?.value ?? null);
}

function lineOf(row: readonly Value[], language: Language): string {
  return row.map((value) => cellOf(value, language)).join(language === "fr" ? ";" : ",") + END;
}

function cellOf(value: Value, language: Language): string {
  if (value === null) return "";
  if (value instanceof Date) return dayOfDate(value);
  if (typeof value === "number") return language === "fr" ? String(value).replace(".", ",") : String(value);
  const text = xmlText(value);
  return quoted(startsLikeFormula(text) ? `'${text}` : text);
}

/** Whichever of both separators the file has. */
const quoted = (text: string) => (/[";,\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
