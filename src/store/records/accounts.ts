/** What a scan has asked and received, what was odd in the answers, and what services let it ask: noted as it goes. */

import type { Oddity } from "../../model/oddity.ts";
import { type Asking, type Engine, type Row, sql } from "../asking.ts";
import type { Account, RecordStore } from "../port.ts";

type Kept = Pick<
  RecordStore,
  "addAccount" | "accounts" | "addOddity" | "oddities" | "noteSpent" | "spent" | "notePauses" | "pauses"
>;

const ADD_ACCOUNT = sql(
  `INSERT INTO account (scan, workload, requests, throttled, units, bytes) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (scan, workload) DO UPDATE SET requests = account.requests + excluded.requests,
       throttled = account.throttled + excluded.throttled, units = account.units + excluded.units, bytes = account.bytes + excluded.bytes`,
);
const ACCOUNTS = sql("SELECT * FROM account WHERE scan = ? ORDER BY workload");
const ADD_ODDITY = sql(
  `INSERT INTO oddity (scan, workload, kind, count) VALUES (?, ?, ?, ?)
     ON CONFLICT (scan, workload, kind) DO UPDATE SET count = oddity.count + excluded.count`,
);
const ODDITIES = sql("SELECT workload, kind, count FROM oddity WHERE scan = ? ORDER BY workload, kind");
const FORGET_SPENT = sql("DELETE FROM spent");
const ADD_SPENT = sql("INSERT INTO spent (since, units) VALUES (?, ?)");
const SPENT = sql("SELECT since, units FROM spent ORDER BY since");
const FORGET_PAUSES = sql("DELETE FROM pause");
const ADD_PAUSE = sql("INSERT INTO pause (lane, until) VALUES (?, ?)");
const PAUSES = sql("SELECT lane, until FROM pause ORDER BY lane");

export const noteOddity = (scan: number, { workload, kind, count }: Oddity): Asking<void> =>
  ADD_ODDITY.send(scan, workload, kind, count);

/** @param scan the number of the scan that is on, or of the last. */
export function accountsIn(engine: Engine, scan: () => Asking<number>): Kept {
  return {
    addAccount: (workload, { requests, throttled, units, bytes }) =>
      engine.write(function* () {
        yield* ADD_ACCOUNT.send(yield* scan(), workload, requests, throttled, units, bytes);
      }),
    accounts: () =>
      engine.read(function* () {
        const rows = yield* ACCOUNTS.all(yield* scan());
        return new Map(rows.map((row) => [String(row.workload), accountOf(row)] as const));
      }),
    addOddity: (oddity) =>
      engine.write(function* () {
        yield* noteOddity(yield* scan(), oddity);
      }),
    oddities: () =>
      engine.read(function* () {
        return (yield* ODDITIES.all(yield* scan())).map(oddityOf);
      }),
    noteSpent: (spent) =>
      engine.write(function* () {
        yield* FORGET_SPENT.send();
        for (const { from, units } of spent) yield* ADD_SPENT.send(from, units);
      }),
    spent: async () =>
      (await engine.read(() => SPENT.all())).map(({ since, units }) => ({ from: Number(since), units: Number(units) })),
    notePauses: (pauses) =>
      engine.write(function* () {
        yield* FORGET_PAUSES.send();
        for (const { lane, until } of pauses) yield* ADD_PAUSE.send(lane, Math.ceil(until));
      }),
    pauses: async () =>
      (await engine.read(() => PAUSES.all())).map(({ lane, until }) => ({ lane: String(lane), until: Number(until) })),
  };
}

const accountOf = (row: Row): Account => ({
  requests: Number(row.requests),
  throttled: Number(row.throttled),
  units: Number(row.units),
  bytes: Number(row.bytes),
});

const oddityOf = ({ workload, kind, count }: Row): Oddity => ({
  workload: String(workload),
  kind: kind as Oddity["kind"],
  count: Number(count),
});
