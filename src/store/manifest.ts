/** `MANIFEST.sha256`: the digest of each file that a run wrote, in the form that `sha256sum -c` reads; and what stands there since. */

import { createHash } from "node:crypto";
import { createReadStream, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ManifestLine } from "../model/verification.ts";
import { standing } from "./folder.ts";
import { MANIFEST } from "./output-names.ts";

/** Two spaces, and a name without a way into another folder. */
const LINE = /^([0-9a-f]{64}) {2}([^/\\\0]+)$/;

/** Lines of these manifests: what Bascule has written. One that is no file says nothing. */
export function linesIn(manifests: readonly string[]): ReadonlySet<string> {
  const there = manifests.filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile());
  return new Set(there.flatMap((path) => readFileSync(path, "utf8").split("\n")));
}

/** The name that a line of a manifest tells. */
export const nameIn = (line: string) => line.slice(line.indexOf("  ") + 2);

export interface HeldManifest {
  readonly bytes: Uint8Array;
  readonly files: readonly ManifestLine[];
}

/** Each file held against its digest, in the order of the manifest; null where there is no manifest, or none that can be read as one: none tells nothing. */
export async function holdManifest(folder: string): Promise<HeldManifest | null> {
  const path = join(folder, MANIFEST);
  if (standing(path) !== "file") return null;
  const bytes = readFileSync(path);
  const files: ManifestLine[] = [];
  for (const line of bytes.toString("utf8").split("\n")) {
    if (line === "") continue;
    const [, digest, name] = LINE.exec(line) ?? [];
    if (digest === undefined || name === undefined) return null;
    files.push({ name, digest, state: await stateOf(join(folder, name), digest) });
  }
  return files.length === 0 ? null : { bytes, files };
}

async function stateOf(path: string, digest: string): Promise<ManifestLine["state"]> {
  if (standing(path) !== "file") return "missing";
  return (await digestOf(path)) === digest ? "same" : "changed";
}

/** SHA-256, in hexadecimal. */
export const digestOfManifest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}
