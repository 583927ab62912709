/**
 * A store for whoever may read it and not write: on a share, of another account. SQLite needs side files to read what
 * lies in the write-ahead log; without a log the file is all there is, and is read as one that does not change.
 * https://sqlite.org/wal.html#read_only_databases
 */

import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";

/** Throws SQLite's own error where the log can be neither read nor left aside. */
export function openReadOnly(file: string): DatabaseSync {
  const place = pathToFileURL(file);
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log === undefined || log.size === 0) place.searchParams.set("immutable", "1");
  const database = new DatabaseSync(place, { readOnly: true });
  try {
    database.exec("PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY");
    database.prepare("SELECT COUNT(*) FROM sqlite_master").get();
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}
