/** Deletes a store from the disk, with its copies, and says what it deleted. */

import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { holdScanLock, storeFaultOf, storeFile } from "./sqlite/file.ts";

/** What may end the name of a file of the store: its log, its lock, and copies that were kept of it before it was brought up to a later version. */
const SIDE = /^(?:-wal|-shm|-journal|-scan|-scan-journal)$/;
const COPY = /^[.-](?:v\d+|before|avant).*$/;

function beside(path: string, ends: RegExp): readonly string[] {
  const file = storeFile(path);
  return namesIn(dirname(file))
    .filter((name) => name.startsWith(basename(file)) && ends.test(name.slice(basename(file).length)))
    .sort()
    .map((name) => join(dirname(file), name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if ((cause as { code?: string }).code === "ENOENT" || (cause as { code?: string }).code === "ENOTDIR") return [];
    throw cause;
  }
}

/** Copies of the store that were kept of earlier versions: they hold what it held then. */
export const listCopies = (path: string): readonly string[] => beside(path, COPY);

/** The files of the store that are there, copies included. */
export function listStore(path: string): readonly string[] {
  return [...beside(path, /^$/), ...beside(path, SIDE), ...listCopies(path)];
}

export interface Purged {
  readonly files: readonly string[];
  /** The folder that held them, deleted once it was empty; null when it stays. */
  readonly folder: string | null;
}

/** No file when there was no store. Throws `locked` while a scan writes to it. */
export function purgeStore(path: string): Purged {
  const file = storeFile(path);
  if (listStore(path).length === 0) return { files: [], folder: null };
  holdScanLock(path).release();
  const files = listStore(path);
  const folder = dirname(file);
  try {
    purgeFiles(path, files);
    if (file === path || readdirSync(folder).length > 0) return { files, folder: null };
    rmdirSync(folder);
    return { files, folder };
  } catch (cause) {
    throw storeFaultOf(cause, path);
  }
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
