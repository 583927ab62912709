/** Stores that earlier versions made: people keep theirs for a year. Each is opened, loses nothing, and goes on as one of today. */

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RecordStore } from "../../src/store/port.ts";
import { SCHEMA, SCHEMA_VERSION } from "../../src/store/sqlite/schema.ts";
import { openStore } from "../../src/store/sqlite/store.ts";

/** What was written before anything of it changed. */
const FIRST = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE scan (number INTEGER PRIMARY KEY, id TEXT NOT NULL, tenant TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT, complete INTEGER, wish TEXT NOT NULL) STRICT;
CREATE TABLE task (position INTEGER PRIMARY KEY, collector TEXT NOT NULL, key TEXT NOT NULL, params TEXT NOT NULL, cursor TEXT, state TEXT NOT NULL, UNIQUE (collector, key)) STRICT;
CREATE INDEX task_waiting ON task (state, collector, position);
CREATE TABLE fact (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE place (place INTEGER PRIMARY KEY, service TEXT NOT NULL, id TEXT NOT NULL, body TEXT, seen INTEGER NOT NULL, kept INTEGER NOT NULL DEFAULT 0, UNIQUE (service, id)) STRICT;
CREATE TABLE part (place INTEGER NOT NULL, id TEXT NOT NULL, items INTEGER, bytes INTEGER, counted INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (place, id)) STRICT, WITHOUT ROWID;
CREATE TABLE item (place INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, parent TEXT, name TEXT, bytes INTEGER, created TEXT, modified TEXT, private INTEGER NOT NULL, traits TEXT, closed INTEGER NOT NULL, notebook TEXT, seen INTEGER NOT NULL, PRIMARY KEY (place, id)) STRICT, WITHOUT ROWID;
CREATE INDEX item_tree ON item (place, parent);
CREATE TABLE gap (service TEXT NOT NULL, container TEXT NOT NULL, place TEXT NOT NULL, cause TEXT NOT NULL, permission TEXT, code TEXT, request TEXT, count INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (service, container, place, cause)) STRICT, WITHOUT ROWID;
CREATE TABLE outcome (place INTEGER NOT NULL, item TEXT NOT NULL, name TEXT, read INTEGER NOT NULL, unread TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (place, item)) STRICT, WITHOUT ROWID;
CREATE TABLE finding (place INTEGER NOT NULL, item TEXT NOT NULL, origin TEXT NOT NULL, detector TEXT NOT NULL, category TEXT NOT NULL, confidence INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (place, item, origin, detector, category, confidence)) STRICT, WITHOUT ROWID;
CREATE TABLE account (scan INTEGER NOT NULL, workload TEXT NOT NULL, requests INTEGER NOT NULL, throttled INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (scan, workload)) STRICT, WITHOUT ROWID;
CREATE TABLE delta (source TEXT PRIMARY KEY, link TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE pseudonym (kind TEXT NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
`;
/** The last one before there was a history. */
const SIXTH = SCHEMA.slice(0, SCHEMA.indexOf("CREATE TABLE made"));

const WISH = {
  workloads: ["onedrive"] as const,
  content: { exchange: "none", onedrive: "full", teams: "none", sharepoint: "none" } as const,
  ...{ seed: "s", include: [], exclude: [], excludeContent: [], countTeamsMessages: false },
};
const DRIVE = {
  ...{
    kind: "container",
    service: "onedrive.files",
    id: "d1",
    type: "personal",
    name: "Espace",
    owner: null,
    group: null,
  },
  ...{ site: null, url: null, created: null, lastActivity: null, listed: true, traits: {} },
};

let folder = "";
let store: RecordStore | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-earlier-"));
});
afterEach(async () => {
  await store?.close();
  store = null;
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

/** A store with a scan, a drive of two files, one sensitive, a pseudonym, and a task that is left when it is under way. */
function written(schema: string, version: number, finished: boolean): string {
  const file = join(folder, "bascule.sqlite");
  const database = new DatabaseSync(file);
  database.exec(schema);
  const run = (sql: string, ...values: (string | number | null)[]) => void database.prepare(sql).run(...values);
  run("INSERT INTO meta VALUES ('schema', ?)", String(version));
  const ended = finished ? "2026-01-02T09:00:00Z" : null;
  run(
    "INSERT INTO scan (number, id, tenant, started_at, finished_at, complete, wish) VALUES (1, 'scan-1', 'tenant-a', '2026-01-02T08:00:00Z', ?, ?, ?)",
    ended,
    finished ? 1 : null,
    JSON.stringify(WISH),
  );
  if (!finished)
    run(
      "INSERT INTO task (collector, key, params, cursor, state) VALUES ('drives', 'd1', '{}', 'other words', 'waiting')",
    );
  run(
    "INSERT INTO place (place, service, id, body, seen) VALUES (1, 'onedrive.files', 'd1', ?, 1)",
    JSON.stringify(DRIVE),
  );
  for (const id of ["a", "b"])
    run("INSERT INTO item (place, id, type, bytes, private, closed, seen) VALUES (1, ?, 'file', 5, 0, 0, 1)", id);
  run("INSERT INTO finding VALUES (1, 'a', 'content', 'nir', 'citizen-personal-data', 2, 1)");
  run("INSERT INTO pseudonym VALUES ('drive', 'd1', 42)");
  database.close();
  return file;
}

test.each<[string, string, number, boolean]>([
  ["the first", FIRST, 1, true],
  ["the first, its scan under way", FIRST, 1, false],
  ["the sixth", SIXTH, 6, true],
  ["the sixth, its scan under way", SIXTH, 6, false],
])("a store of %s version", async (_case, schema, version, finished) => {
  const file = written(schema, version, finished);
  store = openStore(folder, { create: false });
  expect(await store.lastScan()).toMatchObject({
    id: "scan-1",
    tenant: "tenant-a",
    finishedAt: finished ? "2026-01-02T09:00:00Z" : null,
  });
  for await (const { container, items, bytes, sensitiveItems } of store.totals("medium"))
    expect([container.name, items, bytes, sensitiveItems]).toEqual(["Espace", 2, 10, 1]);
  expect(await store.pseudonym("drive", "d1")).toBe(42);
  expect([await store.keptScans(), await store.beginHistory(1)]).toEqual([[], true]);
  // Cursors of other words are not gone on from; those of today's are.
  expect((await store.pending()).get("drives") ?? 0).toBe(!finished && version === 6 ? 1 : 0);
  const begun = await store.beginScan("tenant-a", WISH, new Date("2026-11-20T08:00:00Z"), false);
  expect([begun.number, begun.resumed]).toEqual(finished ? [2, false] : [1, true]);
  await store.addAccount("onedrive", { requests: 1, throttled: 0, units: 2, bytes: 3 });
  await store.notePauses([{ lane: "x", until: 5 }]);
  await store.addOddity({ workload: "onedrive", kind: "empty-page", count: 1 });
  await store.finishScan(new Date("2026-11-20T09:00:00Z"));
  await store.close();
  store = null;
  const database = new DatabaseSync(file, { readOnly: true });
  expect(database.prepare("SELECT value FROM meta WHERE key = 'schema'").get()).toEqual({
    value: String(SCHEMA_VERSION),
  });
  database.close();
});

test("brought up twice at once, it is brought up once", async () => {
  written(FIRST, 1, true);
  store = openStore(folder, { create: false });
  const other = openStore(folder, { create: false });
  expect(await other.keptScans()).toEqual([]);
  await other.close();
});
