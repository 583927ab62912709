/**
 * What places with many rows come to, kept for whoever asks again: a plan is told several times over, and nothing is
 * written meanwhile. In a scratch database as the tally's is; forgotten as soon as the store has changed.
 */

import { DatabaseSync } from "node:sqlite";
import type { ContainerTotals } from "../totals.ts";

/** Of one place, but for what stands in its own row and in its gaps. */
export type Figures = Omit<ContainerTotals, "container" | "gaps" | "beside">;

export interface KeptFigures {
  /** Forgets them all if the store has changed: to be asked before places are walked, and now and then meanwhile. */
  refresh(): void;
  get(place: number, key: string): Figures | null;
  put(place: number, key: string, figures: Figures): void;
  /** Does what changes the store and none of its figures: they are kept. */
  apart<T>(work: () => T): T;
  close(): void;
}

export function keepFigures(database: DatabaseSync): KeptFigures {
  const ours = database.prepare("SELECT total_changes() AS changes");
  const others = database.prepare("PRAGMA data_version");
  const changed = () => `${ours.get()?.changes} ${others.get()?.data_version}`;
  let scratch: ReturnType<typeof openScratch> | null = null;
  let seen = changed();
  const current = () => {
    scratch ??= openScratch();
    return scratch;
  };
  return {
    refresh: () => {
      const now = changed();
      if (now !== seen) scratch?.forget();
      seen = now;
    },
    get: (place, key) => {
      const row = current().get.get(place, key);
      return row === undefined ? null : (JSON.parse(String(row.figures)) as Figures);
    },
    put: (place, key, figures) => void current().put.run(place, key, JSON.stringify(figures)),
    apart: (work) => {
      const known = seen === changed();
      const done = work();
      if (known) seen = changed();
      return done;
    },
    close: () => scratch?.close(),
  };
}

function openScratch() {
  const database = new DatabaseSync("");
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2048");
  database.exec(
    "CREATE TABLE figures (place INTEGER, key TEXT, figures TEXT, PRIMARY KEY (place, key)) STRICT, WITHOUT ROWID",
  );
  database.exec("BEGIN");
  return {
    get: database.prepare("SELECT figures FROM figures WHERE place = ? AND key = ?"),
    put: database.prepare("INSERT OR REPLACE INTO figures (place, key, figures) VALUES (?, ?, ?)"),
    forget: () => database.exec("DELETE FROM figures"),
    close: () => database.close(),
  };
}
