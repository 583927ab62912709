/**
 * What of a service may be read, place after place, as one scan saw it, and what came of it: the population that a sample
 * is drawn from and told of. Places that the configuration closes to reading hold none of it.
 */

import { CONFIDENCES, type Confidence, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import type { Container } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import { type Asking, Out, sql, type Walk } from "../asking.ts";
import type { Populated, Readable } from "../totals.ts";
import { COUNTED, INCOMPLETE, quoted, sumOf } from "./words.ts";

const WINDOW = 1000;

/** Of an item: its own name, or a label that was asked for apart, says what it holds, whatever a plan is to tell. */
export const markedBy = (place: string, item: string) => `EXISTS (
  SELECT 1 FROM finding WHERE finding.place = ${place} AND finding.item = ${item} AND category <> 'contact'
    AND origin NOT IN ('content', 'folder', 'place') AND confidence >= ${CONFIDENCES.indexOf("medium")})`;

const sensitive = (place: string, item: string) => `EXISTS (
  SELECT 1 FROM finding WHERE finding.place = ${place} AND finding.item = ${item} AND category <> 'contact'
    AND origin NOT IN ('folder', 'place') AND detector NOT IN (${quoted(RESTRICTED_DETECTORS)}) AND confidence >= :least)`;

/** Null where there is no outcome. */
const came = `CASE WHEN outcome.read = 0 THEN 'unread' WHEN outcome.unread <> '[]' THEN 'in-part' WHEN outcome.read = 1 THEN 'read' END`;

const gapOf = (causes: string) =>
  `EXISTS (SELECT 1 FROM gap WHERE gap.service = place.service AND gap.container = place.id AND gap.seen = :scan AND ${causes})`;

const PLACES = sql(
  `SELECT place, id, body, CASE WHEN ${gapOf(`cause IN (${INCOMPLETE})`)} THEN 1 ELSE 0 END AS refused,
     (SELECT COALESCE(${sumOf("items")}, 0) FROM part WHERE part.place = place.place AND counted = 1 AND part.seen = :scan) AS counted,
     (SELECT COALESCE(${sumOf("count")}, 0) FROM gap WHERE gap.service = place.service AND gap.container = place.id
        AND gap.seen = :scan AND cause = 'private') AS closed
   FROM place WHERE service = :service AND id > :after AND body IS NOT NULL AND (seen = :scan OR kept = :scan)
     AND NOT ${gapOf("cause = 'left-out' AND gap.place = 'content'")}
   ORDER BY id LIMIT ${WINDOW}`,
);
const LISTED = sql(
  `SELECT item.id, item.name, bytes, created, modified, ${came} AS came,
     CASE WHEN ${markedBy("item.place", "item.id")} THEN 1 ELSE 0 END AS marked,
     CASE WHEN ${sensitive("item.place", "item.id")} THEN 1 ELSE 0 END AS sensitive
   FROM item LEFT JOIN outcome ON outcome.place = item.place AND outcome.item = item.id
     JOIN place ON place.place = item.place
   WHERE item.place = :place AND item.id > :after AND ${COUNTED} AND closed = 0 AND (item.seen = :scan OR place.kept = :scan)
   ORDER BY item.id LIMIT ${WINDOW}`,
);
/** What is counted without being listed: it is known once it was drawn. */
const UNLISTED = sql(
  `SELECT item AS id, NULL AS name, NULL AS bytes, NULL AS created, NULL AS modified, ${came} AS came, 0 AS marked,
     CASE WHEN ${sensitive("outcome.place", "item")} THEN 1 ELSE 0 END AS sensitive
   FROM outcome WHERE place = :place AND item > :after AND seen = :scan
     AND NOT EXISTS (SELECT 1 FROM item WHERE item.place = outcome.place AND item.id = outcome.item)
   ORDER BY item LIMIT ${WINDOW}`,
);

export function* populationOf(service: ServiceId, scan: number, least: Confidence): Walk<Populated> {
  const undone = yield* undoneNow();
  const floor = CONFIDENCES.indexOf(least);
  for (let after = ""; ; ) {
    const window = yield* PLACES.all<PlaceRow>({ service, scan, after });
    for (const { place, body, refused, counted, closed } of window) {
      const container = JSON.parse(body) as Container;
      const unseen = refused === 1 || (yield* undone(container));
      yield new Out({ container, counted: Math.max(0, counted - closed), unseen, items: [] });
      for (const [statement, isListed] of [
        [LISTED, true],
        [UNLISTED, false],
      ] as const) {
        for (let from = ""; ; ) {
          const rows = yield* statement.all<ItemRow>({ place, scan, after: from, least: floor });
          if (rows.length > 0)
            yield new Out({ container, counted: 0, unseen, items: rows.map((row) => readableOf(row, isListed)) });
          if (rows.length < WINDOW) break;
          from = rows.at(-1)?.id ?? "";
        }
      }
    }
    if (window.length < WINDOW) return;
    after = String(window.at(-1)?.id);
  }
}

interface PlaceRow {
  readonly place: number;
  readonly id: string;
  readonly body: string;
  readonly refused: number;
  readonly counted: number;
  readonly closed: number;
}

interface ItemRow {
  readonly id: string;
  readonly name: string | null;
  readonly bytes: number | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly came: Readable["came"];
  readonly marked: number;
  readonly sensitive: number;
}

function readableOf({ marked, sensitive: struck, ...item }: ItemRow, listed: boolean): Readable {
  return {
    ...item,
    listed,
    marked: marked === 1,
    sensitive: struck === 1,
  };
}

const OPEN = sql("SELECT DISTINCT collector FROM task WHERE state IN ('waiting', 'claimed')");
const TASK = sql("SELECT 1 AS found FROM task WHERE collector = ? AND key = ? AND state <> 'done'");

/** True of a place whose task is not over; posts of all channels of a team are read in one. */
function* undoneNow(): Asking<(container: Container) => Asking<boolean>> {
  const open = (yield* OPEN.all()).map(({ collector }) => String(collector));
  return function* ({ id, service, group }) {
    const keys = service === "teams.channel-messages" && group !== null ? [id, group] : [id];
    for (const collector of open)
      for (const key of keys) if ((yield* TASK.get(collector, key)) !== undefined) return true;
    return false;
  };
}
