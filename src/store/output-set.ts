/**
 * The output folder of one run: each file is written beside its place, and all take theirs once the last is whole; the
 * manifest says the digest of each, in the form that `sha256sum -c` reads. Files of an earlier run that this one did
 * not write again are removed, but for documents that people have changed; nothing else in the folder is touched. A
 * run that fails leaves the earlier set as it was, and so does one that finds a document open elsewhere.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type FileHandle, open, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolder, standing } from "./folder.ts";
import { giveBack, type KeptFile, keepHandChanged, keptIn } from "./hand-changed.ts";
import { linesIn, nameIn } from "./manifest.ts";
import { isBusy, type OpenElsewhere, openedIn } from "./open-elsewhere.ts";
import { isOfSet, isOutput, MANIFEST, NAMES, OF_SOME, RESTRICTED, SIGNATURE } from "./output-names.ts";
import { ASIDE, asideIn, DRAFT, MoveFault, placeAll, settleCut } from "./placing.ts";
import { refusedPlace } from "./refused-place.ts";
import { FULL } from "./room.ts";
import { storeFile } from "./sqlite/file.ts";

/** What ends the name of a manifest that is not whole yet. */
const UNFINISHED = ".writing";

/** The folder cannot take the outputs. */
export class OutputFault extends Error {
  override readonly name = "OutputFault";
  readonly code:
    | "other-tenant"
    | "nominative"
    | "is-store"
    | "unwritable"
    | "full"
    | "open-elsewhere"
    | "synced"
    | "share";
  readonly folder: string;
  /** The document that somebody has open, and how that is known. */
  readonly opened: OpenElsewhere | null;
  /** What copies the folder, or the kind of share, as far as it is known. */
  readonly by: string | null;
  constructor(
    code: OutputFault["code"],
    folder: string,
    cause?: unknown,
    opened: OpenElsewhere | null = null,
    by: string | null = null,
  ) {
    super(`output folder ${code}: ${folder}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.folder = folder;
    this.opened = opened;
    this.by = by;
  }
}

export interface OutputFile {
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Where outputs are written. Mode is that of the file, 0o600 for its owner alone. */
export interface OutputSet {
  file(name: string, options?: { readonly mode?: number }): Promise<OutputFile>;
  /**
   * Puts all in place, or nothing; removes what this run did not write, and keeps under another name what people have
   * changed. Names are in order, the manifest last.
   */
  finish(): Promise<{ readonly written: readonly string[]; readonly kept: readonly KeptFile[] }>;
  /** Removes the drafts of a run that failed; whoever calls tells why. */
  abandon(): Promise<void>;
}

export interface OutputWays {
  /** Signs the manifest. */
  readonly sign?: ((manifest: Uint8Array) => Uint8Array) | undefined;
  /** The folder may be one that is copied elsewhere by itself, or another machine's. */
  readonly acceptSynced?: boolean | undefined;
}

/** Outputs hold names and where sensitive data is: what copies them elsewhere is to be somebody's decision. */
export function refuseOutputPlace(folder: string, accepted: boolean): void {
  const refused = accepted ? null : refusedPlace(folder);
  if (refused !== null) throw new OutputFault(refused.kind, folder, undefined, null, refused.by);
}

/**
 * `tenant`: its name in the plan. Refuses a folder that holds another tenant's plan, or the store itself; and for a copy
 * for publication, where `unredacted` is the tenant's own name, a folder where names stand already.
 */
export function openOutputSet(
  folder: string,
  tenant: string,
  store: string,
  unredacted: string | null = null,
  { sign, acceptSynced = false }: OutputWays = {},
): OutputSet {
  refuseOutputPlace(folder, acceptSynced);
  refuseOther(folder, tenant, store, unredacted);
  const digests = new Map<string, string>();
  const handles: FileHandle[] = [];
  const begun = new Set<string>(NAMES);
  const draftOf = (name: string) => join(folder, name) + DRAFT;
  const manifests = [join(folder, MANIFEST), draftOf(MANIFEST)] as const;
  const ours = () => linesIn([join(folder, MANIFEST)]);
  const known = () => [...new Set([...begun, ...ofSome(ours())])];
  const unwritable = (cause: unknown) => {
    const { code = "" } = cause as { code?: string };
    return new OutputFault(FULL.has(code) ? "full" : "unwritable", folder, cause);
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof MoveFault) {
        if (!isBusy(cause.cause)) throw unwritable(cause.cause);
        throw new OutputFault("open-elsewhere", folder, cause, { file: cause.file, lock: null });
      }
      throw cause instanceof Error && "code" in cause && !(cause instanceof OutputFault) ? unwritable(cause) : cause;
    }
  };
  const refuseOpen = () => {
    const opened = openedIn(folder, known());
    if (opened) throw new OutputFault("open-elsewhere", folder, undefined, opened);
  };
  let begin = () => {
    makeFolder(folder);
    settleCut(folder);
    refuseOpen();
    begin = () => undefined;
  };
  return {
    file: (name, { mode = 0o644 } = {}) =>
      guarded(async () => {
        begin();
        await rm(draftOf(name), { force: true });
        const handle = await open(draftOf(name), "wx", mode);
        handles.push(handle);
        begun.add(name);
        return writing(handle, guarded, (digest) => digests.set(name, digest));
      }),
    finish: () =>
      guarded(async () => {
        const names = [...digests.keys()].sort();
        const lines = names.map((name) => `${digests.get(name)}  ${name}\n`);
        refuseOpen();
        // A disk may be full for the manifest too: nothing has moved by then. Whole, it tells which files are this run's.
        const manifest = Buffer.from(lines.join(""));
        await writeFile(manifests[0] + UNFINISHED, manifest, { flush: true });
        await rename(manifests[0] + UNFINISHED, manifests[1]);
        if (sign) await writeFile(draftOf(SIGNATURE), sign(manifest), { flush: true });
        const kept = await keepHandChanged(folder, known(), ours(), RESTRICTED);
        // Once the manifest is in its place the new set stands: its signature goes with it (`settleCut`).
        const written = [...names, MANIFEST, ...(sign ? [SIGNATURE] : [])];
        try {
          const gone = [...known(), SIGNATURE].filter((name) => !written.includes(name));
          await placeAll(folder, written, gone);
          for (const name of gone) await rm(draftOf(name), { force: true });
        } catch (error) {
          await giveBack(folder, kept);
          throw error;
        }
        return { written, kept };
      }),
    abandon: async () => {
      await Promise.allSettled(handles.map((handle) => handle.close()));
      // While anything stands aside, the manifest is what tells the next run whose the others are.
      const manifest = asideIn(folder, isOfSet).length === 0 ? [...manifests.slice(1), manifests[0] + UNFINISHED] : [];
      const drafts = [...begun].map(draftOf);
      // A signature that waits without the manifest of its run is taken for that of the one in place.
      await Promise.allSettled([rm(draftOf(SIGNATURE), { force: true })]);
      await Promise.allSettled([...drafts, ...manifest].map((path) => rm(path, { force: true })));
    },
  };
}

function writing(
  handle: FileHandle,
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
  take: (digest: string) => void,
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
        // A power cut after the files have taken their places must not find them empty.
        await handle.sync();
        await handle.close();
        take(hash.digest("hex"));
      }),
  };
}

function refuseOther(folder: string, tenant: string, store: string, unredacted: string | null): void {
  // `sha256sum -c` and a purge of the outputs are about a folder of outputs alone.
  if (storeFile(store) !== store && resolve(store) === resolve(folder)) throw new OutputFault("is-store", folder);
  const plan = join(folder, "plan.json");
  const held = standing(plan) === null ? null : tenantIn(textOf(plan, folder));
  if (unredacted !== null) {
    // Whose names a document holds that was kept is not known, nor what was written into it.
    if (held === unredacted || keptIn(folder, isOutput).length > 0) throw new OutputFault("nominative", folder);
  }
  if (held !== null && held !== tenant) throw new OutputFault("other-tenant", folder);
}

function textOf(plan: string, folder: string): string {
  try {
    return readFileSync(plan, "utf8");
  } catch (cause) {
    throw new OutputFault("unwritable", folder, cause);
  }
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

/** Directorates' workbooks and waves' records that these lines of a manifest name. */
function ofSome(lines: ReadonlySet<string>): readonly string[] {
  const names = [...lines].map(nameIn);
  return [...new Set(names.filter((name) => OF_SOME.test(name)))].sort();
}

/** Those that a run which was cut had begun. */
function someDrafts(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const drafts = readdirSync(folder).filter((name) => name.endsWith(DRAFT));
  return drafts.filter((name) => OF_SOME.test(name.slice(0, -DRAFT.length))).sort();
}

/** Outputs of earlier runs that stand in the folder, drafts and copies kept for their changes included. */
export function listOutputs(folder: string): readonly string[] {
  const some = ofSome(linesIn([join(folder, MANIFEST), join(folder, MANIFEST + DRAFT)]));
  const own = [...NAMES, ...some, MANIFEST, SIGNATURE];
  const written = own.flatMap((name) => [name, name + DRAFT, name + ASIDE, name + UNFINISHED]);
  const names = [...new Set([...written, ...someDrafts(folder), ...keptIn(folder, isOutput)])];
  return names.map((name) => join(folder, name)).filter((path) => existsSync(path));
}

/** Deletes them, and answers their paths. */
export function purgeOutputs(folder: string): readonly string[] {
  const there = listOutputs(folder);
  try {
    for (const path of there) rmSync(path);
  } catch (cause) {
    throw new OutputFault("unwritable", folder, cause);
  }
  return there;
}
