/**
 * What the store costs beside the physical limit: pages of a drive committed one by one, against the same rows put by
 * bare prepared statements into bare tables in transactions of the same size, in one run. Only the ratio means
 * anything: machines are shared. Run: `node bench/store.ts [files]`.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Item } from "../src/model/records.ts";
import { openStore } from "../src/store/sqlite/store.ts";

const FILES = Number(process.argv[2] ?? 100_000);
const PAGE = 200;
const ROUNDS = 3;

const itemOf = (index: number): Item => ({
  kind: "item",
  service: "onedrive.files",
  container: "b!drive",
  id: `01${index.toString(36).padStart(32, "A")}`,
  type: "file",
  parent: "01ROOT",
  name: `Note de service ${index}.docx`,
  bytes: 10_000 + index,
  created: "2026-01-01T00:00:00Z",
  modified: "2026-01-02T00:00:00Z",
  private: false,
  traits: {},
});

const pages = Array.from({ length: Math.ceil(FILES / PAGE) }, (_, page) =>
  Array.from({ length: Math.min(PAGE, FILES - page * PAGE) }, (_item, index) => itemOf(page * PAGE + index)),
);

async function throughStore(folder: string): Promise<void> {
  const store = openStore(join(folder, "store"), { create: true });
  const none = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
  const wish = {
    workloads: [],
    content: none,
    seed: "",
    include: [],
    exclude: [],
    excludeContent: [],
    countTeamsMessages: false,
  };
  await store.beginScan("tenant", wish, new Date(0), true);
  const task = { collector: "drives", key: "d", params: {}, cursor: null };
  for (const records of pages)
    await store.commit({ task, page: { records, cursor: "next" }, outcomes: [], nameFindings: [] });
  await store.close();
}

function bare(folder: string): void {
  const database = new DatabaseSync(join(folder, "bare.sqlite"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec(
    "CREATE TABLE item (id TEXT PRIMARY KEY, name TEXT, bytes INTEGER, modified TEXT) STRICT, WITHOUT ROWID",
  );
  const insert = database.prepare("INSERT INTO item VALUES (?, ?, ?, ?)");
  for (const records of pages) {
    database.exec("BEGIN IMMEDIATE");
    for (const { id, name, bytes, modified } of records) insert.run(id, name, bytes, modified);
    database.exec("COMMIT");
  }
  database.close();
}

async function timed(work: (folder: string) => void | Promise<void>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bascule-bench-"));
  try {
    const start = process.hrtime.bigint();
    await work(folder);
    return Number(process.hrtime.bigint() - start) / 1e6;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rounds: { store: number; bare: number }[] = [];
for (let round = 0; round < ROUNDS; round += 1)
  rounds.push({ store: await timed(throughStore), bare: await timed(bare) });
const ratios = rounds.map(({ store, bare: limit }) => store / limit).sort((one, other) => one - other);
process.stdout.write(
  `${JSON.stringify({ files: FILES, page: PAGE, ratioToBareInserts: { least: ratios[0], median: ratios[1], most: ratios[2] } })}\n`,
);
