/** Deletes a store from the disk, and says what it deleted. */

import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { holdScanLock, storeFile } from "./sqlite/file.ts";

/** Paths deleted; empty when there was no store. Throws `locked` while a scan writes to it. */
export function purgeStore(path: string): readonly string[] {
  const file = storeFile(path);
  if (!existsSync(file)) return [];
  holdScanLock(path).release();
  const files = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`, `${file}-scan`, `${file}-scan-journal`];
  const there = files.filter(existsSync);
  for (const one of there) rmSync(one);
  const folder = dirname(file);
  if (file === path || readdirSync(folder).length > 0) return there;
  rmdirSync(folder);
  return [...there, folder];
}
