/** A scan of small pages, for stores that are cut, filled up or held: each page says one drive and its files, and ends its task. */

import type { Container, Item } from "../../src/model/records.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";

export const WISH: ScanWish = {
  workloads: ["onedrive"],
  content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
  ...{ seed: "s", include: [], exclude: [], excludeContent: [], countTeamsMessages: false },
};
export const NOW = new Date("2026-11-20T08:00:00Z");
/** Files of a drive. */
export const FILES = 20;

const drive = (id: string): Container => ({
  ...{ kind: "container", service: "onedrive.files", id, type: "personal", name: `Espace ${id}`, owner: "u1" },
  ...{ group: null, site: null, url: null, created: null, lastActivity: null, listed: true, traits: {} },
});
const file = (container: string, id: string): Item => ({
  ...{ kind: "item", service: "onedrive.files", container, id, type: "file", parent: null },
  ...{ name: `Document ${id} de l’espace ${container}.docx`, bytes: 10, created: null, modified: null, private: false },
  traits: {},
});

export const drives = (many: number) => Array.from({ length: many }, (_, at) => `d${String(at).padStart(4, "0")}`);

export async function begin(store: RecordStore, many: number): Promise<void> {
  await store.beginScan("tenant-a", WISH, NOW, false);
  await store.plant(drives(many).map((key) => ({ collector: "drives", key, params: {} })));
}

export function commitDrive(store: RecordStore, id: string): Promise<void> {
  const records = [drive(id), ...Array.from({ length: FILES }, (_, at) => file(id, `${id}-${at}`))];
  const task = { collector: "drives", key: id, params: {}, cursor: null };
  return store.commit({ task, page: { records, cursor: null }, outcomes: [], nameFindings: [] });
}

/** Drives that stand in the store, with how many files, and how many tasks are left: a page and its task are one. */
export async function held(store: RecordStore): Promise<{ readonly files: readonly number[]; readonly left: number }> {
  const files: number[] = [];
  for await (const { items } of store.totals("medium")) files.push(items ?? 0);
  return { files, left: (await store.pending()).get("drives") ?? 0 };
}

/** Does what is left to do. */
export async function goOn(store: RecordStore): Promise<void> {
  for (let tasks = await store.claim(["drives"], 100); tasks.length > 0; tasks = await store.claim(["drives"], 100))
    for (const { key } of tasks) await commitDrive(store, key);
}
