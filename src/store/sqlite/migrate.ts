/**
 * Brings a store that an earlier version made up to this one: people keep theirs for a year, and nothing of them is lost.
 * Each step is one transaction with the version that it leads to; a store that may not be written is read as it is.
 */

import type { DatabaseSync } from "node:sqlite";
import { HISTORY } from "./schema.ts";

/** By the version that they lead from. */
const STEPS: ReadonlyMap<number, string> = new Map([[6, HISTORY]]);

/** @returns the version that the store then has. */
export function migrate(database: DatabaseSync, from: number, to: number): number {
  if (from >= to || !STEPS.has(from)) return from;
  database.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have done it meanwhile.
    let version = versionOf(database);
    for (let step = STEPS.get(version); version < to && step !== undefined; step = STEPS.get(version)) {
      database.exec(step);
      version += 1;
      database.prepare("UPDATE meta SET value = ? WHERE key = 'schema'").run(String(version));
    }
    database.exec("COMMIT");
    return version;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Not a number where the store does not say it. */
export function versionOf(database: DatabaseSync): number {
  const row = database.prepare("SELECT value FROM meta WHERE key = 'schema'").get();
  return row === undefined ? Number.NaN : Number(row.value);
}
