/** What the store notes of its outputs: folders, found again by whoever deletes what is held, and manifests, by whoever verifies them. */

import { type Asking, sql } from "../asking.ts";

const FOLDER = "outputs ";
const WRITTEN = "manifest ";

const NOTE = sql("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING");
const NOTED = sql("SELECT key, value FROM meta WHERE key > ? AND key < ? ORDER BY key");

/** @param folder an absolute path. */
export const noteFolder = (folder: string): Asking<void> => NOTE.send(FOLDER + folder, "");

export function* foldersNoted(): Asking<readonly string[]> {
  return (yield* noted(FOLDER)).map(({ end }) => end);
}

/** @param digest SHA-256 of a manifest, in hexadecimal. @param scan the id of the scan that its outputs tell. */
export const noteWritten = (digest: string, scan: string): Asking<void> => NOTE.send(WRITTEN + digest, scan);

/** Digests of the manifests that were written, each with the id of its scan. */
export function* writtenNoted(): Asking<ReadonlyMap<string, string>> {
  return new Map((yield* noted(WRITTEN)).map(({ end, value }) => [end, value]));
}

function* noted(before: string): Asking<readonly { readonly end: string; readonly value: string }[]> {
  const rows = yield* NOTED.all(before, `${before}\u{10ffff}`);
  return rows.map(({ key, value }) => ({ end: String(key).slice(before.length), value: String(value) }));
}
