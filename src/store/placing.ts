/**
 * Puts a whole set of files in the place of the one before, or none of it: those before step aside first, and come back
 * if anything stops. Where the process is killed in between, the next run puts them back before it writes anything.
 */

import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { standing } from "./folder.ts";
import { linesIn, nameIn } from "./manifest.ts";
import { isOfSet, MANIFEST, SIGNATURE } from "./output-names.ts";

/** What ends the name of a file that is being written. */
export const DRAFT = ".part";
/** What ends the name of one that steps aside while others are put in place. */
export const ASIDE = ".before";

const CHUNK = 1_048_576;

/** Some file system's way to move a file. */
export type Move = (from: string, to: string) => Promise<void>;

/** What could not be moved. */
export class MoveFault extends Error {
  override readonly name = "MoveFault";
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super(`cannot move ${file}`, { cause });
    this.file = file;
  }
}

/** @param placed have drafts, and take their places in this order. @param removed go. Throws a {@link MoveFault}. */
export async function placeAll(
  folder: string,
  placed: readonly string[],
  removed: readonly string[],
  move: Move = rename,
): Promise<void> {
  const done: (readonly [from: string, to: string])[] = [];
  const step = async (from: string, to: string) => {
    try {
      await move(join(folder, from), join(folder, to));
    } catch (cause) {
      throw new MoveFault(from.endsWith(DRAFT) ? to : from, cause);
    }
    done.push([from, to]);
  };
  try {
    for (const name of [...placed, ...removed]) {
      if (standing(join(folder, name)) === "file") await step(name, name + ASIDE);
    }
    for (const name of placed) await step(name + DRAFT, name);
  } catch (error) {
    for (const [from, to] of done.toReversed()) await move(join(folder, to), join(folder, from));
    throw error;
  }
  await settled(folder);
  for (const name of [...placed, ...removed]) await rm(join(folder, name) + ASIDE, { force: true });
}

/** What has taken its place is there after a cut of power, before what it replaces is gone. Windows opens no folder. */
async function settled(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Puts right what a run that was killed while files took their places left half done. The manifest is the last of its files
 * to take its place: until then the earlier set is put back; from then on the new one stands, and its signature with it.
 */
export function settleCut(folder: string): void {
  const [placed, drafted] = [join(folder, MANIFEST), join(folder, MANIFEST + DRAFT)];
  const signature = join(folder, SIGNATURE);
  if (standing(drafted) === "file") {
    putBack(folder, linesIn([drafted]), linesIn([placed, placed + ASIDE]));
    rmSync(signature + DRAFT, { force: true });
    rmSync(drafted, { force: true });
    return;
  }
  if (standing(signature + DRAFT) === "file") renameSync(signature + DRAFT, signature);
  for (const name of asideIn(folder, isOfSet)) rmSync(join(folder, name) + ASIDE);
}

/**
 * `drafted` are the lines of the manifest that the run was to leave: a file as they tell it is that run's; any other is
 * somebody's own, and stays.
 */
function putBack(folder: string, drafted: ReadonlySet<string>, placed: ReadonlySet<string>): void {
  const its = (name: string) => drafted.has(`${digestNow(join(folder, name))}  ${name}`);
  for (const name of asideIn(folder, isOfSet)) {
    const path = join(folder, name);
    if (!existsSync(path) || its(name)) renameSync(path + ASIDE, path);
    else rmSync(path + ASIDE);
  }
  // What had nothing before it, and no manifest in place knows.
  const known = new Set([...placed].map(nameIn));
  for (const name of [...drafted].map(nameIn)) {
    if (name !== "" && !known.has(name) && standing(join(folder, name)) === "file" && its(name)) {
      rmSync(join(folder, name));
    }
  }
}

/** Names, as they were, of what stands aside; nobody's own file is taken for one. */
export function asideIn(folder: string, isOurs: (name: string) => boolean): readonly string[] {
  if (standing(folder) !== "folder") return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ASIDE));
  return names
    .map((name) => name.slice(0, -ASIDE.length))
    .filter(isOurs)
    .sort();
}

function digestNow(path: string): string {
  const hash = createHash("sha256");
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.alloc(CHUNK);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
