/** The workbook of a small plan, with what people wrote in earlier ones carried over. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Carrying, openCarrying } from "../../src/app/carry.ts";
import { fillPv, pvName } from "../../src/export/pv.ts";
import { CONFLICT_TABS, PLAN_TABS } from "../../src/export/sheets/index.ts";
import { viewOf } from "../../src/export/view.ts";
import { writeWorkbook } from "../../src/export/workbook.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { Conflict } from "../../src/model/carry.ts";
import type { ContainerRow } from "../../src/model/container-row.ts";
import { book as whole } from "../export/book.ts";
import { inMemory } from "../export/memory.ts";
import { templatesFor } from "../export/templates.ts";
import { MANNERS, type Manner, Opened, packed, type SavedSheet, sheetsOf } from "./saved-workbooks.ts";

export const EXCEL = MANNERS["Excel: shared strings, serial days, absolute paths, calculation chain"] as Manner;

/** The first spaces of each service are enough. */
export const book: Book = {
  ...whole,
  async *containers(service) {
    const seen = new Map<string, number>();
    for await (const row of whole.containers(service)) {
      const before = seen.get(row.line.service) ?? 0;
      seen.set(row.line.service, before + 1);
      if (before < 5) yield row;
    }
  },
};

/** A book in which some things are otherwise. */
export function altered(change: Partial<Book>): Book {
  return { ...book, ...change };
}

/** Without the spaces of these ids. */
export function without(gone: ReadonlySet<string>): Book {
  return turned((row) => (gone.has(row.line.id) ? null : row));
}

/** With every space made otherwise, or left out. */
export function turned(turn: (row: ContainerRow) => ContainerRow | null, change: Partial<Book> = {}): Book {
  return altered({
    ...change,
    async *containers(service) {
      for await (const row of book.containers(service)) {
        const made = turn(row);
        if (made) yield made;
      }
    },
  });
}

export interface Made {
  readonly bytes: Uint8Array;
  readonly sheets: SavedSheet[];
  readonly conflicts: readonly Conflict[];
  /** Records of the moves, by name of file. */
  readonly records: ReadonlyMap<string, Uint8Array>;
}

type Files = Readonly<Record<string, Uint8Array>>;

export async function planOf(
  of: Book,
  files: Files = {},
  language: Language = "fr",
  arrivals: Files = {},
  inventories = false,
): Promise<Made> {
  const sink = inMemory();
  const folder = mkdtempSync(join(tmpdir(), "bascule-carried-"));
  const [paths, arrived] = [Object.keys(files), Object.keys(arrivals)];
  for (const [name, bytes] of Object.entries({ ...files, ...arrivals })) writeFileSync(join(folder, name), bytes);
  let carrying: Carrying | null = null;
  try {
    const wish = { paths, arrived, cwd: folder, tenant: of.plan.tenant.id, language, store: folder };
    if (paths.length > 0) carrying = await openCarrying(wish);
    const carried = (await carrying?.settle(of)) ?? null;
    const view = { ...viewOf(of, language), trip: { carried } };
    const wanted = carried && carried.conflictCount > 0 ? CONFLICT_TABS : PLAN_TABS;
    const tabs = wanted.filter((tab) => tab.kind === "table" && (tab.keyed || (inventories && tab.watched)));
    await writeWorkbook({ view, title: "Plan", tabs, locked: "evidence" }, await sink.file("plan"));
    const bytes = sink.files.get("plan") ?? new Uint8Array();
    const conflicts = [...(carried?.conflicts() ?? [])].map(({ conflict }) => conflict);
    const records = new Map<string, Uint8Array>();
    for (const wave of carried?.departures.waves() ?? [])
      records.set(pvName(wave), await fillPv(templatesFor(language).pv, wave, view));
    return { bytes, sheets: await sheetsOf(bytes), conflicts, records };
  } finally {
    carrying?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

let first: Promise<Uint8Array> | null = null;
/** The plan's first workbook. */
export async function firstWorkbook(): Promise<Uint8Array> {
  first ??= planOf(book).then(({ bytes }) => bytes);
  return await first;
}

/** A workbook, changed and saved. */
export async function edited(
  change: (sheets: SavedSheet[]) => void,
  manner = EXCEL,
  from?: Uint8Array,
): Promise<Uint8Array> {
  const sheets = await sheetsOf(from ?? (await firstWorkbook()));
  change(sheets);
  return packed(sheets, manner);
}

export const plan = (sheets: readonly SavedSheet[]) => new Opened(sheets, "Plan");
