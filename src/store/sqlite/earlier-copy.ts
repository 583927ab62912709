/** A store as it was before it was brought up to a later version, beside it, for its owner alone. */

import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreFault } from "../fault.ts";
import { roomIn } from "../room.ts";
import { besideStore } from "./beside.ts";
import { storeFile } from "./file.ts";

const MARK = "-v";
const COPY = /^[.-]v\d+(?:\.part)?$/;
/** What ends the name of a copy that is not whole yet. */
const DRAFT = ".part";
/** Bytes beside the copy: what is added to the store is small. */
const BESIDE = 4_194_304;

/**
 * Copies what is committed, through a connection of its own. Throws `no-room` before anything is written. Copies of versions
 * before are taken away: they hold the same people's data for nobody.
 */
export function keepCopy(path: string, version: number): void {
  const file = storeFile(path);
  const [copy, draft] = [`${file}${MARK}${version}`, `${file}${MARK}${version}${DRAFT}`];
  for (const name of copiesOf(path)) if (name.endsWith(DRAFT)) rmSync(name);
  const needed = sizeOf(file) + sizeOf(`${file}-wal`) + BESIDE;
  const room = roomIn(dirname(file));
  if (room !== null && room < needed) throw new StoreFault("no-room", { path, needed });
  closeSync(openSync(draft, "wx", 0o600));
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare("VACUUM INTO ?").run(draft);
  } finally {
    database.close();
  }
  flush(draft);
  for (const earlier of copiesOf(path)) if (earlier !== draft) rmSync(earlier);
  renameSync(draft, copy);
}

/** Of any version, whole or not; sorted. */
export const copiesOf = (path: string): readonly string[] => besideStore(path, COPY);

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** On the disk before the store itself is changed: the engine does not see to it. */
function flush(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
