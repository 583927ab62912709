/** Digests of what a command went by and of what it wrote, for the journal. SHA-256, in hexadecimal. */

import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CommandRun } from "../model/command-journal.ts";
import { configurationFile } from "./configuration.ts";

const manifestIn = (folder: string) => join(folder, "MANIFEST.sha256");

/** Which manifest stands in a folder: another one once outputs were written there. Null where none does. */
export function manifestMark(folder: string): string | null {
  const about = statSync(manifestIn(folder), { throwIfNoEntry: false });
  return about === undefined ? null : `${about.ino} ${about.mtimeMs}`;
}

/** @param out the folder into which outputs were written; null where none were. Throws what the system throws. */
export function runDigests(cwd: string, config: string | null, out: string | null): CommandRun["digests"] {
  const configuration = digestOf(configurationFile(cwd, config));
  if (out === null) return configuration === null ? {} : { configuration };
  const manifest = digestOf(manifestIn(out));
  const { doctrine } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8")) as { doctrine: { sha256: string } };
  return {
    ...(configuration !== null && { configuration }),
    ...(manifest !== null && { manifest }),
    doctrine: doctrine.sha256,
  };
}

/** Null where there is no such file. */
function digestOf(path: string): string | null {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
