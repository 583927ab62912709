/** A list of addresses, groups or sites kept in a file: one a line, `#` begins a comment. */

import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** Null when the file cannot be read. */
export function readList(cwd: string, path: string): readonly string[] | null {
  try {
    const text = readFileSync(isAbsolute(path) ? path : join(cwd, path), "utf8");
    return text
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)
      .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
      .filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}
