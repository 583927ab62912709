/** Decisions of people over all scans. A store of an earlier version that may not be written has none. */

import type { DatabaseSync } from "node:sqlite";
import type { IsoDate } from "../../model/dates.ts";
import type { Decision, NotedDecision } from "../../model/decision.ts";
import type { DecisionStore } from "../port.ts";
import { isThere } from "./words.ts";

type Row = Record<string, unknown>;
const WINDOW = 500;
/** SQLITE_READONLY, whatever its reason. */
const READ_ONLY = 8;

export function decisionsIn(
  database: DatabaseSync,
  { scan, transaction }: { readonly scan: () => number; readonly transaction: <T>(work: () => T) => T },
): DecisionStore {
  if (!isThere(database, "decision")) return { noteDecisions: async () => {}, async *decisions() {} };
  const last = database.prepare(
    `SELECT value, decided_by, decided_on, why FROM decision WHERE place = ? AND row = ? AND field = ?
     ORDER BY number DESC LIMIT 1`,
  );
  const add = database.prepare(
    `INSERT INTO decision (place, row, field, value, name, decided_by, decided_on, why, noted_on, scan)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const page = database.prepare(
    `SELECT one.*, scan.id AS scan_id, (
       SELECT value FROM decision AS before WHERE before.place = one.place AND before.row = one.row
         AND before.field = one.field AND before.number < one.number ORDER BY before.number DESC LIMIT 1) AS former
     FROM decision AS one JOIN scan ON scan.number = one.scan WHERE one.number > ? ORDER BY one.number LIMIT ${WINDOW}`,
  );
  const note = ({ where, row, field, value, name, by, on, why }: Decision, noted: IsoDate) => {
    const before = last.get(where, row, field);
    if (before === undefined && value === null) return;
    const same = before && [before.value, before.decided_by, before.decided_on, before.why].join("\u0000");
    if (same === [value, by, on, why].join("\u0000")) return;
    add.run(where, row, field, value, name, by, on, why, noted, scan());
  };
  return {
    noteDecisions: async (decisions, noted) => {
      try {
        transaction(() => {
          for (const decision of decisions) note(decision, noted);
        });
      } catch (cause) {
        // A plan is made of such a store all the same.
        if (((cause as { errcode?: number }).errcode ?? 0) % 256 !== READ_ONLY) throw cause;
      }
    },
    async *decisions() {
      for (let after = 0; ; ) {
        const rows = page.all(after);
        for (const row of rows) yield notedOf(row);
        if (rows.length < WINDOW) return;
        after = Number(rows.at(-1)?.number);
      }
    },
  };
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
