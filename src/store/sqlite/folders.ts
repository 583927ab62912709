/** Folders into which outputs of the store were written, as they are found again by whoever deletes what is held. */

import type { DatabaseSync } from "node:sqlite";

const BEFORE = "outputs ";
/** SQLITE_READONLY, whatever its reason. */
const READ_ONLY = 8;

/** @param folder an absolute path. A plan is made of a store that may not be written all the same. */
export function noteFolder(database: DatabaseSync, folder: string): void {
  try {
    database.prepare("INSERT INTO meta (key, value) VALUES (?, '') ON CONFLICT DO NOTHING").run(BEFORE + folder);
  } catch (cause) {
    if (((cause as { errcode?: number }).errcode ?? 0) % 256 !== READ_ONLY) throw cause;
  }
}

export function foldersIn(database: DatabaseSync): readonly string[] {
  return database
    .prepare("SELECT key FROM meta WHERE key > ? AND key < ? ORDER BY key")
    .all(BEFORE, `${BEFORE}\u{10ffff}`)
    .map(({ key }) => String(key).slice(BEFORE.length));
}
