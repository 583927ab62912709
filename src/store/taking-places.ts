/**
 * One try to put a whole set in its place: what people have open stays, its new version taking another name beside it; what
 * they have changed is kept; what this run did not write goes. All of it, or nothing.
 */

import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freeName, giveBack, type KeptFile, keepHandChanged } from "./hand-changed.ts";
import { MANIFEST, SIGNATURE } from "./output-names.ts";
import { DRAFT, type Move, placeAll } from "./placing.ts";

/** What ends the name of a manifest that is not whole yet. */
export const UNFINISHED = ".writing";

/** A document that somebody has open, left as it is. */
export interface LeftOpen {
  readonly name: string;
  /** Of the new one; null where this run writes none. */
  readonly as: string | null;
  /** The file beside that tells that it is open; null where the system refused to move it. */
  readonly lock: string | null;
}

export interface Finished {
  readonly written: readonly string[];
  readonly kept: readonly KeptFile[];
  readonly open: readonly LeftOpen[];
}

export interface WholeSet {
  readonly folder: string;
  /** Of each file that has a draft, by its name. */
  readonly digests: ReadonlyMap<string, string>;
  /** What is open, and the file that tells it. */
  readonly left: ReadonlyMap<string, string | null>;
  /** Every name that an output bears or bore in this folder. */
  readonly known: readonly string[];
  /** Lines of the manifest that stands there. */
  readonly ours: ReadonlySet<string>;
  readonly sign: ((manifest: Uint8Array) => Uint8Array) | undefined;
  /** Told of the manifest before anything takes its place. */
  readonly note: ((manifest: Uint8Array) => Promise<void>) | undefined;
  readonly move: Move;
}

/** Throws a `MoveFault` where something cannot be moved: then all is as it was. */
export async function takePlaces(set: WholeSet): Promise<Finished> {
  const { folder, digests, left, known, ours, sign, note, move } = set;
  const draftOf = (name: string) => join(folder, name) + DRAFT;
  const others = [...left.keys()].filter((name) => digests.has(name));
  const as = new Map(others.map((name) => [name, freeName(folder, name, "nouveau")]));
  const named = new Map([...digests].map(([name, digest]) => [as.get(name) ?? name, digest]));
  const names = [...named.keys()].sort();
  // Once the manifest is in its place the new set stands: its signature goes with it (`settleCut`).
  const written = [...names, MANIFEST, ...(sign ? [SIGNATURE] : [])];
  const free = known.filter((name) => !left.has(name));
  const gone = [...free, SIGNATURE].filter((name) => !written.includes(name));
  const renamed: (readonly [from: string, to: string])[] = [];
  let kept: readonly KeptFile[] = [];
  try {
    for (const [name, other] of as) {
      await rename(draftOf(name), draftOf(other));
      renamed.push([name, other]);
    }
    // A disk may be full for the manifest too: nothing has moved by then. Whole, it tells which files are this run's.
    const manifest = Buffer.from(names.map((name) => `${named.get(name)}  ${name}\n`).join(""));
    await writeFile(join(folder, MANIFEST) + UNFINISHED, manifest, { flush: true, mode: 0o600 });
    await rename(join(folder, MANIFEST) + UNFINISHED, draftOf(MANIFEST));
    if (sign) await writeFile(draftOf(SIGNATURE), sign(manifest), { flush: true, mode: 0o600 });
    await note?.(manifest);
    kept = await keepHandChanged(folder, free, ours, move);
    await placeAll(folder, written, gone, move);
  } catch (error) {
    await giveBack(folder, kept);
    for (const [name, other] of renamed.toReversed()) await rename(draftOf(other), draftOf(name));
    throw error;
  }
  for (const name of gone) await rm(draftOf(name), { force: true });
  return { written, kept, open: [...left].map(([name, lock]) => ({ name, as: as.get(name) ?? null, lock })) };
}
