/**
 * Which sheet of Bascule's a tab is, and which column is which: by the hidden row of keys, that stays with its columns
 * wherever they are moved and however they are called; where a program or a person has taken that row away, by titles,
 * in whichever language they are.
 */

import { CONTROL, type Stamp, stampIn } from "../../export/control.ts";
import type { KnownColumn } from "../../export/sheet.ts";
import { catalogueOf, LANGUAGES } from "../../lang/index.ts";
import { ADDED, type Entered } from "../../model/carry.ts";

/** A sheet whose rows are carried. */
export interface KnownSheet {
  readonly id: string;
  readonly columns: ReadonlyMap<string, KnownColumn>;
}

export interface LaidColumn {
  /** Under which it is carried. */
  readonly key: string;
  /** Under which its marks were made. */
  readonly marked: string;
  readonly title: string;
  readonly about: KnownColumn | null;
}

export interface TabLayout {
  readonly sheet: KnownSheet;
  /** By place; people's own columns too, the identifier and the control not. */
  readonly columns: ReadonlyMap<number, LaidColumn>;
  readonly idAt: number | null;
  readonly controlAt: number | null;
  readonly stamp: Stamp | null;
  /** Columns of an earlier version that this one tells elsewhere. */
  readonly former: ReadonlySet<number>;
}

export type Texts = ReadonlyMap<number, Entered | boolean>;

/** The stamp that stands in a row of keys, `later` for one of a version to come; null where there is none. */
export function stampOf(cells: Texts): Stamp | "later" | null {
  for (const value of cells.values()) {
    const stamp = typeof value === "string" ? stampIn(value) : null;
    if (stamp !== null) return stamp;
  }
  return null;
}

/** From the row of keys and the row of heads. */
export function layoutByKeys(sheet: KnownSheet, stamp: Stamp, keys: Texts, heads: Texts): TabLayout {
  const placed: (readonly [number, string])[] = [];
  let controlAt: number | null = null;
  for (const [at, key] of keys) {
    if (typeof key !== "string") continue;
    if (stampIn(key) !== null) controlAt = at;
    // A column that was copied bears the key of the first: it is the copier's own.
    else if (!placed.some(([, other]) => other === key)) placed.push([at, key]);
  }
  return laid({ sheet, stamp, placed: new Map(placed), heads, controlAt, former: new Set() });
}

/** From titles alone: the row is one of heads when it holds that of the identifier and most of the others. */
export function layoutByTitles(sheets: readonly KnownSheet[], heads: Texts): TabLayout | null {
  for (const sheet of sheets) {
    for (const language of LANGUAGES) {
      const titles = titlesOf(sheet.id, language);
      const placed = new Map<number, string>();
      // What a column was called is heard after what columns are called: a title may have gone from one to another.
      const former = new Set<number>();
      for (const table of [titles.columns, titles.former]) {
        for (const [at, text] of heads) {
          const found = [...sheet.columns.keys()].find((id) => table.get(String(text)) === id);
          if (found === undefined || placed.has(at)) continue;
          if (![...placed.values()].includes(found)) placed.set(at, found);
          else if (table === titles.former) former.add(at);
        }
      }
      const identified = [...placed.values()].includes("id");
      if (!identified || placed.size * 3 < sheet.columns.size * 2) continue;
      const [controlAt = null] = [...heads].flatMap(([at, text]) => (text === titles.control ? [at] : []));
      return laid({ sheet, stamp: null, placed, heads, controlAt, former });
    }
  }
  return null;
}

interface Places {
  readonly sheet: KnownSheet;
  readonly stamp: Stamp | null;
  readonly placed: ReadonlyMap<number, string>;
  readonly heads: Texts;
  readonly controlAt: number | null;
  readonly former: ReadonlySet<number>;
}

function laid({ sheet, stamp, placed, heads, controlAt, former }: Places): TabLayout {
  const columns = new Map<number, LaidColumn>();
  const added = new Set<string>();
  let idAt: number | null = null;
  for (const at of [...new Set([...placed.keys(), ...heads.keys()])].sort((one, other) => one - other)) {
    const key = placed.get(at);
    if (key === "id") idAt = at;
    if (key === "id" || key === CONTROL || at === controlAt || former.has(at)) continue;
    const head = heads.get(at);
    const title = typeof head === "string" || typeof head === "number" ? String(head).trim() : "";
    if (key !== undefined && !key.startsWith(ADDED)) {
      columns.set(at, { key, marked: key, title, about: sheet.columns.get(key) ?? null });
      continue;
    }
    const own = freeKey(title === "" ? (key ?? `${ADDED}${at + 1}`) : ADDED + title, added);
    columns.set(at, { key: own, marked: key ?? own, title: own.slice(ADDED.length), about: ownColumn(own) });
  }
  return { sheet, columns, idAt, controlAt, stamp, former };
}

/** A column beyond the last head, which people filled without giving it a name. */
export function nameless(at: number): LaidColumn {
  const key = `${ADDED}${at + 1}`;
  return { key, marked: key, title: String(at + 1), about: ownColumn(key) };
}

const ownColumn = (id: string): KnownColumn => ({ id, entry: true, day: false, recalled: false });

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let number = 2; taken.has(key); number += 1) key = `${wanted} (${number})`;
  taken.add(key);
  return key;
}

/** Columns by their titles: those of today, and those of earlier versions. */
function titlesOf(sheet: string, language: (typeof LANGUAGES)[number]) {
  const { sheets, control, formerTitles } = catalogueOf(language).workbook;
  const found: Readonly<Record<string, { columns: Readonly<Record<string, string>> }>> = sheets;
  const columns = new Map(Object.entries(found[sheet]?.columns ?? {}).map(([id, title]) => [title, id]));
  const former = Object.entries(formerTitles[sheet] ?? {}).flatMap(([id, earlier]) =>
    earlier.map((title) => [title, id] as const),
  );
  return { columns, former: new Map(former), control };
}
