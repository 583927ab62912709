/**
 * `plan --carry`: what people wrote in earlier workbooks goes on in the next one. All files are read before anything is
 * written; then every row of the plan is met with what they hold.
 */

import { tenantMark } from "../export/control.ts";
import type { Table } from "../export/sheet.ts";
import { CONFLICT_TABS } from "../export/sheets/index.ts";
import type { Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";
import type { Carried, Edits } from "../model/carry.ts";
import { localFiles, lookedFor, readLocalFile } from "../store/local-files.ts";
import { storeName } from "../store/open.ts";
import { openEdits } from "../store/scratch/edits.ts";
import { holdArrivals } from "./carrying/arrivals.ts";
import { readCarried } from "./carrying/file.ts";
import { settle } from "./carrying/settle.ts";
import type { FileReading } from "./carrying/tab.ts";
import type { KnownSheet } from "./carrying/tab-layout.ts";
import { SettingFault } from "./faults.ts";

/** Of one workbook. */
export const MOST_BYTES = 512 * 1024 * 1024;
/** A spreadsheet leaves its owner's name beside a file that is open. */
const LEFT_OPEN = /^(~\$|\.~lock\.)/;

/** Those that people fill in. */
export const KEYED: readonly Table[] = CONFLICT_TABS.filter((tab): tab is Table => tab.kind === "table" && tab.keyed);

const known = (tables: readonly Table[]): readonly KnownSheet[] =>
  tables.map(({ id, columns }) => ({ id, columns: new Map(columns.map((column) => [column.id, column])) }));

export const KEYED_SHEETS = known(KEYED);
/** Of which only what somebody changed is told. */
export const WATCHED_SHEETS = known(CONFLICT_TABS.filter((tab): tab is Table => tab.kind === "table" && tab.watched));

export interface CarryWish {
  /** Files, or folders of them, as they were typed. */
  readonly paths: readonly string[];
  /** Files that say what arrived. */
  readonly arrived: readonly string[];
  readonly cwd: string;
  readonly tenant: string;
  readonly language: Language;
  /** The store's path, to be named when the disk fails. */
  readonly store: string;
}

export interface Carrying {
  /** Meets every row of the plan with what people wrote. */
  settle(book: Book): Promise<Carried>;
  close(): void;
}

export async function openCarrying(wish: CarryWish): Promise<Carrying> {
  const edits = openEdits(storeName(wish.store));
  try {
    return await readAll(wish, edits);
  } catch (error) {
    edits.close();
    throw error;
  }
}

async function readAll({ paths, arrived, cwd, tenant, language }: CarryWish, edits: Edits): Promise<Carrying> {
  const added = new Map<string, Set<string>>();
  const unstamped: string[] = [];
  for (const path of paths) {
    for await (const { name, bytes } of filesAt(path, cwd)) {
      const reading: FileReading = {
        edits,
        sheets: KEYED_SHEETS,
        watched: WATCHED_SHEETS,
        tenant: tenantMark(tenant),
        language,
        added,
      };
      const read = await readCarried(name, bytes, reading);
      if (read.unstamped) unstamped.push(name);
    }
  }
  for (const path of arrived) await holdArrivals(path, cwd, language, edits);
  return {
    settle: async (book) => {
      const { metFiles } = await settle(edits, KEYED, book, language);
      const stranger = unstamped.find((name) => !metFiles.has(name));
      if (stranger !== undefined) throw new SettingFault(({ carry }) => carry.faults.stranger(stranger));
      return {
        added: (sheet) => [...(added.get(sheet) ?? [])],
        kept: (sheet, id) => edits.kept(sheet, id),
        conflicts: () => edits.conflicts(),
        conflictCount: edits.countConflicts(),
        departures: edits.departures,
      };
    },
    close: () => edits.close(),
  };
}

async function* filesAt(path: string, cwd: string): AsyncIterable<{ name: string; bytes: Uint8Array }> {
  let any = false;
  for await (const { path: name, real } of localFiles(path, cwd)) {
    const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
    if (name !== path && (LEFT_OPEN.test(base) || !/\.xlsx$/i.test(base))) continue;
    any = true;
    const bytes = real === null ? null : await readLocalFile(real, MOST_BYTES);
    if (bytes === null) throw await notThere(name, cwd);
    if (bytes === "too-large") throw new SettingFault(({ carry }) => carry.faults.unread["too-large"](name));
    yield { name, bytes };
  }
  if (!any) throw new SettingFault(({ carry }) => carry.faults.emptyFolder(path));
}

/** Workbooks that could have been meant, named one by one; those that nobody fills in could not. */
const NAMED = 5;
const NOBODYS = ["annexe-derogation.xlsx", "signalements-restreints.xlsx"];

async function notThere(path: string, cwd: string): Promise<SettingFault> {
  const { there, beside, folder } = await lookedFor(path, cwd, ".xlsx");
  if (there) return new SettingFault(({ carry }) => carry.faults.unreadable(path));
  if (beside === null) return new SettingFault(({ carry }) => carry.faults.noFolder(path, folder));
  const meant = beside.filter((name) => !LEFT_OPEN.test(name) && !NOBODYS.includes(name));
  const [named, more] = [meant.slice(0, NAMED), Math.max(0, meant.length - NAMED)];
  return new SettingFault(({ carry }) => carry.faults.missing(path, folder, named, more));
}
