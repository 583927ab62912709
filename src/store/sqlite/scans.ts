/** The life of a scan in its store: begun, gone on with, swept and closed. */

import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { FOUNDATIONS, type GapCause, HIDING, ORDERED, PASSING_CAUSES, UNANSWERED } from "../../model/gap.ts";
import { type ChosenWorkload, chosenWorkloadOf, SERVICES, type ServiceId } from "../../model/service.ts";
import type { Scan, ScanWish, ShortBy } from "../port.ts";
import { sealRecords } from "../records/seal.ts";
import { INCOMPLETE, quoted } from "../records/words.ts";
import { engineOn } from "./engine.ts";
import { IN_PART } from "./history.ts";
import { tellLeft } from "./left.ts";

type Row = Record<string, unknown>;

const scanOf = (row: Row, resumed: boolean): Scan => ({
  id: String(row.id),
  number: Number(row.number),
  tenant: String(row.tenant),
  startedAt: String(row.started_at),
  finishedAt: row.finished_at === null ? null : String(row.finished_at),
  complete: row.complete === null ? null : row.complete === 1,
  untold: row.untold === 1,
  wish: JSON.parse(String(row.wish)) as ScanWish,
  resumed,
  leaves: false,
  unanswered: [],
});

export function lastScan(database: DatabaseSync, resumed = false): Scan | null {
  const row = database.prepare("SELECT * FROM scan ORDER BY number DESC LIMIT 1").get();
  return row === undefined ? null : scanOf(row, resumed);
}

interface Beginning {
  readonly tenant: string;
  readonly wish: ScanWish;
  readonly now: Date;
  readonly fresh: boolean;
  readonly shortBy: ShortBy;
}

/** Goes on with what was not finished, when it was to read and to visit the same; else begins. Inside a transaction. */
export function beginScan(database: DatabaseSync, beginning: Beginning): Scan {
  const clockBehind = aheadOf(lastScan(database), beginning.now);
  return { ...begun(database, beginning), clockBehind };
}

function begun(database: DatabaseSync, { tenant, wish, now, fresh, shortBy }: Beginning): Scan {
  const last = lastScan(database);
  if (last !== null && isToBeTold(last, wish, now) && !fresh) return { ...last, resumed: true };
  const unanswered = forgetUnanswered(database);
  if (last !== null && last.finishedAt === null && !fresh && isSame(last.wish, wish)) {
    database.exec("UPDATE task SET state = 'waiting' WHERE state = 'claimed'");
    return { ...last, resumed: true, unanswered };
  }
  const leaves = last !== null && last.finishedAt === null && !fresh;
  if (leaves) tellLeft(database, last, shortBy);
  // Pseudonyms outlive everything: « Boîte 0042 » is the same in every copy made from this store.
  const cleared = [
    "task",
    ...(fresh ? ["fact", "place", "part", "item", "gap", "outcome", "closed", "finding", "delta"] : []),
  ];
  for (const table of cleared) database.exec(`DELETE FROM ${table}`);
  database
    .prepare("INSERT INTO scan (number, id, tenant, started_at, wish) VALUES (?, ?, ?, ?, ?)")
    .run((last?.number ?? 0) + 1, randomUUID(), tenant, now.toISOString(), JSON.stringify(wish));
  const scan = lastScan(database) as Scan;
  if (fresh)
    database
      .prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .run(ANEW, String(scan.number));
  return { ...scan, leaves };
}

/** Number of the last scan that began with nothing. */
const ANEW = "anew";

export function walkedBefore(database: DatabaseSync): ReadonlySet<ChosenWorkload> {
  const ended = database.prepare(
    `SELECT wish FROM scan WHERE finished_at IS NOT NULL AND number < (SELECT MAX(number) FROM scan)
       AND number >= COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = '${ANEW}'), 0)`,
  );
  const wishes = ended.all().map(({ wish }) => JSON.parse(String(wish)) as ScanWish);
  return new Set(wishes.filter((wish) => !isNarrowed(wish)).flatMap(({ workloads }) => workloads));
}

/** Who asks again a day later wants to know how things are by then. */
const TOLD_WITHIN = 24 * 3_600_000;

const isToBeTold = ({ untold, finishedAt, wish: asked }: Scan, wish: ScanWish, now: Date) =>
  untold && finishedAt !== null && now.getTime() - Date.parse(finishedAt) < TOLD_WITHIN && isSame(asked, wish);

/** What the last run had to leave is told by each run anew, where it still does. @returns who did not answer it. */
function forgetUnanswered(database: DatabaseSync): readonly string[] {
  database.prepare("DELETE FROM gap WHERE place LIKE ?").run(`%${ORDERED}`);
  const told = database.prepare("DELETE FROM gap WHERE place LIKE ? RETURNING place").all(`%${UNANSWERED}`);
  return [...new Set(told.map(({ place }) => String(place).slice(0, -UNANSWERED.length)))];
}

/** Forgets what this scan should have said again and did not, then closes and seals it. Inside a transaction. */
export function finishScan(database: DatabaseSync, now: Date, untold: boolean): Scan {
  const scan = lastScan(database) as Scan;
  noteListed(database, scan);
  const swept = scan.number === 1 || isNarrowed(scan.wish) ? new Map() : sweptServices(database, scan);
  for (const [service, extent] of swept) sweep(database, service, extent, scan);
  forgetOrphans(database);
  if (swept.size > 0) forgetFacts(database, scan, isWhole(swept));
  forgetGaps(database, scan);
  const refused = database.prepare(`SELECT 1 FROM gap WHERE cause IN (${INCOMPLETE}) LIMIT 1`).get();
  database
    .prepare("UPDATE scan SET finished_at = ?, complete = ?, untold = ? WHERE number = ?")
    .run(endOf(scan, now).toISOString(), refused === undefined ? 1 : 0, untold ? 1 : 0, scan.number);
  engineOn(database).now(sealRecords("scan", now));
  return lastScan(database) as Scan;
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

/**
 * Whose places came whole, so that what is not among them is gone, and whose only in part; a pilot scan says nothing of
 * that, nor does a service of which something was refused and nothing seen.
 */
function noteListed(database: DatabaseSync, scan: Scan): void {
  const swept = isNarrowed(scan.wish) ? new Map() : sweptServices(database, scan);
  if (swept.size === 0) return;
  const note = database.prepare("INSERT INTO made (scan, kind, value) VALUES (?, 'listed', ?) ON CONFLICT DO NOTHING");
  const seen = database.prepare("SELECT 1 FROM place WHERE service = ? AND seen = ? AND body IS NOT NULL LIMIT 1");
  for (const service of chosen(scan.wish)) {
    if (swept.get(service) === "all") note.run(scan.number, service);
    else if (seen.get(service, scan.number)) note.run(scan.number, service + IN_PART);
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

/**
 * What of a service may be forgotten: `all`, places that were not met again as well as what is gone from those that
 * were; `met`, only the latter, since a list that names places did not come; `nothing` after a pilot scan, or when it
 * is not known who is there. What is refused for good is the state of the tenant, and no reason to remember.
 */
function sweptServices(database: DatabaseSync, { number, wish }: Scan): ReadonlyMap<ServiceId, "all" | "met"> {
  const rows = database
    .prepare(
      `SELECT DISTINCT service, place, cause, CASE WHEN container = '' THEN 1 ELSE 0 END AS whole FROM gap
       WHERE seen = ? AND cause IN (${INCOMPLETE})`,
    )
    .all(number)
    .map((row) => ({
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
function sweptOf(service: ServiceId, hidden: boolean): readonly (readonly [ServiceId, "all" | "met"])[] {
  if (!hidden) return [[service, "all"]];
  return service === "teams.chat" ? [] : [[service, "met"]];
}

function sweep(database: DatabaseSync, service: ServiceId, extent: "all" | "met", { number, wish }: Scan): void {
  const places = `SELECT place FROM place WHERE service = :service${extent === "all" ? "" : " AND seen = :number"} AND NOT ${SILENT}`;
  const here = `place IN (${places})`;
  const run = (text: string) => {
    const statement = database.prepare(text);
    statement.setAllowUnknownNamedParameters(true);
    statement.run({ service, number });
  };
  run(`DELETE FROM part WHERE seen < :number AND ${here}`);
  run(`DELETE FROM item WHERE seen < :number AND place IN (${places} AND kept < :number)`);
  // What is counted without being listed (messages) has outcomes of its own, said again when content is read again.
  if (wish.content[chosenWorkloadOf(service)] !== "none") {
    run(`DELETE FROM outcome WHERE seen < :number AND ${here} AND ${toldWhole("outcome")}
         AND NOT EXISTS (SELECT 1 FROM item WHERE item.place = outcome.place AND item.id = outcome.item)`);
    run(`DELETE FROM closed WHERE seen < :number AND ${here} AND ${toldWhole("closed")}`);
  }
  // A link is only as good as the items that it goes on from.
  run(`DELETE FROM delta WHERE seen < :number AND kept < :number AND place IN (${places} AND kept < :number)`);
  if (extent === "all") run("DELETE FROM place WHERE service = :service AND seen < :number");
  run(`DELETE FROM finding WHERE item <> '' AND ${here}
       AND NOT EXISTS (SELECT 1 FROM item WHERE item.place = finding.place AND item.id = finding.item)
       AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.place = finding.place AND outcome.item = finding.item)`);
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

/** What stood in places that are gone. */
function forgetOrphans(database: DatabaseSync): void {
  for (const table of ["part", "item", "outcome", "closed", "finding", "delta"])
    database.exec(`DELETE FROM ${table} WHERE place NOT IN (SELECT place FROM place)`);
}

/** Facts of which the collectors walk in every scan, whatever the workloads. */
const EVERY_SCAN = ["organisation", "licence", "person", "group", "label", "application", "closed-place"];

/** Every service was walked, and nothing of any hidden. */
function isWhole(swept: ReadonlyMap<ServiceId, "all" | "met">): boolean {
  return swept.size === SERVICES.length && [...swept.values()].every((extent) => extent === "all");
}

function forgetFacts(database: DatabaseSync, { number }: Scan, all: boolean): void {
  database.prepare(`DELETE FROM fact WHERE seen < ?${all ? "" : ` AND kind IN (${quoted(EVERY_SCAN)})`}`).run(number);
}

/** Whoever and whatever this scan was not to visit stays as shut as it was. */
function forgetGaps(database: DatabaseSync, { number, wish }: Scan): void {
  const before = `seen < :number AND service IN ('', ${quoted(chosen(wish))})`;
  const met = (how: string) =>
    `EXISTS (SELECT 1 FROM place WHERE place.service = gap.service AND place.id = gap.container AND place.seen ${how} :number)`;
  if (!isNarrowed(wish)) {
    // A place whose list did not come stays in the middle of its walk.
    database.prepare(`DELETE FROM gap WHERE ${before} AND NOT (cause = 'unfinished' AND ${met("<")})`).run({ number });
    return;
  }
  database
    .prepare(`DELETE FROM gap WHERE ${before} AND ((container = '' AND cause <> 'unfinished') OR ${met("=")})`)
    .run({ number });
  const forget = database.prepare(`DELETE FROM gap WHERE ${before} AND container = :container`);
  for (const container of visitedIn(database)) forget.run({ number, container });
}

/** People, groups and sites that tasks of this scan went to: a gap may stand for one of them, that is no place itself. */
function visitedIn(database: DatabaseSync): ReadonlySet<string> {
  const visited = new Set<string>();
  for (const { params } of database.prepare("SELECT params FROM task").iterate()) {
    const { ids } = JSON.parse(String(params)) as { ids?: readonly string[] };
    for (const id of ids ?? []) visited.add(id);
  }
  return visited;
}
