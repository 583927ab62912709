/** How old what a store holds is, where else its outputs stand, and what of it is deleted apart: earlier scans, restricted places. */

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { type IsoDate, parisDay } from "../model/dates.ts";
import { RESTRICTED_DETECTORS } from "../model/finding.ts";
import { foldersNoted } from "./records/folders.ts";
import { quoted } from "./records/words.ts";
import { engineOn } from "./sqlite/engine.ts";
import { erasing, reading } from "./sqlite/erasing.ts";
import { isThere } from "./sqlite/words.ts";

export interface ScanDay {
  readonly number: number;
  readonly id: string;
  /** In Paris, on which it began. */
  readonly day: IsoDate;
}

export interface Holding {
  /** Scans of which anything is held, ascending: the last one with all that it saw, the others by the figures of their spaces. */
  readonly scans: readonly ScanDay[];
  /** Ids of all scans that were made of it. */
  readonly ids: ReadonlySet<string>;
  /** Folders in which outputs of one of its scans stand, as `plan.json` says. Absolute. */
  readonly folders: readonly string[];
}

/** Throws a `StoreFault`, `missing` among them. */
export function holdingOf(path: string): Holding {
  return reading(path, (database) => {
    const all = daysIn(database);
    const last = all.at(-1)?.number;
    const kept = new Set(
      isThere(database, "kept_row")
        ? database
            .prepare("SELECT DISTINCT scan FROM kept_row")
            .all()
            .map(({ scan }) => Number(scan))
        : [],
    );
    const ids = new Set(all.map(({ id }) => id));
    return {
      ids,
      scans: all.filter(({ number }) => number === last || kept.has(number)),
      folders: engineOn(database)
        .now(foldersNoted())
        .filter((folder) => ids.has(planIn(folder)?.scan ?? "")),
    };
  });
}

/** Deletes what is held of those earlier scans, to the last byte. @returns how many they were. */
export function forgetScans(path: string, scans: readonly ScanDay[]): number {
  erasing(path, (database) => {
    for (const table of ["kept_row", "kept_scan", "account", "course", "oddity"]) {
      const forget = database.prepare(`DELETE FROM ${table} WHERE scan = ?`);
      for (const { number } of scans) forget.run(number);
    }
    database.exec("DELETE FROM kept_space WHERE space NOT IN (SELECT space FROM kept_row)");
  });
  return scans.length;
}

/** How many records tell where a presumed marking or a credential stands. */
export function restrictedRecords(path: string): number {
  return reading(path, (database) =>
    Number(database.prepare(`SELECT COUNT(*) AS records FROM finding WHERE ${RESTRICTED}`).get()?.records),
  );
}

/**
 * Deletes where presumed markings and credentials stand, to the last byte. What was read of those items goes too: without
 * it they would be told as read, and as holding nothing.
 */
export function forgetRestricted(path: string): number {
  return erasing(path, (database) => {
    database.exec(
      `DELETE FROM outcome WHERE EXISTS (SELECT 1 FROM finding WHERE finding.place = outcome.place
         AND finding.item = outcome.item AND finding.${RESTRICTED})`,
    );
    return Number(database.prepare(`DELETE FROM finding WHERE ${RESTRICTED}`).run().changes);
  });
}

const RESTRICTED = `detector IN (${quoted(RESTRICTED_DETECTORS)})`;

/** What a folder's plan is of; null where there is none that can be read. */
export function planIn(folder: string): { readonly scan: string; readonly day: IsoDate } | null {
  try {
    const { scan } = JSON.parse(readFileSync(join(resolve(folder), "plan.json"), "utf8")) as {
      scan?: { id?: unknown; startedAt?: unknown };
    };
    if (typeof scan?.id !== "string" || typeof scan.startedAt !== "string") return null;
    return { scan: scan.id, day: parisDay(new Date(scan.startedAt)) };
  } catch {
    // Whatever stands there, it is not known to be an output of this store.
    return null;
  }
}

function daysIn(database: DatabaseSync): readonly ScanDay[] {
  return database
    .prepare("SELECT number, id, started_at FROM scan ORDER BY number")
    .all()
    .map((row) => ({
      number: Number(row.number),
      id: String(row.id),
      day: parisDay(new Date(String(row.started_at))),
    }));
}
