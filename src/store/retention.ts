/** How old what a store holds is, where else its outputs stand, and what of it is deleted apart: earlier scans, restricted places. */

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { type IsoDate, parisDay } from "../model/dates.ts";
import { RESTRICTED_DETECTORS } from "../model/finding.ts";
import { mayHoldOutputs } from "./output-set.ts";
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
  /** Folders in which it wrote, and in which outputs stand that are not known to be its own. */
  readonly left: readonly LeftFolder[];
}

/** A folder of which nothing is deleted, and why: its plan is of another store, cannot be read, or is not there. */
export interface LeftFolder {
  readonly folder: string;
  readonly why: "another-store" | "unreadable-plan" | "no-plan";
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
      scans: all.filter(({ number }) => number === last || kept.has(number)),
      ...writtenIn(engineOn(database).now(foldersNoted()), ids),
    };
  });
}

/** Folders in which a store wrote, by whether what stands there is known to be its own. @param ids of its scans. */
export function writtenIn(folders: readonly string[], ids: ReadonlySet<string>): Omit<Holding, "scans"> {
  const noted = folders.map((folder) => ({ folder, why: whyLeft(folder, ids) }));
  return {
    ids,
    folders: noted.filter(({ why }) => why === null).map(({ folder }) => folder),
    left: noted.flatMap(({ folder, why }) => (why === null || !mayHoldOutputs(folder) ? [] : [{ folder, why }])),
  };
}

/** Null where the plan in that folder is of one of those scans. @param ids null where no store tells which are its own. */
export function whyLeft(folder: string, ids: ReadonlySet<string> | null): LeftFolder["why"] | null {
  const plan = planIn(folder);
  if (typeof plan === "string") return plan;
  return ids === null || ids.has(plan.scan) ? null : "another-store";
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

/** What a folder's plan is of, or why that is not known. */
export function planIn(
  folder: string,
): { readonly scan: string; readonly day: IsoDate } | Exclude<LeftFolder["why"], "another-store"> {
  try {
    const { scan } = JSON.parse(readFileSync(join(resolve(folder), "plan.json"), "utf8")) as {
      scan?: { id?: unknown; startedAt?: unknown };
    };
    if (typeof scan?.id !== "string" || typeof scan.startedAt !== "string") return "unreadable-plan";
    return { scan: scan.id, day: parisDay(new Date(scan.startedAt)) };
  } catch (cause) {
    // Whatever stands there, it is not known to be an output of this store: it is told, and left.
    return ABSENT.has((cause as { code?: string }).code ?? "") ? "no-plan" : "unreadable-plan";
  }
}

const ABSENT: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR"]);

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
