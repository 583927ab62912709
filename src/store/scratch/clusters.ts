/** Clusters of a plan in a scratch database, as {@link openTally} keeps sums: gone when it is closed. */

import { DatabaseSync } from "node:sqlite";
import { bitOf, type Cluster, type ClusterKey, type Clusters, type Stage } from "../../model/cluster.ts";
import type { IsoDate } from "../../model/dates.ts";
import { guardedFor } from "./guarded.ts";
import { rowsOf } from "./rows.ts";

const WINDOW = 500;

/** What comes of the figures of two spaces of a cluster. Days and instants are ordered as their texts are. */
const TOGETHER = `
  unit = COALESCE(MIN(unit, excluded.unit), unit, excluded.unit),
  people = MAX(people, excluded.people), spaces = spaces + excluded.spaces, bytes = bytes + excluded.bytes,
  weighed = weighed + excluded.weighed, sensitive = sensitive + excluded.sensitive,
  last_activity = COALESCE(MAX(last_activity, excluded.last_activity), last_activity, excluded.last_activity),
  until = COALESCE(MIN(until, excluded.until), until, excluded.until), workloads = workloads | excluded.workloads`;

/** `path` is the store's, to be named when the disk fails. */
export function openClusters(path: string): Clusters & { close(): void } {
  const database = new DatabaseSync("");
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096");
  database.exec(`
    CREATE TABLE cluster (
      root TEXT NOT NULL, stage TEXT NOT NULL, unit TEXT, people REAL NOT NULL, spaces REAL NOT NULL, bytes REAL NOT NULL,
      weighed REAL NOT NULL, sensitive REAL NOT NULL, last_activity TEXT, until TEXT, workloads INTEGER NOT NULL,
      wave INTEGER, PRIMARY KEY (root, stage)
    ) STRICT, WITHOUT ROWID`);
  database.exec("BEGIN");
  const put = database.prepare(
    `INSERT INTO cluster (root, stage, unit, people, spaces, bytes, weighed, sensitive, last_activity, until, workloads)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (root, stage) DO UPDATE SET ${TOGETHER}`,
  );
  const units = database.prepare("SELECT unit, SUM(spaces) AS spaces FROM cluster GROUP BY unit ORDER BY unit");
  // What waits for a choice and follows its root leaves with it, and is counted there.
  const page = database.prepare(
    `SELECT one.root, one.stage, one.unit, MAX(one.people, COALESCE(behind.people, 0)) AS people,
       one.spaces + COALESCE(behind.spaces, 0) AS spaces, one.bytes + COALESCE(behind.bytes, 0) AS bytes,
       one.weighed + COALESCE(behind.weighed, 0) AS weighed, one.sensitive, one.last_activity, one.until
     FROM cluster AS one
     LEFT JOIN cluster AS behind ON one.stage = 'move' AND behind.root = one.root AND behind.stage = 'decide'
     WHERE one.stage = :stage AND one.unit IS :unit AND one.root > :root
       AND (:sensitive IS NULL OR (one.sensitive > 0) = :sensitive)
       AND COALESCE(one.last_activity >= :usedSince, 0) = :used
       AND (one.stage <> 'decide' OR NOT EXISTS (
         SELECT 1 FROM cluster AS leaving WHERE leaving.root = one.root AND leaving.stage = 'move'))
     ORDER BY one.root LIMIT ${WINDOW}`,
  );
  const place = database.prepare("UPDATE cluster SET wave = ? WHERE root = ? AND stage = ?");
  const one = database.prepare("SELECT * FROM cluster WHERE root = ? AND stage = ?");
  const where = rowsOf<readonly [wave: number | null, sensitive: number, spaces: number]>(
    database,
    "SELECT wave, sensitive, spaces FROM cluster WHERE root = ? AND stage = ?",
  );
  const waves = database.prepare(
    `SELECT MIN(wave) AS first, MAX(wave) AS last, COUNT(*) - COUNT(wave) AS without FROM (
       SELECT COALESCE(CASE WHEN stage = 'decide' THEN (
         SELECT wave FROM cluster AS leaving WHERE leaving.root = one.root AND leaving.stage = 'move') END, wave) AS wave
       FROM cluster AS one WHERE (workloads & ?) <> 0) AS those`,
  );
  const index = () => database.exec("CREATE INDEX IF NOT EXISTS cluster_order ON cluster (stage, unit, root)");
  const guarded = guardedFor(path);
  const found = ({ root, stage }: ClusterKey) => guarded(() => one.get(root, stage));
  return {
    add: async (spaces) =>
      guarded(() => {
        for (const { root, stage, unit, people, spaces: of, bytes, weighed, ...space } of spaces) {
          const { sensitive, lastActivity, until, workload } = space;
          put.run(root, stage, unit, people, of, bytes, weighed, sensitive, lastActivity, until, bitOf(workload));
        }
      }),
    units: async () =>
      guarded(() => {
        index();
        return new Map(
          units.all().map(({ unit, spaces }) => [unit === null ? null : String(unit), Number(spaces)] as const),
        );
      }),
    async *inOrder(stage, { sensitive, unit, usedSince }) {
      const wanted = { stage, unit, usedSince, sensitive: sensitive === null ? null : Number(sensitive) };
      for (const used of [1, 0]) {
        for (let root = ""; ; ) {
          const rows = guarded(() => page.all({ ...wanted, used, root }));
          for (const row of rows) yield clusterOf(row);
          if (rows.length < WINDOW) break;
          root = String(rows.at(-1)?.root);
        }
      }
    },
    of: async (key) => {
      const row = found(key);
      return row === undefined ? null : clusterOf(row);
    },
    place: async (places) =>
      guarded(() => {
        for (const { root, stage, wave } of places) place.run(wave, root, stage);
      }),
    leaving: async (workload) => {
      const { first, last, without } = guarded(() => waves.get(bitOf(workload))) as Record<string, number | null>;
      return { first: first ?? null, last: Number(without) > 0 ? null : (last ?? null) };
    },
    placed: async (key) => {
      const placedAs = (stage: Stage) => guarded(() => where.get(key.root, stage));
      const ahead = key.stage === "decide" ? placedAs("move") : undefined;
      const [wave, sensitive, spaces] = ahead ?? placedAs(key.stage) ?? UNPLACED;
      if (wave === null) return null;
      return {
        wave,
        sensitive: sensitive > 0,
        spaces: spaces + (ahead === undefined ? 0 : (placedAs(key.stage)?.[2] ?? 0)),
        follows: ahead !== undefined,
      };
    },
    close: () => database.close(),
  };
}

const UNPLACED = [null, 0, 0] as const;

const textOf = (value: unknown) => (value === null ? null : String(value));

const clusterOf = (row: Record<string, unknown>): Cluster => ({
  root: String(row.root),
  stage: String(row.stage) as Stage,
  unit: textOf(row.unit),
  people: Number(row.people),
  spaces: Number(row.spaces),
  bytes: Number(row.bytes),
  weighed: Number(row.weighed),
  sensitive: Number(row.sensitive),
  lastActivity: textOf(row.last_activity),
  until: textOf(row.until) as IsoDate | null,
});
