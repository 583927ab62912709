/**
 * The use case behind `verify`: a folder of outputs held against its manifest and the manifest's signature, its plan against
 * the doctrine and the store that it was made of, the store against its own seal; and of workbooks, which are there to be filled
 * in, what nobody was to change. Nothing is written, no connection is opened.
 */

import { isAbsolute, join } from "node:path";
import { DoctrineFault } from "../doctrine/fault.ts";
import type { Language } from "../lang/index.ts";
import type { Configuration } from "../model/configuration.ts";
import { parseDay } from "../model/dates.ts";
import type { Unchecked, Verification, WorkedBook } from "../model/verification.ts";
import { StoreFault } from "../store/fault.ts";
import { standing } from "../store/folder.ts";
import { checkJournalAt } from "../store/journal.ts";
import { digestOfManifest, type HeldManifest, holdManifest } from "../store/manifest.ts";
import { openStore } from "../store/open.ts";
import { MANIFEST } from "../store/output-names.ts";
import { PlanFolderFault, type PlanSaid, readPlan } from "../store/plan-folder.ts";
import type { RecordStore } from "../store/port.ts";
import { namesBeside, readSignature } from "../store/set-beside.ts";
import { type PublicKey, readPublicKey } from "../store/signing.ts";
import { type Doctrine, doctrineFor } from "./doctrine.ts";
import { SettingFault } from "./faults.ts";
import { type Again, againstStore } from "./verifying/against-store.ts";
import { workedBook } from "./verifying/workbooks.ts";

export interface VerifyRequest {
  /** As it was typed. */
  readonly folder: string;
  readonly cwd: string;
  readonly store: string;
  readonly configuration: Configuration;
  /** Path of the public key; null where none was given. */
  readonly key: string | null;
  readonly language: Language;
  readonly version: string;
}

/** The workbook that holds every row of the plan, under its own name or beside one that was open. */
const WHOLE = /^plan-migration(?:-nouveau-\d+)?\.xlsx$/;
/** A workbook that people fill in. */
const WORKBOOK = /^plan-migration[a-z0-9-]*\.xlsx$/;

interface Said {
  readonly plan: PlanSaid;
  readonly text: string;
}

export async function verifyFolder(request: VerifyRequest): Promise<Verification> {
  const { folder, cwd, configuration, language } = request;
  const at = (file: string) => (isAbsolute(file) ? file : join(cwd, file));
  const path = at(folder);
  if (standing(path) !== "folder") throw new SettingFault(({ terminal }) => terminal.verify.noFolder(folder));
  const key = request.key === null ? null : readPublicKey(at(request.key), request.key);
  const manifest = await holdManifest(path);
  const said = planIn(path, folder);
  const doctrine = said === null ? ("no-plan" as const) : doctrineOf(said.plan, configuration);
  const signature = signatureOf(path, manifest, key);
  const changed = (manifest?.files ?? []).filter(({ name, state }) => state === "changed" && WORKBOOK.test(name));
  const worked = async (again: Again | null) => {
    const books: WorkedBook[] = [];
    for (const { name: file } of changed) {
      const book = WHOLE.test(file) ? (again?.book ?? null) : null;
      const whole = WHOLE.test(file) && said?.plan.generator?.version === request.version;
      const about = { path: join(path, file), file, tenant: said?.plan.tenant.id ?? "", book, whole };
      books.push(await workedBook({ ...about, language: again?.language ?? language }));
    }
    return books;
  };
  const against = await heldAgainstStore(path, said, doctrine, { ...request, manifest, worked });
  const verification = {
    folder,
    files: manifest?.files ?? null,
    ...namesBeside(path, manifest?.files ?? []),
    signature,
    doctrine: doctrineState(doctrine, said),
    ...against,
    journal: await checkJournalAt(request.store),
  };
  return { ...verification, whole: isWhole(verification) };
}

/** Null where it cannot be read as one. */
function planIn(path: string, folder: string): Said | null {
  try {
    return readPlan(path, folder);
  } catch (error) {
    if (error instanceof PlanFolderFault) return null;
    throw error;
  }
}

function doctrineOf({ doctrine, asOf }: PlanSaid, { templates, answers }: Configuration): Doctrine | Unchecked {
  const day = parseDay(asOf);
  if (day === null) return "no-plan";
  try {
    return doctrineFor({ edition: doctrine.edition, asOf: day, templates, answers });
  } catch (error) {
    // An edition that is not there, or is of a later day than the plan's.
    if (error instanceof SettingFault || (error instanceof DoctrineFault && error.trouble.kind === "before-edition"))
      return "no-edition";
    throw error;
  }
}

function doctrineState(doctrine: Doctrine | Unchecked, said: Said | null): Verification["doctrine"] {
  if (typeof doctrine === "string") return { unchecked: doctrine };
  const { id, sha256 } = doctrine.edition.about;
  return { state: sha256 === said?.plan.doctrine.sha256 ? "same" : "other", edition: id };
}

function signatureOf(path: string, manifest: HeldManifest | null, key: PublicKey | null): Verification["signature"] {
  const signature = readSignature(path);
  if (key === null) return { state: signature === null ? "none" : "no-key" };
  const stands = manifest !== null || standing(join(path, MANIFEST)) === "file";
  if (signature === null || !stands) return { state: "missing" };
  // Of a manifest that tells nothing, emptied or no manifest any more, it is none.
  const good = manifest !== null && key.verifies(manifest.bytes, signature);
  return { state: good ? "good" : "bad", fingerprint: key.fingerprint };
}

/** The store is open for as long as the book is asked for its rows. */
type AgainstStore = Pick<Verification, "manifest" | "records" | "plan" | "workbooks">;

interface Holding extends VerifyRequest {
  readonly manifest: HeldManifest | null;
  readonly worked: (again: Again | null) => Promise<readonly WorkedBook[]>;
}

async function heldAgainstStore(
  path: string,
  said: Said | null,
  doctrine: Doctrine | Unchecked,
  request: Holding,
): Promise<AgainstStore> {
  let manifest: Verification["manifest"] = null;
  const alone = async (records: Verification["records"], unchecked: Unchecked): Promise<AgainstStore> => ({
    manifest,
    records,
    plan: { unchecked },
    workbooks: await request.worked(null),
  });
  const neither = (unchecked: Unchecked) => {
    if (request.manifest !== null) manifest ??= { unchecked };
    return alone({ unchecked }, unchecked);
  };
  const store = await openedStore(request.store);
  if (typeof store === "string") return neither(store);
  try {
    const scan = await store.lastScan();
    if (scan === null) return await neither("no-store");
    if (request.manifest !== null) manifest = await writtenBy(store, request.manifest, said?.plan ?? null);
    if (said === null) return await alone(await recordsOf(store, null), "no-plan");
    if (said.plan.scan.id !== scan.id) return await neither("other-scan");
    const records = await recordsOf(store, said.plan);
    if (said.plan.scan.finishedAt === null) return await alone(records, "underway");
    if (typeof doctrine === "string") return await alone(records, doctrine);
    const { configuration, language, version } = request;
    const held = { path, ...said, store, doctrine, configuration, language, version };
    const { plan, again } = await againstStore(held);
    return { manifest, records, plan, workbooks: await request.worked(again) };
  } finally {
    await store.close();
  }
}

/** A store that has noted nothing of that scan's outputs cannot tell one manifest from another. */
async function writtenBy(
  store: RecordStore,
  { bytes }: HeldManifest,
  plan: PlanSaid | null,
): Promise<Verification["manifest"]> {
  const written = await store.manifests();
  if (written.has(digestOfManifest(bytes))) return { state: "written" };
  const noted = plan === null ? written.size > 0 : [...written.values()].includes(plan.scan.id);
  return noted ? { state: "other" } : { unchecked: "unnoted" };
}

async function openedStore(path: string): Promise<RecordStore | Unchecked> {
  try {
    return await openStore(path, { create: false, read: true });
  } catch (error) {
    if (error instanceof StoreFault) return error.code === "missing" ? "no-store" : "store-unreadable";
    throw error;
  }
}

async function recordsOf(store: RecordStore, plan: PlanSaid | null): Promise<Verification["records"]> {
  const check = await store.checkSeal();
  if (check.kind !== "sealed") return { unchecked: check.kind };
  const seals = await store.seals();
  const of = plan === null ? undefined : seals.find(({ head }) => head === plan.scan.sha256);
  // What was deleted on purpose since was sealed anew.
  const purged = of !== undefined && seals.some(({ scan, cause }) => scan === of.scan && cause === "purge");
  const inPlan = plan?.scan.sha256 === check.head ? "same" : purged ? "purged" : "other";
  return { ...check, inPlan };
}

function isWhole({
  files,
  beside,
  signature,
  manifest,
  doctrine,
  records,
  plan,
  workbooks,
  journal,
}: Omit<Verification, "whole">): boolean {
  const worked = new Set(
    workbooks.filter(({ cells }) => cells !== null && isOnlyFilled(cells)).map(({ file }) => file),
  );
  return (
    (files?.every(({ name, state }) => state === "same" || worked.has(name)) ?? false) &&
    beside.length === 0 &&
    (signature.state === "good" || (signature.state === "none" && isWritten(manifest))) &&
    "state" in doctrine &&
    doctrine.state === "same" &&
    "kind" in records &&
    records.changed + records.added + records.gone === 0 &&
    records.whole &&
    records.broken === null &&
    records.inPlan === "same" &&
    "differing" in plan &&
    plan.differing.length === 0 &&
    (journal === null || journal.broken === null)
  );
}

/** Rows that a filter hides are those of somebody at work. */
const isOnlyFilled = ({
  altered,
  unmarked,
  missing,
  added,
  gone,
  hidden,
  hiddenRows,
}: NonNullable<WorkedBook["cells"]>) =>
  altered + unmarked + missing + added + gone.length + hidden.length === 0 &&
  hiddenRows.every(({ filtered }) => filtered);

/** Without a signature, the store alone can tell that the manifest was not made again for files that were changed. */
const isWritten = (manifest: Verification["manifest"]) =>
  manifest !== null && "state" in manifest && manifest.state === "written";
