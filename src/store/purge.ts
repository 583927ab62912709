/** Deletes a store from the disk, with its copies, and says what it deleted. */

import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { StoreFault } from "./fault.ts";
import { besideStore } from "./sqlite/beside.ts";
import { copiesOf } from "./sqlite/earlier-copy.ts";
import { storeFile } from "./sqlite/file.ts";
import { holdScanLock } from "./sqlite/scan-lock.ts";

/** What may end the name of a file of the store beside itself: its log, and its lock with who holds that. */
const LOG = /^(?:-wal|-shm|-journal)$/;
const LOCK = /^(?:-scan|-scan-journal|-scan-holder)$/;

/** Copies of the store that were kept of earlier versions: they hold what it held then. */
export const listCopies = copiesOf;

/** The files of the store that are there, copies included. */
export function listStore(path: string): readonly string[] {
  return [...records(path), ...besideStore(path, LOCK)];
}

const records = (path: string) => [...besideStore(path, /^$/), ...besideStore(path, LOG), ...listCopies(path)];

export interface Purged {
  readonly files: readonly string[];
  /** The folder that held them, deleted once it was empty; null when it stays. */
  readonly folder: string | null;
}

/**
 * What stands elsewhere goes first: until it has, the store knows where. No file when there was nothing. Throws `locked` while a
 * scan writes to the store, before anything is deleted; and `undeletable` with what the system does not let go.
 */
export function purgeStore(path: string, elsewhere: () => readonly string[]): Purged {
  const file = storeFile(path);
  if (listStore(path).length === 0) return { files: purgeFiles(elsewhere()), folder: null };
  const files = purgeLocked(path, elsewhere);
  const folder = dirname(file);
  if (file === path || readdirSync(folder).length > 0) return { files, folder: null };
  try {
    rmdirSync(folder);
  } catch (cause) {
    throw new StoreFault("undeletable", { path: folder, cause });
  }
  return { files, folder };
}

/** No scan begins while the records go. The lock is what is left then, and goes last: some systems delete no file that is open. */
function purgeLocked(path: string, elsewhere: () => readonly string[]): readonly string[] {
  const lock = holdScanLock(path, { command: "purge", since: new Date() });
  let files: readonly string[];
  try {
    files = [...purgeFiles(elsewhere()), ...purgeFiles(records(path))];
  } finally {
    lock.release();
  }
  return [...files, ...purgeFiles(besideStore(path, LOCK))];
}

/** Deletes some files by themselves, and answers their paths. */
export function purgeFiles(files: readonly string[]): readonly string[] {
  for (const path of files) {
    try {
      rmSync(path);
    } catch (cause) {
      throw new StoreFault("undeletable", { path, cause });
    }
  }
  return files;
}

/** Those of some files that are there. */
export const stillThere = (files: readonly string[]): readonly string[] => files.filter((path) => existsSync(path));
