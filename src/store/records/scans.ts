/** The life of a scan in its store: begun, gone on with, swept and closed. */

import { randomUUID } from "node:crypto";
import { FOUNDATIONS, type GapCause, HIDING, ORDERED, PASSING_CAUSES, UNANSWERED } from "../../model/gap.ts";
import { type ChosenWorkload, chosenWorkloadOf, SERVICES, type ServiceId } from "../../model/service.ts";
import { type Asking, type Row, sql } from "../asking.ts";
import type { Scan, ScanWish, ShortBy } from "../port.ts";
import { IN_PART } from "./history.ts";
import { tellLeft } from "./left.ts";
import { sealRecords } from "./seal.ts";
import type { Tasks } from "./tasks.ts";
import { INCOMPLETE, quoted } from "./words.ts";

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
  const swept: Swept = isNarrowed(scan.wish) ? new Map() : yield* sweptServices(scan);
  yield* noteListed(scan, swept);
  // The first scan of all has nothing to forget.
  if (scan.number > 1) for (const [service, extent] of swept) yield* sweep(service, extent, scan);
  yield* forgetOrphans();
  if (scan.number > 1 && swept.size > 0) yield* forgetFacts(scan, isWhole(swept));
  yield* forgetGaps(scan);
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

const NOTE_LISTED = sql("INSERT INTO made (scan, kind, value) VALUES (?, 'listed', ?) ON CONFLICT DO NOTHING");
const ANY_SEEN = sql("SELECT 1 AS found FROM place WHERE service = ? AND seen = ? AND body IS NOT NULL LIMIT 1");

/**
 * Whose places came whole, so that what is not among them is gone, and whose only in part; a pilot scan says nothing of
 * that, nor does a service of which something was refused and nothing seen.
 */
function* noteListed({ number, wish }: Scan, swept: Swept): Asking<void> {
  if (swept.size === 0) return;
  for (const service of chosen(wish)) {
    if (swept.get(service) === "all") yield* NOTE_LISTED.send(number, service);
    else if (yield* ANY_SEEN.get(service, number)) yield* NOTE_LISTED.send(number, service + IN_PART);
  }
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

/** Of what an exclusion leaves out nothing is to be said any more; a pilot says nothing of the rest. */
const isNarrowed = ({ include }: ScanWish) => include.length > 0;
const chosen = ({ workloads }: ScanWish) =>
  SERVICES.map(({ id }) => id).filter((id) => workloads.includes(chosenWorkloadOf(id)));

type Extent = "all" | "met";
type Swept = ReadonlyMap<ServiceId, Extent>;

const REFUSALS = sql(
  `SELECT DISTINCT service, place, cause, CASE WHEN container = '' THEN 1 ELSE 0 END AS whole FROM gap
   WHERE seen = ? AND cause IN (${INCOMPLETE})`,
);

/**
 * What of a service may be forgotten: `all`, places that were not met again as well as what is gone from those that
 * were; `met`, only the latter, since a list that names places did not come; `nothing` after a pilot scan, or when it
 * is not known who is there. What is refused for good is the state of the tenant, and no reason to remember.
 */
function* sweptServices({ number, wish }: Scan): Asking<Swept> {
  const rows = (yield* REFUSALS.all(number)).map((row) => ({
    service: String(row.service),
    where: String(row.place),
    whole: row.whole === 1,
    passes: PASSING_CAUSES.has(row.cause as GapCause),
  }));
  // Of the directory, only who is there decides of what is gone; a label or a report that is refused does not.
  if (rows.some(({ service, where, whole }) => whole && service === "" && FOUNDATIONS.has(where))) return new Map();
  const hidden = new Set<string>();
  for (const { service, where, whole, passes } of rows) {
    if (whole) hidden.add(service);
    if (whole || passes) for (const id of HIDING.get(where) ?? []) hidden.add(id);
  }
  return new Map(chosen(wish).flatMap((id) => sweptOf(id, hidden.has(id))));
}

/** Messages of a chat come by its members: those of one who could not be asked are not gone. */
function sweptOf(service: ServiceId, hidden: boolean): readonly (readonly [ServiceId, Extent])[] {
  if (!hidden) return [[service, "all"]];
  return service === "teams.chat" ? [] : [[service, "met"]];
}

function* sweep(service: ServiceId, extent: Extent, { number, wish }: Scan): Asking<void> {
  const places = `SELECT place FROM place WHERE service = :service${extent === "all" ? "" : " AND seen = :number"} AND NOT ${SILENT}`;
  const here = `place IN (${places})`;
  const about = { service, number };
  yield* sql(`DELETE FROM part WHERE seen < :number AND ${here}`).send(about);
  yield* sql(`DELETE FROM item WHERE seen < :number AND place IN (${places} AND kept < :number)`).send(about);
  // What is counted without being listed (messages) has outcomes of its own, said again when content is read again.
  if (wish.content[chosenWorkloadOf(service)] !== "none") {
    yield* sql(
      `DELETE FROM outcome WHERE seen < :number AND ${here} AND ${toldWhole("outcome")}
         AND NOT EXISTS (SELECT 1 FROM item WHERE item.place = outcome.place AND item.id = outcome.item)`,
    ).send(about);
    yield* sql(`DELETE FROM closed WHERE seen < :number AND ${here} AND ${toldWhole("closed")}`).send(about);
  }
  // A link is only as good as the items that it goes on from.
  yield* sql(
    `DELETE FROM delta WHERE seen < :number AND kept < :number AND place IN (${places} AND kept < :number)`,
  ).send(about);
  if (extent === "all") yield* sql("DELETE FROM place WHERE service = :service AND seen < :number").send(about);
  yield* sql(
    `DELETE FROM finding WHERE item <> '' AND ${here}
       AND NOT EXISTS (SELECT 1 FROM item WHERE item.place = finding.place AND item.id = finding.item)
       AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.place = finding.place AND outcome.item = finding.item)`,
  ).send(about);
}

/**
 * True of a place whose lists could not be had to their end: what was known of it stands, with the gap that says so. A
 * content that could not be read takes nothing from the list that names it.
 */
const SILENT = `EXISTS (SELECT 1 FROM gap WHERE gap.service = place.service AND gap.container = place.id
  AND gap.seen = :number AND gap.place <> 'content' AND gap.cause IN (${quoted(PASSING_CAUSES)}))`;

/** True of what stands in no part that told its changes alone. */
const toldWhole = (table: string) =>
  `NOT EXISTS (SELECT 1 FROM delta WHERE delta.place = ${table}.place AND delta.part = ${table}.part AND delta.kept = :number)`;

const ORPHANS = ["part", "item", "outcome", "closed", "finding", "delta"].map((table) =>
  sql(`DELETE FROM ${table} WHERE place NOT IN (SELECT place FROM place)`),
);

/** What stood in places that are gone. */
function* forgetOrphans(): Asking<void> {
  for (const table of ORPHANS) yield* table.send();
}

/** Facts of which the collectors walk in every scan, whatever the workloads. */
const EVERY_SCAN = ["organisation", "licence", "person", "group", "label", "application", "closed-place"];

/** Every service was walked, and nothing of any hidden. */
function isWhole(swept: Swept): boolean {
  return swept.size === SERVICES.length && [...swept.values()].every((extent) => extent === "all");
}

function* forgetFacts({ number }: Scan, all: boolean): Asking<void> {
  yield* sql(`DELETE FROM fact WHERE seen < ?${all ? "" : ` AND kind IN (${quoted(EVERY_SCAN)})`}`).send(number);
}

/** Whoever and whatever this scan was not to visit stays as shut as it was. */
function* forgetGaps({ number, wish }: Scan): Asking<void> {
  const before = `seen < :number AND service IN ('', ${quoted(chosen(wish))})`;
  const met = (how: string) =>
    `EXISTS (SELECT 1 FROM place WHERE place.service = gap.service AND place.id = gap.container AND place.seen ${how} :number)`;
  if (!isNarrowed(wish)) {
    // A place whose list did not come stays in the middle of its walk.
    yield* sql(`DELETE FROM gap WHERE ${before} AND NOT (cause = 'unfinished' AND ${met("<")})`).send({ number });
    return;
  }
  yield* sql(`DELETE FROM gap WHERE ${before} AND ((container = '' AND cause <> 'unfinished') OR ${met("=")})`).send({
    number,
  });
  const forget = sql(`DELETE FROM gap WHERE ${before} AND container = :container`);
  for (const container of yield* visited()) yield* forget.send({ number, container });
}

const VISITS = sql("SELECT params FROM task");

/** People, groups and sites that tasks of this scan went to: a gap may stand for one of them, that is no place itself. */
function* visited(): Asking<ReadonlySet<string>> {
  const ids = new Set<string>();
  // biome-ignore lint/correctness/useYield: a task asks for nothing more.
  yield* VISITS.each([], function* ({ params }): Asking<void> {
    const task = JSON.parse(String(params)) as { ids?: readonly string[] };
    for (const id of task.ids ?? []) ids.add(id);
  });
  return ids;
}
