/**
 * What is erased from a store is to be in no byte of its file: cells are overwritten as they are freed, the log is written
 * back and cut, and the file is made again without its free pages, where earlier deletions left what they held. What the disk
 * itself keeps of blocks that it gave back is beyond any program: that is what an encrypted disk is for.
 * https://sqlite.org/pragma.html#pragma_secure_delete https://sqlite.org/lang_vacuum.html
 */

import type { DatabaseSync } from "node:sqlite";
import { StoreFault } from "../fault.ts";
import { hasSeals, isSealed, sealRecords } from "../records/seal.ts";
import { engineOn } from "./engine.ts";
import { openDatabase, storeFaultOf } from "./file.ts";
import { holdScanLock } from "./scan-lock.ts";

export function reading<T>(path: string, work: (database: DatabaseSync) => T): T {
  const database = openDatabase(path, { create: false });
  try {
    return work(database);
  } catch (cause) {
    throw storeFaultOf(cause, path);
  } finally {
    database.close();
  }
}

/**
 * In one transaction, and what is left is sealed anew. Throws `locked` before anything is changed, while a scan writes to the
 * store or another process reads it.
 */
export function erasing<T>(path: string, work: (database: DatabaseSync) => T): T {
  return reading(path, (database) => {
    const now = new Date();
    const lock = holdScanLock(path, { command: "purge", since: now });
    try {
      database.exec("PRAGMA busy_timeout = 1000; PRAGMA secure_delete = ON");
      cutLog(database, path);
      const engine = engineOn(database);
      const sealed = hasSeals(engine) && engine.now(isSealed());
      const done = inTransaction(database, () => {
        const result = work(database);
        if (sealed) engine.now(sealRecords("purge", now));
        return result;
      });
      // In memory, the copy that it makes would grow with the store.
      database.exec("PRAGMA temp_store = FILE");
      cutLog(database, path);
      database.exec("VACUUM");
      cutLog(database, path);
      return done;
    } finally {
      lock.release();
    }
  });
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const done = work();
    database.exec("COMMIT");
    return done;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Whoever reads meanwhile keeps the log as it is. */
function cutLog(database: DatabaseSync, path: string): void {
  const { busy } = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
  if (busy !== 0) throw new StoreFault("locked", { path });
}
