/** What stands in a folder of outputs beside what its manifest names. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { standing } from "./folder.ts";
import { keptIn } from "./hand-changed.ts";
import { isOfSet, isOutput, MANIFEST, SIGNATURE } from "./output-names.ts";
import { ASIDE, DRAFT } from "./placing.ts";

/** The signature of the manifest; null where there is none. */
export function readSignature(folder: string): Uint8Array | null {
  const path = join(folder, SIGNATURE);
  return standing(path) === "file" ? readFileSync(path) : null;
}

/** Of one that a run which was cut left there, too. */
const bare = (name: string) =>
  [DRAFT, ASIDE].reduce((left, end) => (left.endsWith(end) ? left.slice(0, -end.length) : left), name);

/** `beside`: names of outputs that no manifest knows, drafts among them; `kept`: copies of what people changed. */
export function namesBeside(
  folder: string,
  known: readonly { readonly name: string }[],
): { readonly beside: readonly string[]; readonly kept: readonly string[] } {
  const kept = keptIn(folder, isOutput);
  const told = new Set([...known.map(({ name }) => name), ...kept, MANIFEST, SIGNATURE]);
  const there = readdirSync(folder).filter((name) => isOfSet(bare(name)));
  return { beside: there.filter((name) => !told.has(name)).sort(), kept };
}
