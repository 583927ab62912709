/** Deletes a store from the disk, and says what it deleted. */

import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { holdScanLock, storeFaultOf, storeFile } from "./sqlite/file.ts";

/** The files of the store that are there. */
export function listStore(path: string): readonly string[] {
  const file = storeFile(path);
  return ["", "-wal", "-shm", "-journal", "-scan", "-scan-journal"]
    .map((end) => file + end)
    .filter((one) => existsSync(one));
}

export interface Purged {
  readonly files: readonly string[];
  /** The folder that held them, deleted once it was empty; null when it stays. */
  readonly folder: string | null;
}

/** No file when there was no store. Throws `locked` while a scan writes to it. */
export function purgeStore(path: string): Purged {
  const file = storeFile(path);
  if (!existsSync(file)) return { files: [], folder: null };
  holdScanLock(path).release();
  const files = listStore(path);
  const folder = dirname(file);
  try {
    for (const one of files) rmSync(one);
    if (file === path || readdirSync(folder).length > 0) return { files, folder: null };
    rmdirSync(folder);
    return { files, folder };
  } catch (cause) {
    throw storeFaultOf(cause, path);
  }
}
