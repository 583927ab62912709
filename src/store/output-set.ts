/**
 * The output folder of one run: each file is written beside its place and takes it once whole, then the manifest
 * says the digest of each, in the form that `sha256sum -c` reads. Files of an earlier run that this one did not
 * write again are removed; nothing else in the folder is touched.
 */

import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { type FileHandle, open, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolder } from "./folder.ts";
import { storeFile } from "./sqlite/file.ts";

const MANIFEST = "MANIFEST.sha256";
/** Every name that an output may bear. */
const NAMES = [
  "plan-migration.xlsx",
  "annexe-derogation.xlsx",
  "dossier-derogation.docx",
  "rapport.html",
  "signalements-restreints.xlsx",
  "plan.json",
  "containers.ndjson",
  "findings.ndjson",
] as const;

/** The folder cannot take the outputs. */
export class OutputFault extends Error {
  override readonly name = "OutputFault";
  readonly code: "other-tenant" | "is-store" | "unwritable";
  readonly folder: string;
  constructor(code: OutputFault["code"], folder: string, cause?: unknown) {
    super(`output folder ${code}: ${folder}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.folder = folder;
  }
}

export interface OutputFile {
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Where outputs are written. Mode is that of the file, 0o600 for its owner alone. */
export interface OutputSet {
  file(name: string, options?: { readonly mode?: number }): Promise<OutputFile>;
  /** Removes what this run did not write, and writes the manifest. Answers the names written, in order. */
  finish(): Promise<readonly string[]>;
}

/** Refuses a folder that holds another tenant's plan, or the store itself. */
export function openOutputSet(folder: string, tenant: string, store: string): OutputSet {
  refuseOther(folder, tenant, store);
  const digests = new Map<string, string>();
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw cause instanceof Error && "code" in cause ? new OutputFault("unwritable", folder, cause) : cause;
    }
  };
  return {
    file: (name, { mode = 0o644 } = {}) =>
      guarded(async () => {
        makeFolder(folder);
        const place = join(folder, name);
        const draft = `${place}.part`;
        await rm(draft, { force: true });
        const handle = await open(draft, "wx", mode);
        return writing(handle, guarded, async (digest) => {
          await rename(draft, place);
          digests.set(name, digest);
        });
      }),
    finish: () =>
      guarded(async () => {
        for (const name of NAMES) if (!digests.has(name)) await rm(join(folder, name), { force: true });
        const names = [...digests.keys()].sort();
        const lines = names.map((name) => `${digests.get(name)}  ${name}\n`);
        await writeFile(join(folder, MANIFEST), lines.join(""));
        return [...names, MANIFEST];
      }),
  };
}

function writing(
  handle: FileHandle,
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
  take: (digest: string) => Promise<void>,
): OutputFile {
  const hash = createHash("sha256");
  return {
    write: (chunk) =>
      guarded(async () => {
        hash.update(chunk);
        for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
      }),
    close: () =>
      guarded(async () => {
        await handle.close();
        await take(hash.digest("hex"));
      }),
  };
}

function refuseOther(folder: string, tenant: string, store: string): void {
  // `sha256sum -c` and a purge of the outputs are about a folder of outputs alone.
  if (storeFile(store) !== store && resolve(store) === resolve(folder)) throw new OutputFault("is-store", folder);
  const plan = join(folder, "plan.json");
  if (!existsSync(plan)) return;
  const held = tenantIn(readFileSync(plan, "utf8"));
  if (held !== null && held !== tenant) throw new OutputFault("other-tenant", folder);
}

/** The tenant that an earlier plan names; null when the file is no plan. */
function tenantIn(text: string): string | null {
  try {
    const { tenant } = JSON.parse(text) as { tenant?: { id?: unknown } };
    return typeof tenant?.id === "string" ? tenant.id : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Outputs of earlier runs that stand in the folder, drafts included. */
export function listOutputs(folder: string): readonly string[] {
  const names = [...NAMES, MANIFEST].flatMap((name) => [name, `${name}.part`]);
  return names.map((name) => join(folder, name)).filter((path) => existsSync(path));
}

/** Deletes them, and answers their paths. */
export function purgeOutputs(folder: string): readonly string[] {
  const there = listOutputs(folder);
  for (const path of there) rmSync(path);
  return there;
}
