/** Folders into which outputs of the store were written, as they are found again by whoever deletes what is held. */

import { type Asking, sql } from "../asking.ts";

const BEFORE = "outputs ";

const NOTE = sql("INSERT INTO meta (key, value) VALUES (?, '') ON CONFLICT DO NOTHING");
const FOLDERS = sql("SELECT key FROM meta WHERE key > ? AND key < ? ORDER BY key");

/** @param folder an absolute path. */
export const noteFolder = (folder: string): Asking<void> => NOTE.send(BEFORE + folder);

export function* foldersNoted(): Asking<readonly string[]> {
  const rows = yield* FOLDERS.all(BEFORE, `${BEFORE}\u{10ffff}`);
  return rows.map(({ key }) => String(key).slice(BEFORE.length));
}
