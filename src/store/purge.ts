/** Deletes a store from the disk, with its copies, and says what it deleted. */

import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { besideStore } from "./sqlite/beside.ts";
import { copiesOf } from "./sqlite/earlier-copy.ts";
import { storeFaultOf, storeFile } from "./sqlite/file.ts";
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

/** No file when there was no store. Throws `locked` while a scan writes to it. */
export function purgeStore(path: string): Purged {
  const file = storeFile(path);
  if (listStore(path).length === 0) return { files: [], folder: null };
  const files = purgeLocked(path);
  const folder = dirname(file);
  try {
    if (file === path || readdirSync(folder).length > 0) return { files, folder: null };
    rmdirSync(folder);
    return { files, folder };
  } catch (cause) {
    throw storeFaultOf(cause, path);
  }
}

/** No scan begins while the records go. The lock is what is left then, and goes last: some systems delete no file that is open. */
function purgeLocked(path: string): readonly string[] {
  const lock = holdScanLock(path, { command: "purge", since: new Date() });
  const files = listStore(path);
  try {
    purgeFiles(path, records(path));
  } finally {
    lock.release();
  }
  purgeFiles(path, besideStore(path, LOCK));
  return files;
}

/** Deletes some files by themselves, and answers their paths. @param path the store's, to be named where the disk refuses. */
export function purgeFiles(path: string, files: readonly string[]): readonly string[] {
  try {
    for (const one of files) rmSync(one);
  } catch (cause) {
    throw storeFaultOf(cause, path);
  }
  return files;
}
