/** The use cases behind `purge`: what is there, and its deletion: all of it, what is old, what is held on one person, what is restricted. */

import { basename, resolve } from "node:path";
import type { IsoDate } from "../model/dates.ts";
import { StoreFault } from "../store/fault.ts";
import { standing } from "../store/folder.ts";
import { journalOf } from "../store/journal.ts";
import { listOutputs, purgeOutputs } from "../store/output-set.ts";
import { forgetPerson, openHeld } from "../store/person.ts";
import { listCopies, listStore, type Purged, purgeFiles, purgeStore } from "../store/purge.ts";
import {
  forgetRestricted,
  forgetScans,
  type Holding,
  holdingOf,
  planIn,
  restrictedRecords,
  type ScanDay,
} from "../store/retention.ts";
import { type Held, heldOf, maskedAddress } from "./about.ts";

/** The folder given, and every other one in which outputs of the store stand. */
export function foldersOf(store: string, out: string): readonly string[] {
  const others = (held(store)?.folders ?? []).filter((folder) => folder !== resolve(out));
  return [out, ...others];
}

/** Null where there is no store, or one of which nothing can be told: it is deleted all the same. */
function held(store: string): Holding | null {
  try {
    return holdingOf(store);
  } catch (cause) {
    if (cause instanceof StoreFault && cause.code !== "locked") return null;
    throw cause;
  }
}

export function listPurge(store: string, folders: readonly string[]): readonly string[] {
  return [...listStore(store), ...folders.flatMap(listOutputs)];
}

/** Null where no command was noted. */
export function journalAt(store: string): string | null {
  const path = journalOf(store);
  return standing(path) === "file" ? path : null;
}

/** The store first: while a scan writes to it, nothing is deleted. */
export function purge(store: string, folders: readonly string[]): Purged {
  const { files, folder } = purgeStore(store);
  return { files: [...files, ...folders.flatMap(purgeOutputs)], folder };
}

/** What is older than a day: the whole store once its last scan is, else earlier scans of the history; outputs by the scan that they tell. */
export interface Older {
  readonly whole: boolean;
  readonly scans: readonly ScanDay[];
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Throws a `StoreFault` where the age of the store cannot be told, unless there is none. */
export function olderThan(store: string, out: string, day: IsoDate): Older {
  // Outputs of another store's scans are not this one's to delete; of a store that is gone, who asks knows.
  const holding = listStore(store).length === 0 ? null : holdingOf(store);
  const { scans, folders: others } = holding ?? { scans: [], folders: [] };
  const last = scans.at(-1);
  const whole = last !== undefined && last.day < day;
  const isOld = (folder: string) => {
    const plan = planIn(folder);
    return plan !== null && plan.day < day && (holding === null || holding.ids.has(plan.scan));
  };
  const folders = [out, ...others.filter((folder) => folder !== resolve(out))].filter(isOld);
  return {
    whole,
    scans: whole ? [] : scans.slice(0, -1).filter((scan) => scan.day < day),
    folders,
    files: [...(whole ? listStore(store) : []), ...folders.flatMap(listOutputs)],
  };
}

export function purgeOlder(store: string, { whole, scans, folders }: Older): Purged {
  if (scans.length > 0) forgetScans(store, scans);
  if (whole) return purge(store, folders);
  return { files: folders.flatMap(purgeOutputs), folder: null };
}

export interface PersonPurge {
  readonly held: readonly Held[];
  /** Copies of the store, which hold the person too: deleted with the rest. */
  readonly copies: readonly string[];
  /** Outputs that may still name the person, and that only their being made again will clear. */
  readonly outputs: readonly string[];
}

const NAMING = /^(?:plan-migration.*|containers\.ndjson|findings\.ndjson|signalements-restreints.*)$/;

/** Null where nothing is held. */
export function listPerson(store: string, out: string, asked: string): PersonPurge | "several" | null {
  const opened = openHeld(store, maskedAddress(asked));
  if (opened === "several") return opened;
  const held = heldOf(opened.counts);
  opened.close();
  if (held.length === 0) return null;
  const outputs = foldersOf(store, out).flatMap(listOutputs);
  return { held, copies: listCopies(store), outputs: outputs.filter((path) => NAMING.test(basename(path))) };
}

/** Copies last: until the store itself has let go, nothing is lost. */
export function purgePerson(store: string, asked: string): PersonPurge["copies"] {
  forgetPerson(store, maskedAddress(asked));
  return purgeFiles(store, listCopies(store));
}

export interface RestrictedPurge {
  readonly files: readonly string[];
  /** Records of the store that tell where something restricted stands. */
  readonly records: number;
}

const RESTRICTED = /^signalements-restreints.*\.xlsx/;

export function listRestricted(store: string, out: string): RestrictedPurge {
  const files = foldersOf(store, out).flatMap(listOutputs);
  return {
    files: [...files.filter((path) => RESTRICTED.test(basename(path))), ...listCopies(store)],
    records: listStore(store).length === 0 ? 0 : restrictedRecords(store),
  };
}

export function purgeRestricted(store: string, { files, records }: RestrictedPurge): RestrictedPurge {
  return { records: records === 0 ? 0 : forgetRestricted(store), files: purgeFiles(store, files) };
}
