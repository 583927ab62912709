/**
 * Brings a store that an earlier version made up to this one: people keep theirs for a year, and nothing of them is lost. A
 * copy of it as it was is kept beside, and without room for one nothing is changed. What its tables lack is added to them, in one transaction with the version that it leads to. What a scan under way had
 * still to do was written for the program that wrote it, so that its walk begins again; what it has seen stands.
 */

import { DatabaseSync } from "node:sqlite";
import { keepCopy } from "./earlier-copy.ts";
import { holdScanLock } from "./scan-lock.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";

/** Milliseconds that another process may take for the same. */
const PATIENCE = 2000;

/** From here on cursors, links and facts are written as they are today. */
const SAME_WORDS = 6;

export function migrate(database: DatabaseSync, path: string): void {
  if (!(versionOf(database) < SCHEMA_VERSION)) return;
  // Nobody writes to it meanwhile, a scan of the version that made it least of all.
  const lock = holdScanLock(path, { command: null, since: new Date(), wait: PATIENCE });
  try {
    database.exec("BEGIN IMMEDIATE");
    // Another process may have done it meanwhile.
    const version = versionOf(database);
    if (version < SCHEMA_VERSION) {
      keepCopy(path, version);
      bringUp(database, version);
    }
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  } finally {
    lock.release();
  }
}

function bringUp(database: DatabaseSync, version: number): void {
  complete(database);
  if (version < SAME_WORDS)
    for (const forgotten of ["task", "delta", "fact WHERE kind = 'team-library'"])
      database.exec(`DELETE FROM ${forgotten}`);
  database.prepare("UPDATE meta SET value = ? WHERE key = 'schema'").run(String(SCHEMA_VERSION));
}

/** Not a number where the store does not say it. */
export function versionOf(database: DatabaseSync): number {
  const row = database.prepare("SELECT value FROM meta WHERE key = 'schema'").get();
  return row === undefined ? Number.NaN : Number(row.value);
}

/** Tables, columns and indexes of today that are not there; a table that rows are found in by another key is begun anew. */
function complete(database: DatabaseSync): void {
  const model = new DatabaseSync(":memory:");
  try {
    model.exec(SCHEMA);
    for (const { type, name, sql } of written(model, "WHERE sql IS NOT NULL ORDER BY type DESC, name")) {
      if (type === "table") completeTable(database, model, name, sql);
      else if (written(database, `WHERE name = '${name}'`).length === 0) database.exec(sql);
    }
  } finally {
    model.close();
  }
}

function completeTable(database: DatabaseSync, model: DatabaseSync, table: string, sql: string): void {
  const [wanted, there] = [columnsOf(model, table), columnsOf(database, table)];
  const key = (columns: readonly Column[]) => columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  if (there.length > 0 && key(wanted).join() !== key(there).join()) {
    database.exec(`DROP TABLE ${table}`);
    database.exec(sql);
    return;
  }
  if (there.length === 0) database.exec(sql);
  else
    for (const column of wanted.filter(({ name }) => there.every((one) => one.name !== name)))
      add(database, table, column);
}

/** What may not be nothing is nought, or the empty text, of rows that did not say it. */
function add(database: DatabaseSync, table: string, { name, type, notnull, dflt_value: said }: Column): void {
  const nothing = said ?? (type === "TEXT" ? "''" : "0");
  database.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}${notnull ? ` NOT NULL DEFAULT ${nothing}` : ""}`);
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

const columnsOf = (database: DatabaseSync, table: string) =>
  database.prepare(`PRAGMA table_info(${table})`).all() as unknown as readonly Column[];

const written = (database: DatabaseSync, which: string) =>
  database.prepare(`SELECT type, name, sql FROM sqlite_master ${which}`).all() as unknown as readonly {
    readonly type: "table" | "index";
    readonly name: string;
    readonly sql: string;
  }[];
