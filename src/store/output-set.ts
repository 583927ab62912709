/**
 * The output folder of one run: each file is written beside its place, and all take theirs once the last is whole; the
 * manifest says the digest of each, in the form that `sha256sum -c` reads. Files of an earlier run that this one did
 * not write again are removed, but for documents that people have changed; nothing else in the folder is touched. A
 * document that somebody has open stays as it is, and its new version takes another name. A run that fails leaves the
 * earlier set as it was.
 */

import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type FileHandle, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type DraftFile, openDraft } from "./draft-file.ts";
import { makeFolder, standing } from "./folder.ts";
import { keptIn } from "./hand-changed.ts";
import { linesIn, nameIn } from "./manifest.ts";
import { isBusy, type OpenElsewhere, openedIn } from "./open-elsewhere.ts";
import { isBeside, isDocument, isOfSet, isOutput, MANIFEST, NAMES, OF_SOME, SIGNATURE } from "./output-names.ts";
import { ASIDE, asideIn, DRAFT, type Move, MoveFault, settleCut } from "./placing.ts";
import { isPostgres } from "./postgres/address.ts";
import { refusedPlace } from "./refused-place.ts";
import { FULL } from "./room.ts";
import { storeFile } from "./sqlite/file.ts";
import { type Finished, takePlaces, UNFINISHED } from "./taking-places.ts";

/** The folder cannot take the outputs. */
export class OutputFault extends Error {
  override readonly name = "OutputFault";
  readonly code:
    | "other-tenant"
    | "nominative"
    | "is-store"
    | "unwritable"
    | "unlisted"
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

export interface Elsewhere {
  /** Nothing stands there. */
  readonly path: string;
  /** It is whole, and this is its digest. */
  whole(digest: string): void;
}

/** Where outputs are written: each is its owner's alone, and so is the folder where it is made for them. */
export interface OutputSet {
  file(name: string): Promise<OutputFile>;
  /** A file that somebody else writes meanwhile: as a draft that is opened there (`draft-file.ts`). Asked for again, it begins anew. */
  elsewhere(name: string): Promise<Elsewhere>;
  /**
   * Puts all in place, or nothing; removes what this run did not write, keeps under another name what people have
   * changed, and leaves what they have open. Names are in order, the manifest last.
   */
  finish(): Promise<Finished>;
  /** Removes the drafts of a run that failed; whoever calls tells why. */
  abandon(): Promise<void>;
}

export interface OutputWays {
  /** Signs the manifest. */
  readonly sign?: ((manifest: Uint8Array) => Uint8Array) | undefined;
  /** Told of the manifest before anything takes its place: a run that is killed in between leaves none that is unknown. */
  readonly note?: ((manifest: Uint8Array) => Promise<void>) | undefined;
  /** How a file is moved, where it is not as the system does. */
  readonly move?: Move;
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
  { sign, note, move = rename, acceptSynced = false }: OutputWays = {},
): OutputSet {
  refuseOutputPlace(folder, acceptSynced);
  refuseOther(folder, tenant, store, unredacted);
  const digests = new Map<string, string>();
  const handles: FileHandle[] = [];
  const begun = new Set<string>(NAMES);
  const draftOf = (name: string) => join(folder, name) + DRAFT;
  const manifests = [join(folder, MANIFEST), draftOf(MANIFEST)] as const;
  const ours = () => linesIn([join(folder, MANIFEST)]);
  const known = () => [...new Set([...begun, ...ofSome(ours()), ...besideIn(folder)])];
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
  const left = new Map<string, string | null>();
  /** A copy for publication is nobody's to fill in; what scripts read has one name; and what Bascule would not know again is not left. */
  const leave = (opened: OpenElsewhere, cause?: unknown) => {
    const { file, lock } = opened;
    const again = digests.has(file) || (NAMES as readonly string[]).includes(file) || isBeside(file);
    if (unredacted !== null || !isDocument(file) || !again || left.has(file))
      throw new OutputFault("open-elsewhere", folder, cause, opened);
    left.set(file, lock);
  };
  let begin = () => {
    makeFolder(folder, 0o700);
    settleCut(folder);
    // No run writes over these.
    for (const draft of someDrafts(folder).filter((name) => isBeside(name.slice(0, -DRAFT.length))))
      rmSync(join(folder, draft));
    if (unredacted !== null) for (const opened of openedIn(folder, known())) leave(opened);
    begin = () => undefined;
  };
  const room = async (name: string): Promise<string> => {
    begin();
    await rm(draftOf(name), { force: true });
    begun.add(name);
    return draftOf(name);
  };
  return {
    file: (name) =>
      guarded(async () => {
        const draft = await openDraft(await room(name));
        handles.push(draft.handle);
        return writing(draft, guarded, (digest) => digests.set(name, digest));
      }),
    elsewhere: (name) =>
      guarded(async () => ({ path: await room(name), whole: (digest) => void digests.set(name, digest) })),
    finish: () =>
      guarded(async () => {
        for (const opened of openedIn(folder, known())) leave(opened);
        for (;;) {
          try {
            return await takePlaces({ folder, digests, left, known: known(), ours: ours(), sign, note, move });
          } catch (error) {
            if (!(error instanceof MoveFault && isBusy(error.cause))) throw error;
            leave({ file: error.file, lock: null }, error);
          }
        }
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
  draft: DraftFile,
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
  take: (digest: string) => void,
): OutputFile {
  return {
    write: (chunk) => guarded(() => draft.write(chunk)),
    close: () => guarded(async () => take(await draft.close())),
  };
}

function refuseOther(folder: string, tenant: string, store: string, unredacted: string | null): void {
  // `sha256sum -c` and a purge of the outputs are about a folder of outputs alone.
  if (!isPostgres(store) && storeFile(store) !== store && resolve(store) === resolve(folder))
    throw new OutputFault("is-store", folder);
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

/** New ones of documents that somebody had open. */
function besideIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter(isBeside).sort() : [];
}

/** Those that a run which was cut had begun. */
function someDrafts(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const drafts = readdirSync(folder).filter((name) => name.endsWith(DRAFT));
  const begun = (name: string) => OF_SOME.test(name) || isBeside(name);
  return drafts.filter((name) => begun(name.slice(0, -DRAFT.length))).sort();
}

/**
 * Outputs of earlier runs that stand in the folder, drafts and copies kept for their changes included. Throws an `OutputFault`
 * where it is no folder, or another account's that is closed.
 */
export function listOutputs(folder: string): readonly string[] {
  try {
    const some = ofSome(linesIn([join(folder, MANIFEST), join(folder, MANIFEST + DRAFT)]));
    const own = [...NAMES, ...some, ...besideIn(folder), MANIFEST, SIGNATURE];
    const written = own.flatMap((name) => [name, name + DRAFT, name + ASIDE, name + UNFINISHED]);
    const names = [...new Set([...written, ...someDrafts(folder), ...keptIn(folder, isOutput)])];
    return names.map((name) => join(folder, name)).filter((path) => existsSync(path));
  } catch (cause) {
    throw cause instanceof Error && "code" in cause ? new OutputFault("unlisted", folder, cause) : cause;
  }
}

/** Whether any stands there; true where that cannot be told. */
export function mayHoldOutputs(folder: string): boolean {
  try {
    return listOutputs(folder).length > 0;
  } catch (cause) {
    if (cause instanceof OutputFault) return true;
    throw cause;
  }
}
