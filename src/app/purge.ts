/** The use cases behind `purge`: what is there, and its deletion: all of it, what is old, what is held on one person, what is restricted. */

import { basename, resolve } from "node:path";
import type { IsoDate } from "../model/dates.ts";
import { StoreFault } from "../store/fault.ts";
import { standing } from "../store/folder.ts";
import { journalOf } from "../store/journal.ts";
import { isShared, openSharedPurge } from "../store/open.ts";
import { listOutputs, mayHoldOutputs } from "../store/output-set.ts";
import { forgetPerson, openHeld } from "../store/person.ts";
import type { Going } from "../store/postgres/purging.ts";
import { listCopies, listStore, type Purged, purgeFiles, purgeStore, stillThere } from "../store/purge.ts";
import {
  forgetRestricted,
  forgetScans,
  type Holding,
  holdingOf,
  type LeftFolder,
  planIn,
  restrictedRecords,
  type ScanDay,
  whyLeft,
} from "../store/retention.ts";
import { type Held, heldOf, maskedAddress } from "./about.ts";

export { stillThere };

/** Where outputs of a store stand: the folder given with every other one, and folders in which it wrote and of which nothing is deleted. */
export interface Where {
  readonly folders: readonly string[];
  readonly left: readonly LeftFolder[];
}

/** `unknown`: there is a store, but it does not tell where else it wrote. */
function whereOutputs(store: string, out: string): Where & { readonly unknown: boolean } {
  const holding = held(store);
  return { ...whereOf(holding === "untold" ? null : holding, out), unknown: holding === "untold" };
}

function whereOf(holding: Holding | null, out: string): Where {
  const { folders, left } = holding ?? { folders: [], left: [] };
  return {
    folders: [out, ...folders.filter((folder) => folder !== resolve(out))],
    left: left.filter(({ folder }) => folder !== resolve(out)),
  };
}

/** Null where there is no store; one of which nothing can be told is deleted all the same. */
function held(store: string): Holding | "untold" | null {
  try {
    return holdingOf(store);
  } catch (cause) {
    if (!(cause instanceof StoreFault) || cause.code === "locked") throw cause;
    return cause.code === "missing" ? null : "untold";
  }
}

/** Null where no command was noted. */
export function journalAt(store: string): string | null {
  if (isShared(store)) return null;
  const path = journalOf(store);
  return standing(path) === "file" ? path : null;
}

export interface WholePurge extends Where {
  /** Files that are there, those of outputs included. */
  readonly files: readonly string[];
  /** Of a database: what goes of each of its schemas. */
  readonly going: readonly Going[];
  readonly unknown: boolean;
  /** What of that is still there, where it was stopped before its end. */
  still(): Pick<WholePurge, "files" | "going">;
  delete(): Promise<Purged>;
  close(): Promise<void>;
}

/** All that a store holds, with its outputs, wherever it stands. To be closed. */
export async function wholePurge(store: string, out: string): Promise<WholePurge> {
  if (isShared(store)) return purgeOnServer(store, out);
  const { folders, left, unknown } = whereOutputs(store, out);
  const files = [...listStore(store), ...folders.flatMap(listOutputs)];
  return {
    ...{ folders, left, unknown, files, going: [] },
    still: () => ({ files: stillThere(files), going: [] }),
    delete: async () => purge(store, folders),
    close: async () => {},
  };
}

async function purgeOnServer(store: string, out: string): Promise<WholePurge> {
  const { going, written, drop, close } = await openSharedPurge(store);
  const { folders, left } = whereOf(written === null ? null : { ...written, scans: [] }, out);
  const files = folders.flatMap(listOutputs);
  let isDropped = false;
  return {
    ...{ folders, left, files, going, close },
    unknown: going.length > 0 && written === null,
    still: () => ({ files: stillThere(files), going: isDropped ? [] : going }),
    delete: async () => {
      const outputs = () => purgeFiles(folders.flatMap(listOutputs));
      const deleted = going.length === 0 ? outputs() : await drop(outputs);
      isDropped = true;
      return { files: deleted, folder: null };
    },
  };
}

function purge(store: string, folders: readonly string[]): Purged {
  return purgeStore(store, () => folders.flatMap(listOutputs));
}

/** What is older than a day: the whole store once its last scan is, else earlier scans of the history; outputs by the scan that they tell. */
export interface Older extends Where {
  readonly whole: boolean;
  readonly scans: readonly ScanDay[];
  readonly files: readonly string[];
}

/** Throws a `StoreFault` where the age of the store cannot be told, unless there is none. */
export function olderThan(store: string, out: string, day: IsoDate): Older {
  // Outputs of another store's scans are not this one's to delete; of a store that is gone, who asks knows.
  const holding = listStore(store).length === 0 ? null : holdingOf(store);
  const scans = holding?.scans ?? [];
  const last = scans.at(-1);
  const whole = last !== undefined && last.day < day;
  const where = whereOf(holding, out);
  const whyNotOut = whyLeft(out, holding?.ids ?? null);
  const folders = where.folders.filter((folder) => {
    const plan = planIn(folder);
    return typeof plan !== "string" && plan.day < day && (folder !== out || whyNotOut === null);
  });
  return {
    whole,
    scans: whole ? [] : scans.slice(0, -1).filter((scan) => scan.day < day),
    folders,
    left: [...(whyNotOut !== null && mayHoldOutputs(out) ? [{ folder: out, why: whyNotOut }] : []), ...where.left],
    files: [...(whole ? listStore(store) : []), ...folders.flatMap(listOutputs)],
  };
}

export function purgeOlder(store: string, { whole, scans, folders }: Older): Purged {
  if (scans.length > 0) forgetScans(store, scans);
  if (whole) return purge(store, folders);
  return { files: purgeFiles(folders.flatMap(listOutputs)), folder: null };
}

export interface PersonPurge {
  readonly held: readonly Held[];
  /** Copies of the store, which hold the person too: deleted with the rest. */
  readonly copies: readonly string[];
  /** Outputs that may still name the person, and that only their being made again will clear. */
  readonly outputs: readonly string[];
  readonly left: readonly LeftFolder[];
}

const NAMING = /^(?:plan-migration.*|containers\.ndjson|findings\.ndjson|signalements-restreints.*)$/;

/** Null where nothing is held. */
export function listPerson(store: string, out: string, asked: string): PersonPurge | "several" | null {
  const opened = openHeld(store, maskedAddress(asked));
  if (opened === "several") return opened;
  const held = heldOf(opened.counts);
  opened.close();
  if (held.length === 0) return null;
  const { folders, left } = whereOutputs(store, out);
  const outputs = folders.flatMap(listOutputs).filter((path) => NAMING.test(basename(path)));
  return { held, copies: listCopies(store), outputs, left };
}

/** Copies in the same breath as the store: where one does not go, the person is still held, and asked about again. */
export function purgePerson(store: string, asked: string): PersonPurge["copies"] {
  let copies: readonly string[] = [];
  forgetPerson(store, maskedAddress(asked), () => {
    copies = purgeFiles(listCopies(store));
  });
  return copies;
}

export interface RestrictedPurge {
  readonly files: readonly string[];
  /** Records of the store that tell where something restricted stands. */
  readonly records: number;
}

export interface RestrictedThere extends RestrictedPurge {
  readonly left: readonly LeftFolder[];
}

const RESTRICTED = /^signalements-restreints.*\.xlsx/;

export function listRestricted(store: string, out: string): RestrictedThere {
  const { folders, left } = whereOutputs(store, out);
  const files = folders.flatMap(listOutputs);
  return {
    left,
    files: [...files.filter((path) => RESTRICTED.test(basename(path))), ...listCopies(store)],
    records: listStore(store).length === 0 ? 0 : restrictedRecords(store),
  };
}

export function purgeRestricted(store: string, { files, records }: RestrictedPurge): RestrictedPurge {
  return { records: records === 0 ? 0 : forgetRestricted(store), files: purgeFiles(files) };
}
