/** Decisions of people over all scans. A store of an earlier version that may not be written has none. */

import type { IsoDate } from "../../model/dates.ts";
import type { Decision, NotedDecision } from "../../model/decision.ts";
import { type Asking, type Engine, Out, type Row, sql, type Walk } from "../asking.ts";
import type { DecisionStore } from "../port.ts";

const WINDOW = 500;

const LAST = sql(
  `SELECT value, decided_by, decided_on, why FROM decision WHERE place = ? AND row = ? AND field = ?
   ORDER BY number DESC LIMIT 1`,
);
const ADD = sql(
  `INSERT INTO decision (place, row, field, value, name, decided_by, decided_on, why, noted_on, scan)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const PAGE = sql(
  `SELECT one.*, scan.id AS scan_id, (
     SELECT value FROM decision AS before WHERE before.place = one.place AND before.row = one.row
       AND before.field = one.field AND before.number < one.number ORDER BY before.number DESC LIMIT 1) AS former
   FROM decision AS one JOIN scan ON scan.number = one.scan WHERE one.number > ? ORDER BY one.number LIMIT ${WINDOW}`,
);

export function decisionsIn(engine: Engine, scan: () => Asking<number>): DecisionStore {
  if (!engine.has("decision")) return { noteDecisions: async () => {}, async *decisions() {} };
  return {
    noteDecisions: async (decisions, noted) => {
      try {
        await engine.write(function* () {
          const number = yield* scan();
          for (const decision of decisions) yield* note(decision, noted, number);
        });
      } catch (cause) {
        // A plan is made of such a store all the same.
        if (!engine.isReadOnly(cause)) throw cause;
      }
    },
    async *decisions() {
      yield* engine.walk(notedDecisions);
    },
  };
}

function* note({ where, row, field, value, name, by, on, why }: Decision, noted: IsoDate, scan: number): Asking<void> {
  const before = yield* LAST.get(where, row, field);
  if (before === undefined && value === null) return;
  const same = before && [before.value, before.decided_by, before.decided_on, before.why].join("\u0000");
  if (same === [value, by, on, why].join("\u0000")) return;
  yield* ADD.send(where, row, field, value, name, by, on, why, noted, scan);
}

/** A window at a time: who walks may write meanwhile. */
function* notedDecisions(): Walk<NotedDecision> {
  for (let after = 0; ; ) {
    const rows = yield* PAGE.all(after);
    for (const row of rows) yield new Out(notedOf(row));
    if (rows.length < WINDOW) return;
    after = Number(rows.at(-1)?.number);
  }
}

const textOf = (value: unknown) => (value === null ? null : String(value));

function notedOf(row: Row): NotedDecision {
  return {
    where: String(row.place) as Decision["where"],
    row: String(row.row),
    field: String(row.field) as Decision["field"],
    value: textOf(row.value),
    name: textOf(row.name),
    by: textOf(row.decided_by),
    on: textOf(row.decided_on) as IsoDate | null,
    why: textOf(row.why),
    former: textOf(row.former),
    noted: String(row.noted_on) as IsoDate,
    scan: String(row.scan_id),
  };
}
