/** The life of a scan in its store: begun, gone on with, swept and closed. */

import { randomUUID } from "node:crypto";
import { ORDERED, UNANSWERED } from "../../model/gap.ts";
import type { ChosenWorkload } from "../../model/service.ts";
import { type Asking, type Row, sql } from "../asking.ts";
import type { Scan, ScanWish, ShortBy } from "../port.ts";
import { tellLeft } from "./left.ts";
import { sealRecords } from "./seal.ts";
import { isNarrowed, sweepScan } from "./sweep.ts";
import type { Tasks } from "./tasks.ts";
import { INCOMPLETE } from "./words.ts";

const scanOf = (row: Row): Scan => ({
  id: String(row.id),
  number: Number(row.number),
  tenant: String(row.tenant),
  startedAt: String(row.started_at),
  finishedAt: row.finished_at === null ? null : String(row.finished_at),
  complete: row.complete === null ? null : row.complete === 1,
  untold: row.untold === 1,
  wish: JSON.parse(String(row.wish)) as ScanWish,
  resumed: false,
  leaves: false,
  unanswered: [],
});

const LAST = sql("SELECT * FROM scan ORDER BY number DESC LIMIT 1");

export function* lastScan(): Asking<Scan | null> {
  const row = yield* LAST.get();
  return row === undefined ? null : scanOf(row);
}

interface Beginning {
  readonly tenant: string;
  readonly wish: ScanWish;
  readonly now: Date;
  readonly fresh: boolean;
  readonly shortBy: ShortBy;
  readonly tasks: Pick<Tasks, "again" | "forget">;
}

/** Goes on with what was not finished, when it was to read and to visit the same; else begins. Inside a transaction. */
export function* beginScan(beginning: Beginning): Asking<Scan> {
  const clockBehind = aheadOf(yield* lastScan(), beginning.now);
  return { ...(yield* begun(beginning)), clockBehind };
}

const BEGIN = sql("INSERT INTO scan (number, id, tenant, started_at, wish) VALUES (?, ?, ?, ?, ?)");
const NOTE_ANEW = sql(
  "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
);

const SEEN = ["fact", "place", "part", "item", "gap", "outcome", "closed", "finding", "delta"].map((table) =>
  sql(`DELETE FROM ${table}`),
);

function* begun({ tenant, wish, now, fresh, shortBy, tasks }: Beginning): Asking<Scan> {
  const last = yield* lastScan();
  if (last !== null && isToBeTold(last, wish, now) && !fresh) return { ...last, resumed: true };
  const unanswered = yield* forgetUnanswered();
  if (last !== null && last.finishedAt === null && !fresh && isSame(last.wish, wish)) {
    yield* tasks.again();
    return { ...last, resumed: true, unanswered };
  }
  const leaves = last !== null && last.finishedAt === null && !fresh;
  if (leaves) yield* tellLeft(last, shortBy);
  // Pseudonyms outlive everything: « Boîte 0042 » is the same in every copy made from this store.
  yield* tasks.forget();
  if (fresh) for (const table of SEEN) yield* table.send();
  yield* BEGIN.send((last?.number ?? 0) + 1, randomUUID(), tenant, now.toISOString(), JSON.stringify(wish));
  const scan = (yield* lastScan()) as Scan;
  if (fresh) yield* NOTE_ANEW.send(ANEW, String(scan.number));
  return { ...scan, leaves };
}

/** Number of the last scan that began with nothing. */
const ANEW = "anew";

const ENDED = sql(
  `SELECT wish FROM scan WHERE finished_at IS NOT NULL AND number < (SELECT MAX(number) FROM scan)
     AND number >= COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = '${ANEW}'), 0)`,
);

export function* walkedBefore(): Asking<ReadonlySet<ChosenWorkload>> {
  const wishes = (yield* ENDED.all()).map(({ wish }) => JSON.parse(String(wish)) as ScanWish);
  return new Set(wishes.filter((wish) => !isNarrowed(wish)).flatMap(({ workloads }) => workloads));
}

/** Who asks again a day later wants to know how things are by then. */
const TOLD_WITHIN = 24 * 3_600_000;

const isToBeTold = ({ untold, finishedAt, wish: asked }: Scan, wish: ScanWish, now: Date) =>
  untold && finishedAt !== null && now.getTime() - Date.parse(finishedAt) < TOLD_WITHIN && isSame(asked, wish);

const FORGET_TOLD = sql("DELETE FROM gap WHERE place LIKE ?");
const TAKE_TOLD = sql("DELETE FROM gap WHERE place LIKE ? RETURNING place");

/** What the last run had to leave is told by each run anew, where it still does. @returns who did not answer it. */
function* forgetUnanswered(): Asking<readonly string[]> {
  yield* FORGET_TOLD.send(`%${ORDERED}`);
  const told = yield* TAKE_TOLD.all(`%${UNANSWERED}`);
  return [...new Set(told.map(({ place }) => String(place).slice(0, -UNANSWERED.length)))];
}

const REFUSED = sql(`SELECT 1 AS found FROM gap WHERE cause IN (${INCOMPLETE}) LIMIT 1`);
const FINISH = sql("UPDATE scan SET finished_at = ?, complete = ?, untold = ? WHERE number = ?");
const NOTE_TOLD = sql("UPDATE scan SET untold = 0 WHERE number = (SELECT MAX(number) FROM scan)");

export const noteTold = (): Asking<void> => NOTE_TOLD.send();

/** Forgets what this scan should have said again and did not, then closes and seals it. Inside a transaction. */
export function* finishScan(now: Date, untold: boolean): Asking<Scan> {
  const scan = (yield* lastScan()) as Scan;
  yield* sweepScan(scan);
  const complete = (yield* REFUSED.get()) === undefined;
  yield* FINISH.send(endOf(scan, now).toISOString(), complete ? 1 : 0, untold ? 1 : 0, scan.number);
  yield* sealRecords("scan", now);
  return (yield* lastScan()) as Scan;
}

/** A machine whose clock was set back meanwhile ends no scan before it began. */
const endOf = ({ startedAt }: Scan, now: Date) => (now.getTime() < Date.parse(startedAt) ? new Date(startedAt) : now);

/** Milliseconds by which clocks are set in passing. */
const IN_PASSING = 60_000;

/** The last instant of an earlier run, where the machine's clock says that it is yet to come. */
function aheadOf(last: Scan | null, now: Date): string | null {
  const noted = last?.finishedAt ?? last?.startedAt;
  return noted !== undefined && Date.parse(noted) - now.getTime() > IN_PASSING ? noted : null;
}

/** The seed alone may differ: it only says which items of a sample are drawn, and a sample is drawn once. */
function isSame(one: ScanWish, other: ScanWish): boolean {
  const said = ({
    workloads,
    content,
    include,
    exclude,
    excludeContent,
    countTeamsMessages,
    extractLabels,
    readSharing,
  }: ScanWish) => [
    ...[workloads, include, exclude, excludeContent].map((words) => [...new Set(words)].sort()),
    [content.exchange, content.onedrive, content.teams, content.sharepoint],
    countTeamsMessages,
    extractLabels === true,
    readSharing === true,
  ];
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}
