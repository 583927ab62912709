/** Deletes a store from the disk, and says what it deleted. */

import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { holdScanLock, storeFile } from "./sqlite/file.ts";

/** The files of the store that are there. */
export function listStore(path: string): readonly string[] {
  const file = storeFile(path);
  return ["", "-wal", "-shm", "-journal", "-scan", "-scan-journal"]
    .map((end) => file + end)
    .filter((one) => existsSync(one));
}

/** Paths deleted; empty when there was no store. Throws `locked` while a scan writes to it. */
export function purgeStore(path: string): readonly string[] {
  const file = storeFile(path);
  if (!existsSync(file)) return [];
  holdScanLock(path).release();
  const there = listStore(path);
  for (const one of there) rmSync(one);
  const folder = dirname(file);
  if (file === path || readdirSync(folder).length > 0) return there;
  rmdirSync(folder);
  return [...there, folder];
}
