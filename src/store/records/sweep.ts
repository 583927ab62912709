/**
 * What a scan that came to its end leaves behind: what it should have said again and did not is forgotten, as far as it was shown
 * all that there is. Inside a transaction.
 */

import { FOUNDATIONS, type GapCause, HIDING, PASSING_CAUSES } from "../../model/gap.ts";
import { chosenWorkloadOf, SERVICES, type ServiceId } from "../../model/service.ts";
import { type Asking, sql } from "../asking.ts";
import type { Scan, ScanWish } from "../port.ts";
import { IN_PART } from "./history.ts";
import { INCOMPLETE, quoted } from "./words.ts";

export function* sweepScan(scan: Scan): Asking<void> {
  const swept: Swept = isNarrowed(scan.wish) ? new Map() : yield* sweptServices(scan);
  yield* noteListed(scan, swept);
  // The first scan of all has nothing to forget.
  if (scan.number > 1) for (const [service, extent] of swept) yield* sweep(service, extent, scan);
  yield* forgetOrphans();
  if (scan.number > 1 && swept.size > 0) yield* forgetFacts(scan, isWhole(swept));
  yield* forgetGaps(scan);
}

/** Of what an exclusion leaves out nothing is to be said any more; a pilot says nothing of the rest. */
export const isNarrowed = ({ include }: ScanWish) => include.length > 0;
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
