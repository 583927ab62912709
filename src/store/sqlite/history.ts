/** The history of a store: figures of every space, scan by scan. A store of an earlier version that may not be written has none. */

import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { EarlierRow, KeptRow, KeptScan, KeptSum, Listing, Made, SpaceRow, Standing } from "../../model/history.ts";
import { isServiceId, SERVICES, type ServiceId } from "../../model/service.ts";
import type { HistoryStore } from "../port.ts";
import { isThere } from "./words.ts";

type Row = Record<string, unknown>;

/** Its place in the list is what a row says: words may be added at the end. */
const COVERAGES = ["complete", "sampled", "partial", "not-scanned"] as const;
/** Stands in the place of a coverage where the space is gone, and was counted as such. */
const GONE = -1;
/** What a later sight may be held against: seen to its end, or gone. */
const COMPARABLE = `coverage IN (${GONE}, 0, 1)`;
const WINDOW = 500;

/** Number of the scan from which on nothing was forgotten. */
const SINCE_ANEW = "COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'anew'), 0)";

/** @param transaction runs in one, and rolls back when it throws; what it changes are no figures of the tenant. */
export function historyIn(
  database: DatabaseSync,
  { scan, transaction }: { readonly scan: () => number; readonly transaction: <T>(work: () => T) => T },
): HistoryStore {
  if (!isThere(database, "kept_row")) return NONE;
  const sql = statementsOf(database);
  const units = unitsIn(sql);
  const rowOf = (row: Row): KeptRow => ({
    service: String(row.service) as ServiceId,
    id: String(row.id),
    unit: units.name(row.unit),
    department: units.name(row.department),
    items: numberOf(row.items),
    bytes: numberOf(row.bytes),
    sensitive: Number(row.sensitive),
    coverage: COVERAGES[Number(row.coverage)] ?? "complete",
    ...(row.coverage === GONE && { gone: true }),
  });
  // The last number given: read at the start of a transaction that may give others, and noted at its end.
  let last = 0;
  const spaceOf = ({ service, id }: Pick<KeptRow, "service" | "id">) => {
    const known = sql.space.get(service, id);
    if (known !== undefined) return Number(known.space);
    last += 1;
    sql.addSpace.run(service, id, last);
    return last;
  };
  const numbering = <T>(work: () => T): T =>
    transaction(() => {
      last = Number(sql.last.get()?.value ?? 0);
      const before = last;
      const done = work();
      if (last !== before) sql.noteLast.run(String(last));
      return done;
    });
  const put = (row: KeptRow, number: number) => {
    const space = spaceOf(row);
    const { unit, department, items, bytes, sensitive, coverage } = row;
    const word = row.gone ? GONE : COVERAGES.indexOf(coverage);
    sql.put.run(space, number, units.number(unit), units.number(department ?? null), items, bytes, sensitive, word);
    return space;
  };
  const earlierOf = (row: KeptRow, space: number, number: number): EarlierRow | null => {
    const found = sql.whole.get(space, number) ?? sql.any.get(space, number);
    const { service, id } = row;
    return found === undefined ? null : { ...rowOf({ ...found, service, id }), scan: Number(found.scan) };
  };
  return {
    noteMade: async ({ detectors, permissions }) =>
      transaction(() => {
        for (const value of detectors ?? []) sql.addMade.run(scan(), "detectors", value);
        for (const value of permissions ?? []) sql.addMade.run(scan(), "permission", value);
      }),
    made: async () => madeOf(sql, scan()),
    keptScans: async () => sql.scans.all().map(keptOf),
    beginHistory: async (number) => {
      try {
        transaction(() => sql.forget.run(number));
        return true;
      } catch (cause) {
        // SQLITE_READONLY, whatever its reason: a plan is made of such a store all the same.
        if (((cause as { errcode?: number }).errcode ?? 0) % 256 === 8) return false;
        throw cause;
      }
    },
    keepRows: async (number, rows, compare) =>
      numbering(() =>
        rows.map((row) => {
          const space = put(row, number);
          return compare ? earlierOf(row, space, number) : null;
        }),
      ),
    keepGone: async (number, rows) => numbering(() => void rows.map((row) => put({ ...row, gone: true }, number))),
    async *missing(before, number) {
      yield* walked(sql.missing, { before, number }, rowOf);
    },
    sightings: async ({ service, id }) =>
      sql.sightings.all(service, id).map((row) => ({ ...rowOf({ ...row, service, id }), scan: Number(row.scan) })),
    endHistory: async ({ number, id: _id, startedAt: _started, finishedAt: _finished, sums, ...about }) =>
      transaction(() => void sql.end.run(number, JSON.stringify(about), JSON.stringify(sums))),
    async *history(number) {
      for await (const row of walked(sql.history, { number }, (row) => ({ ...rowOf(row), name: nameOf(row) })))
        if (!row.gone) yield row;
    },
  };
}

/** Spaces in plan order, a window at a time: who walks may write meanwhile. */
function* walked<T>(
  statement: StatementSync,
  about: Readonly<Record<string, number>>,
  rowOf: (row: Row) => T & Pick<SpaceRow, "id">,
): Generator<T & Pick<SpaceRow, "id">> {
  for (const { id: service } of SERVICES) {
    for (let after = ""; ; ) {
      const rows = statement.all({ ...about, service, after, window: WINDOW });
      for (const row of rows) yield rowOf(row);
      if (rows.length < WINDOW) break;
      after = String(rows.at(-1)?.id);
    }
  }
}

function statementsOf(database: DatabaseSync) {
  const columns = "row.unit, row.department, row.items, row.bytes, row.sensitive, row.coverage";
  const earlier = (which: string) =>
    database.prepare(`SELECT * FROM kept_row WHERE space = ? AND scan < ? ${which} ORDER BY scan DESC LIMIT 1`);
  return {
    addMade: database.prepare("INSERT INTO made (scan, kind, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
    made: database.prepare("SELECT kind, value FROM made WHERE scan = ? ORDER BY kind, value"),
    searched: database.prepare(
      `SELECT DISTINCT value FROM made WHERE kind = 'detectors' AND scan <= ? AND scan >= ${SINCE_ANEW} ORDER BY value`,
    ),
    unsaid: database.prepare(
      `SELECT 1 FROM scan WHERE number <= ? AND number >= ${SINCE_ANEW}
       AND NOT EXISTS (SELECT 1 FROM made WHERE made.scan = scan.number AND kind = 'detectors') LIMIT 1`,
    ),
    scans: database.prepare(
      `SELECT number, id, started_at, finished_at, about, sums FROM kept_scan JOIN scan ON scan.number = kept_scan.scan
       ORDER BY number`,
    ),
    sightings: database.prepare(
      `SELECT row.* FROM kept_space JOIN kept_row AS row ON row.space = kept_space.space
       WHERE service = ? AND id = ? ORDER BY scan`,
    ),
    forget: database.prepare("DELETE FROM kept_row WHERE scan = ?"),
    space: database.prepare("SELECT space FROM kept_space WHERE service = ? AND id = ?"),
    addSpace: database.prepare("INSERT INTO kept_space (service, id, space) VALUES (?, ?, ?)"),
    last: database.prepare("SELECT value FROM meta WHERE key = 'spaces'"),
    noteLast: database.prepare(
      "INSERT INTO meta (key, value) VALUES ('spaces', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    ),
    unit: database.prepare("SELECT unit FROM kept_unit WHERE name = ?"),
    addUnit: database.prepare("INSERT INTO kept_unit (name) VALUES (?) RETURNING unit"),
    unitName: database.prepare("SELECT name FROM kept_unit WHERE unit = ?"),
    put: database.prepare(
      `INSERT INTO kept_row (space, scan, unit, department, items, bytes, sensitive, coverage) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (space, scan) DO UPDATE SET unit = excluded.unit, department = excluded.department,
         items = excluded.items, bytes = excluded.bytes, sensitive = excluded.sensitive, coverage = excluded.coverage`,
    ),
    whole: earlier(`AND ${COMPARABLE}`),
    any: earlier(""),
    end: database.prepare(
      `INSERT INTO kept_scan (scan, about, sums) VALUES (?, ?, ?)
       ON CONFLICT (scan) DO UPDATE SET about = excluded.about, sums = excluded.sums`,
    ),
    missing: database.prepare(
      `SELECT kept_space.id, kept_space.service, ${columns} FROM kept_space
       JOIN kept_row AS row ON row.space = kept_space.space AND row.scan = :before AND row.coverage <> ${GONE}
       WHERE kept_space.service = :service AND kept_space.id > :after
         AND NOT EXISTS (SELECT 1 FROM kept_row AS now WHERE now.space = kept_space.space AND now.scan = :number)
       ORDER BY kept_space.id LIMIT :window`,
    ),
    history: database.prepare(
      `SELECT kept_space.id, kept_space.service, ${columns}, place.body FROM kept_space
       JOIN kept_row AS row ON row.space = kept_space.space AND row.scan = :number
       LEFT JOIN place ON place.service = kept_space.service AND place.id = kept_space.id
       WHERE kept_space.service = :service AND kept_space.id > :after ORDER BY kept_space.id LIMIT :window`,
    ),
  };
}

type Statements = ReturnType<typeof statementsOf>;

/** Directorates by number: as many are held as the tenant has. */
function unitsIn(sql: Statements) {
  const [numbers, names] = [new Map<string, number>(), new Map<number, string>()];
  const known = (name: string, unit: number) => {
    numbers.set(name, unit);
    names.set(unit, name);
    return unit;
  };
  return {
    number: (name: string | null): number | null => {
      if (name === null) return null;
      return numbers.get(name) ?? known(name, Number((sql.unit.get(name) ?? sql.addUnit.get(name))?.unit));
    },
    name: (unit: unknown): string | null => {
      if (unit === null) return null;
      const number = Number(unit);
      const name = names.get(number) ?? String(sql.unitName.get(number)?.name);
      known(name, number);
      return name;
    },
  };
}

const numberOf = (value: unknown) => (value === null ? null : Number(value));

/** As the place is called today; nothing of what is gone. */
function nameOf({ body }: Row): string | null {
  return typeof body === "string" ? (JSON.parse(body) as { name: string | null }).name : null;
}

function keptOf(row: Row): KeptScan {
  return {
    ...(JSON.parse(String(row.about)) as Standing),
    number: Number(row.number),
    id: String(row.id),
    startedAt: String(row.started_at),
    finishedAt: String(row.finished_at),
    sums: JSON.parse(String(row.sums)) as KeptSum[],
  };
}

/** What stands behind a service that was not listed to its end. */
export const IN_PART = "~";

function madeOf(sql: Statements, scan: number): Made {
  const all = sql.made.all(scan).map(({ kind, value }) => ({ kind: String(kind), value: String(value) }));
  const permissions = all.filter(({ kind }) => kind === "permission").map(({ value }) => value);
  const listed: Partial<Record<ServiceId, Listing>> = {};
  for (const { kind, value } of all) {
    const service = value.replace(IN_PART, "");
    if (kind === "listed" && isServiceId(service)) listed[service] = value.endsWith(IN_PART) ? "in-part" : "whole";
  }
  return {
    // What an earlier scan found stands until it is read again: of one that did not say with what, nothing is known.
    detectors: sql.unsaid.get(scan) ? null : sql.searched.all(scan).map(({ value }) => String(value)),
    permissions: permissions.length > 0 ? permissions : null,
    listed,
  };
}

const UNWRITTEN: Made = { detectors: null, permissions: null, listed: {} };

const NONE: HistoryStore = {
  noteMade: async () => {},
  made: async () => UNWRITTEN,
  keptScans: async () => [],
  beginHistory: async () => false,
  keepRows: async () => [],
  keepGone: async () => {},
  async *missing() {},
  sightings: async () => [],
  endHistory: async () => {},
  async *history() {},
};
