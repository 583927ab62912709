/**
 * Documents of an earlier run that people have changed since: a workbook is worked in for months, and a new run does
 * not take its place. The manifest says what was written; what differs from it is kept beside, under a name of its own.
 */

import { existsSync, readdirSync } from "node:fs";
import { chmod, rename } from "node:fs/promises";
import { join, parse } from "node:path";
import { digestOf } from "./manifest.ts";
import { isDocument, isRestricted } from "./output-names.ts";
import { type Move, MoveFault } from "./placing.ts";

/** `plan-migration-modifie-2.xlsx`. */
const KEPT = /^(.+)-modifie-\d+(\.\w+)$/;

export interface KeptFile {
  readonly name: string;
  readonly as: string;
}

/**
 * Renames those that were changed by hand, all or none, and answers how. `ours` are lines of the manifests; files that none knows
 * are somebody's own, too. A restricted one is its owner's alone.
 */
export async function keepHandChanged(
  folder: string,
  names: readonly string[],
  ours: ReadonlySet<string>,
  move: Move = rename,
): Promise<readonly KeptFile[]> {
  const kept: KeptFile[] = [];
  for (const name of names.filter(isDocument)) {
    const path = join(folder, name);
    if (!existsSync(path) || ours.has(`${await digestOf(path)}  ${name}`)) continue;
    const as = freeName(folder, name, "modifie");
    try {
      if (isRestricted(name)) await chmod(path, 0o600);
      await move(path, join(folder, as));
    } catch (cause) {
      await giveBack(folder, kept);
      throw new MoveFault(name, cause);
    }
    kept.push({ name, as });
  }
  return kept;
}

/** They bear their names again: nothing has taken their places. */
export async function giveBack(folder: string, kept: readonly KeptFile[]): Promise<void> {
  for (const { name, as } of kept.toReversed()) await rename(join(folder, as), join(folder, name));
}

/** Copies kept so, of what bears such a name. */
export function keptIn(folder: string, isOutput: (name: string) => boolean): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => KEPT.test(name) && isOutput(name.replace(KEPT, "$1$2")))
    .sort();
}

/** A name like it, with a mark and a number, that no file bears. */
export function freeName(folder: string, name: string, mark: "modifie" | "nouveau"): string {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number += 1) {
    const as = `${stem}-${mark}-${number}${ext}`;
    if (!existsSync(join(folder, as))) return as;
  }
}
