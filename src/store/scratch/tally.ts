/**
 * Sums by key in a scratch database of SQLite's own: it lives in a nameless temporary file that nobody else can open,
 * spills to it only what its cache cannot hold, and is gone when it is closed. https://sqlite.org/inmemorydb.html#temp_db
 */

import { DatabaseSync } from "node:sqlite";
import { NO_WEIGHT, type Tally, WEIGHED_FIGURES, type Weight } from "../../model/weight.ts";
import { guardedFor } from "./guarded.ts";
import { rowsOf } from "./rows.ts";

const COLUMNS = WEIGHED_FIGURES.map((figure) => `${figure} REAL NOT NULL`).join(", ");
const SUMS = WEIGHED_FIGURES.map((figure) => `${figure} = weight.${figure} + excluded.${figure}`).join(", ");
const VALUES = WEIGHED_FIGURES.map(() => "?").join(", ");
const ALL = ["key", "place", ...WEIGHED_FIGURES].join(", ");
const WINDOW = 500;

type WeightRow = readonly [key: string, place: string | null, ...figures: number[]];

/** `path` is the store's, to be named when the disk fails. */
export function openTally(path: string): Tally {
  const database = new DatabaseSync("");
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096");
  database.exec(`CREATE TABLE weight (key TEXT PRIMARY KEY, place TEXT, ${COLUMNS}) STRICT, WITHOUT ROWID`);
  // One transaction that never ends: nothing is written before the cache is full, and nothing outlives it anyway.
  database.exec("BEGIN");
  const put = database.prepare(
    `INSERT INTO weight (key, place, ${WEIGHED_FIGURES.join(", ")}) VALUES (?, ?, ${VALUES})
     ON CONFLICT (key) DO UPDATE SET place = COALESCE(weight.place, excluded.place), ${SUMS}`,
  );
  const take = rowsOf<WeightRow>(database, `DELETE FROM weight WHERE key = ? RETURNING ${ALL}`);
  const page = rowsOf<WeightRow>(database, `SELECT ${ALL} FROM weight WHERE key > ? ORDER BY key LIMIT ?`);
  const guarded = guardedFor(path);
  const putAll = (weights: readonly Weight[]) => {
    for (const weight of weights) {
      const { key, place } = weight;
      put.run(key, place && JSON.stringify(place), ...WEIGHED_FIGURES.map((figure) => weight[figure]));
    }
  };
  return {
    add: async (weights) => guarded(() => putAll(weights)),
    take: async (key) => {
      const row = guarded(() => take.get(key));
      return row === undefined ? null : weightOf(row);
    },
    async *left() {
      for (let after = ""; ; ) {
        const rows = guarded(() => page.all(after, WINDOW));
        for (const row of rows) yield weightOf(row);
        if (rows.length < WINDOW) return;
        after = rows.at(-1)?.[0] ?? after;
      }
    },
    close: async () => database.close(),
  };
}

function weightOf([key, place, ...figures]: WeightRow): Weight {
  const weight = { ...NO_WEIGHT, key, place: place === null ? null : (JSON.parse(place) as Weight["place"]) };
  for (const [at, figure] of WEIGHED_FIGURES.entries()) weight[figure] = figures[at] ?? 0;
  return weight;
}
