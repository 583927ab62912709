/** Tabs that Bascule writes and that nobody is asked to fill in: what they are by their names, and what people added to them. */

import { catalogueOf, LANGUAGES } from "../../lang/index.ts";
import type { TypedCell } from "../../text/cells/typed-cell.ts";
import type { Texts } from "./tab-layout.ts";

/** Columns that are none of the sheet's, by place, and how many of their cells are filled. */
export type AddedColumns = ReadonlyMap<number, { readonly title: string; filled: number }>;

/** The sheet of Bascule's that a tab is by its name, in whichever language; « Exchange (2) » goes on with the first. */
export function ownSheet(name: string): string | null {
  const plain = name.replace(/ \(\d+\)$/, "");
  for (const language of LANGUAGES) {
    const found = Object.entries(catalogueOf(language).workbook.sheets).find(([, { title }]) => title === plain);
    if (found) return found[0];
  }
  return null;
}

/** What stands among the heads and is none of the sheet's titles; null where the row is not one of heads. */
export function addedColumns(sheet: string, row: Texts): AddedColumns | null {
  for (const language of LANGUAGES) {
    const sheets: Readonly<Record<string, { columns: Readonly<Record<string, string>> }>> =
      catalogueOf(language).workbook.sheets;
    const { control } = catalogueOf(language).workbook;
    const titles = new Set<unknown>([...Object.values(sheets[sheet]?.columns ?? {}), control]);
    const others = [...row].filter(([, text]) => !titles.has(text));
    const known = row.size - others.length;
    if (known < 3 || known < others.length) continue;
    return new Map(others.map(([at, text]) => [at, { title: String(text), filled: 0 }]));
  }
  return null;
}

export function countAdded(added: AddedColumns, cells: readonly TypedCell[]): void {
  if (added.size === 0) return;
  for (const { column, value } of cells) {
    const own = value === null ? undefined : added.get(column);
    if (own) own.filled += 1;
  }
}

/** Which other paper of Bascule's a workbook is, by its tabs. */
export function otherPaper(tabs: readonly string[]): "annex" | "restricted" | "notOurs" {
  const has = (sheet: "annex" | "restricted") =>
    LANGUAGES.some((language) => tabs.includes(catalogueOf(language).workbook.sheets[sheet].title));
  return has("annex") ? "annex" : has("restricted") ? "restricted" : "notOurs";
}
