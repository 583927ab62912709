/** Files that stand beside a store's own, and begin with its name. */

import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { storeFile } from "./file.ts";

/** @param ends what may end their names. Paths, sorted. */
export function besideStore(path: string, ends: RegExp): readonly string[] {
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
