/**
 * A store's file: made for its owner only, opened in write-ahead mode. SQLite gives the side files of a database
 * the rights of the database itself. https://sqlite.org/wal.html
 */

import { closeSync, openSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreFault } from "../fault.ts";
import { makeFolder, standing } from "../folder.ts";
import { addressOf, isPostgres } from "../postgres/address.ts";
import { refusedPlace } from "../refused-place.ts";
import { FULL, isFull } from "../room.ts";
import { copiesOf } from "./earlier-copy.ts";
import { migrate, versionOf } from "./migrate.ts";
import { openReadOnly } from "./read-only.ts";
import { READABLE_VERSION, SCHEMA, SCHEMA_VERSION } from "./schema.ts";

/** `BASCULE_STORE` names a file when it ends in `.sqlite` or `.db`, else a folder. */
export function storeFile(path: string): string {
  // What works on the bytes of a file finds none there.
  if (isPostgres(path)) throw new StoreFault("on-server", { path: addressOf(path).told });
  return /\.(sqlite|db)$/i.test(path) ? path : join(path, "bascule.sqlite");
}

export interface Opening {
  /** Where nothing stands, a store is made. */
  readonly create: boolean;
  /** What stands is left as it is, to the last byte. */
  readonly read?: boolean;
  /** Told to whoever finds it locked: `scan`. */
  readonly command?: string;
}

export function openDatabase(path: string, { create, read: asItIs = false }: Opening): DatabaseSync {
  refuseStorePlace(path);
  const file = storeFile(path);
  if (file !== path && standing(path) === "file") throw new StoreFault("no-folder", { path });
  const fresh = sizeOf(file, path) === 0;
  // Cut to nothing, it would pass for one that is to be made; its log says that it was one.
  if (fresh && (sizeOf(`${file}-wal`, path) > 0 || copiesOf(path).length > 0))
    throw new StoreFault("damaged", { path });
  if (fresh && !create) throw new StoreFault("missing", { path });
  if (asItIs) return read(file, path);
  if (fresh) makeRoom(file, path);
  let database: DatabaseSync | null = null;
  try {
    if (fresh) closeSync(openSync(file, "a", 0o600));
    database = new DatabaseSync(file);
    return prepared(database, path, fresh);
  } catch (cause) {
    database?.close();
    const fault = storeFaultOf(cause, path);
    if (create || !(fault instanceof StoreFault) || fault.code !== "unwritable") throw fault;
    return read(file, path);
  }
}

/** Nobody can say that a store may stand there: it would be sent away in part, and its locks would hold nobody. */
export function refuseStorePlace(path: string): void {
  const refused = refusedPlace(storeFile(path));
  if (refused !== null) throw new StoreFault(refused.kind, { path, by: refused.by });
}

/** 0 where nothing stands; a store that is closed to this account is no missing one. */
function sizeOf(file: string, path: string): number {
  try {
    return statSync(file).size;
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === "EACCES" || code === "EPERM") throw new StoreFault("unreadable", { path, cause });
    return 0;
  }
}

/** Whatever keeps the folder from being made, no store can be written there. */
function makeRoom(file: string, path: string): void {
  try {
    makeFolder(dirname(file), 0o700);
  } catch (cause) {
    throw new StoreFault("unwritable", { path, cause });
  }
}

/** Where nothing may be written. */
function read(file: string, path: string): DatabaseSync {
  try {
    return checked(openReadOnly(file), path);
  } catch (cause) {
    const fault = storeFaultOf(cause, path);
    throw fault instanceof StoreFault && fault.code === "unwritable"
      ? new StoreFault("unreadable", { path, cause })
      : fault;
  }
}

function prepared(database: DatabaseSync, path: string, fresh: boolean): DatabaseSync {
  // A page and its cursor are one transaction, so a cut of power may lose the last pages and never half of one.
  database.exec(
    "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY",
  );
  if (fresh) {
    database.exec("BEGIN IMMEDIATE");
    database.exec(SCHEMA);
    database.prepare("INSERT INTO meta (key, value) VALUES ('schema', ?)").run(String(SCHEMA_VERSION));
    database.exec("COMMIT");
  }
  refuseOthers(database, path);
  migrate(database, path);
  return database;
}

/** As it is: nothing may be written, so that nothing can be added to it. */
function checked(database: DatabaseSync, path: string): DatabaseSync {
  refuseOthers(database, path);
  if (versionOf(database) < READABLE_VERSION) throw new StoreFault("older", { path });
  return database;
}

/** Refuses what is no store of ours, or one of a later version. */
function refuseOthers(database: DatabaseSync, path: string): void {
  const known = database.prepare("SELECT name FROM sqlite_master WHERE name = 'meta'").get();
  if (known === undefined) throw new StoreFault("damaged", { path });
  const version = versionOf(database);
  if (!Number.isInteger(version) || version < 1) throw new StoreFault("damaged", { path });
  if (version > SCHEMA_VERSION) throw new StoreFault("newer", { path });
}

/** Errors of SQLite and of the disk, as what they mean for whoever runs the scan. https://sqlite.org/rescode.html */
export function storeFaultOf(cause: unknown, path: string): unknown {
  if (cause instanceof StoreFault || !(cause instanceof Error)) return cause;
  // What was written as JSON is none any more.
  if (cause instanceof SyntaxError) return new StoreFault("damaged", { path });
  const { code, errcode } = cause as { code?: string; errcode?: number };
  if (errcode !== undefined) {
    const primary = errcode & 0xff;
    if (primary === 11 || primary === 26) return new StoreFault("damaged", { path, cause });
    if (primary === 5 || primary === 6) return new StoreFault("locked", { path, cause });
    if (primary === 13) return new StoreFault("full", { path, cause });
    // What SQLite cannot map or lengthen on a full disk, it calls a failure of the disk.
    if (primary === 10 && !isPostgres(path) && isFull(dirname(storeFile(path))))
      return new StoreFault("full", { path, cause });
    if ([3, 8, 10, 14].includes(primary)) return new StoreFault("unwritable", { path, cause });
  }
  // Codes of the system, whichever: EACCES, ENOSPC, ENOENT. Node's own are written otherwise (ERR_…).
  if (code !== undefined && /^E[A-Z0-9]+$/.test(code)) {
    return new StoreFault(FULL.has(code) ? "full" : "unwritable", { path, cause });
  }
  return cause;
}
