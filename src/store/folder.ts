/** Folders as they are found and made. */

import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** What stands there: null when nothing does, or when it cannot be told. */
export function standing(path: string): "folder" | "file" | null {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}

/**
 * The folder, and those above it, one by one. Asked for all of them at once, Node tries for ever where a folder above
 * is there and takes none (below /proc, behind a link to nowhere), and says ENOENT of a full disk.
 * https://github.com/nodejs/node/issues/42808
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (standing(path) === "folder") return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (standing(path) !== "folder") throw error;
  }
}
