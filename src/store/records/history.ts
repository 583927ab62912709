/** The history of a store: figures of every space, scan by scan. A store of an earlier version that may not be written has none. */

import type { EarlierRow, KeptRow, KeptScan, KeptSum, Listing, Made, SpaceRow, Standing } from "../../model/history.ts";
import { isServiceId, SERVICES, type ServiceId } from "../../model/service.ts";
import { type Asking, type Engine, Out, type Row, type Statement, type Walk } from "../asking.ts";
import type { HistoryStore } from "../port.ts";
import { SQL, WINDOW } from "./history-sql.ts";
import { Keeping, Units } from "./keeping.ts";

/** @param scan the number of the scan that is on, or of the last. What is kept are no figures of the tenant. */
export function historyIn(engine: Engine, scan: () => Asking<number>): HistoryStore {
  if (!engine.has("kept_row")) return NONE;
  return {
    noteMade: ({ detectors, permissions }) =>
      engine.write(function* () {
        const number = yield* scan();
        for (const value of detectors ?? []) yield* SQL.addMade.send(number, "detectors", value);
        for (const value of permissions ?? []) yield* SQL.addMade.send(number, "permission", value);
      }),
    made: () =>
      engine.read(function* () {
        return yield* madeOf(yield* scan());
      }),
    keptScans: async () => (await engine.read(() => SQL.scans.all())).map(keptOf),
    beginHistory: async (number) => {
      try {
        await engine.write(() => SQL.forget.send(number));
        return true;
      } catch (cause) {
        // A plan is made of such a store all the same.
        if (engine.isReadOnly(cause)) return false;
        throw cause;
      }
    },
    keepRows: (number, rows, compare) => engine.write(() => new Keeping(number).rows(rows, compare)),
    keepGone: (number, rows) =>
      engine.write(() => new Keeping(number).gone(rows.map((row) => ({ ...row, gone: true })))),
    async *missing(before, number) {
      yield* engine.walk(() => missingRows(before, number));
    },
    sightings: (space) => engine.read(() => sightingsOf(space)),
    endHistory: ({ number, id: _id, startedAt: _started, finishedAt: _finished, sums, ...about }) =>
      engine.write(() => SQL.end.send(number, JSON.stringify(about), JSON.stringify(sums))),
    async *history(number) {
      yield* engine.walk(() => historyRows(number));
    },
  };
}

function* missingRows(before: number, number: number): Walk<KeptRow> {
  const units = new Units();
  yield* inPlanOrder(SQL.missing, { before, number }, function* (row): Walk<KeptRow> {
    yield new Out(yield* units.row(row));
  });
}

function* historyRows(number: number): Walk<SpaceRow> {
  const units = new Units();
  yield* inPlanOrder(SQL.history, { number }, function* (row): Walk<SpaceRow> {
    const kept = yield* units.row(row);
    if (!kept.gone) yield new Out({ ...kept, name: nameOf(row) });
  });
}

/** Spaces in plan order, a window at a time: who walks may write meanwhile. */
function* inPlanOrder<T>(
  statement: Statement,
  about: Readonly<Record<string, number>>,
  tell: (row: Row) => Walk<T>,
): Walk<T> {
  for (const { id: service } of SERVICES) {
    for (let after = ""; ; ) {
      const rows = yield* statement.all({ ...about, service, after });
      for (const row of rows) yield* tell(row);
      if (rows.length < WINDOW) break;
      after = String(rows.at(-1)?.id);
    }
  }
}

function* sightingsOf({ service, id }: Pick<KeptRow, "service" | "id">): Asking<readonly EarlierRow[]> {
  const units = new Units();
  const rows: EarlierRow[] = [];
  for (const row of yield* SQL.sightings.all(service, id))
    rows.push({ ...(yield* units.row({ ...row, service, id })), scan: Number(row.scan) });
  return rows;
}

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

function* madeOf(scan: number): Asking<Made> {
  const rows = yield* SQL.made.all(scan);
  const all = rows.map(({ kind, value }) => ({ kind: String(kind), value: String(value) }));
  const permissions = all.filter(({ kind }) => kind === "permission").map(({ value }) => value);
  const listed: Partial<Record<ServiceId, Listing>> = {};
  for (const { kind, value } of all) {
    const service = value.replace(IN_PART, "");
    if (kind === "listed" && isServiceId(service)) listed[service] = value.endsWith(IN_PART) ? "in-part" : "whole";
  }
  return {
    // What an earlier scan found stands until it is read again: of one that did not say with what, nothing is known.
    detectors: (yield* SQL.unsaid.get(scan)) ? null : (yield* SQL.searched.all(scan)).map(({ value }) => String(value)),
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
