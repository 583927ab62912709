/** What was found, item by item: one line for each item and detector. Sorted by service in plan order, then by id. */

import { type Category, CONFIDENCES, type Confidence, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { type Asking, Out, sql, sqlOfArrays, together, type Walk } from "../asking.ts";
import type { StoredFinding } from "../totals.ts";
import { quoted } from "./words.ts";

/** Places read at once, rows of each that are read with them, and those of a place that has more. */
const WINDOW = { places: 100, rows: 200, more: 2000 };

type Row = readonly [
  item: string,
  detector: string,
  category: Category,
  confidence: number,
  count: number,
  name: string | null,
];

const IN_NAMES = "(origin IN ('place', 'folder') OR item = '')";

const PLACES = sql(
  `SELECT place, id, CASE WHEN EXISTS (SELECT 1 FROM finding WHERE finding.place = place.place AND ${IN_NAMES})
     THEN 1 ELSE 0 END AS named
   FROM place WHERE service = ? AND id > ? AND EXISTS (SELECT 1 FROM finding WHERE finding.place = place.place)
   ORDER BY id LIMIT ?`,
);
const NAMES = sqlOfArrays(
  `SELECT '', detector, category, confidence, count, NULL FROM finding WHERE place = ? AND ${IN_NAMES}`,
);
const PAGE = sqlOfArrays(
  `SELECT finding.item, detector, category, confidence, count, COALESCE(item.name,
       (SELECT name FROM outcome WHERE outcome.place = finding.place AND outcome.item = finding.item))
   FROM finding LEFT JOIN item ON item.place = finding.place AND item.id = finding.item
   WHERE finding.place = ? AND finding.item > ? AND origin NOT IN ('place', 'folder') ORDER BY finding.item LIMIT ?`,
);

/** A label that both the file and the service tell is one. One line for each item and detector, at its best confidence; names of places and folders have `item` null. */
export function* findingsOf(least: Confidence, window = WINDOW): Walk<StoredFinding> {
  const surest = CONFIDENCES.indexOf(least);
  for (const { id: service } of SERVICES) {
    for (let after = ""; ; ) {
      const places = yield* PLACES.all<PlaceRow>(service, after, window.places);
      const begun = yield* together(places.map((place) => () => begin(place, window.rows)));
      for (const { place, id, own, first } of begun) {
        const at = { service, container: id };
        yield* told(own, surest, at);
        let { rows, more } = first;
        yield* told(rows, surest, at);
        while (more) {
          ({ rows, more } = yield* itemsFrom(place, rows.at(-1)?.[0] ?? "", window.more));
          yield* told(rows, surest, at);
        }
      }
      if (begun.length < window.places) break;
      after = String(begun.at(-1)?.id);
    }
  }
}

function* begin({ place, id, named }: PlaceRow, most: number) {
  return {
    ...{ place, id, own: named === 1 ? yield* NAMES.all<Row>(place) : [] },
    first: yield* itemsFrom(place, "", most),
  };
}

/** Rows of whole items: one that is cut is read again, with what follows. */
function* itemsFrom(place: number, after: string, most: number): Asking<Rows> {
  const rows = yield* PAGE.all<Row>(place, after, most + 1);
  if (rows.length <= most) return { rows, more: false };
  const cut = rows.at(-1)?.[0];
  const whole = rows.filter(([item]) => item !== cut);
  return whole.length > 0 ? { rows: whole, more: true } : yield* itemsFrom(place, after, 2 * most);
}

interface Rows {
  readonly rows: readonly Row[];
  /** Others follow. */
  readonly more: boolean;
}

interface PlaceRow {
  readonly place: number;
  readonly id: string;
  readonly named: 0 | 1;
}

const STRUCK = `detector IN (${quoted(RESTRICTED_DETECTORS)}) AND confidence >= ?`;
const RESTRICTED = sql(
  `SELECT place.service AS service, COUNT(*) AS items
   FROM (SELECT DISTINCT place, item FROM finding WHERE ${STRUCK} AND origin NOT IN ('place', 'folder')) AS those
     JOIN place ON place.place = those.place GROUP BY place.service`,
);
const ANY_RESTRICTED = sql(`SELECT 1 AS found FROM finding WHERE ${STRUCK} LIMIT 1`);

/** See {@link RecordStore.restricted}: counted by the database, as there may be millions of findings, and few of these. */
export function* restrictedIn(
  least: Confidence,
): Asking<{ readonly any: boolean; readonly items: ReadonlyMap<ServiceId, number> }> {
  const at = CONFIDENCES.indexOf(least);
  const rows = yield* RESTRICTED.all(at);
  return {
    any: (yield* ANY_RESTRICTED.get(at)) !== undefined,
    items: new Map(rows.map((row) => [String(row.service) as ServiceId, Number(row.items)] as const)),
  };
}

interface Kind {
  readonly detector: string;
  readonly category: Category;
  confidence: number;
  count: number;
}

/** What the rows of an item come to, item by item. */
function* told(
  rows: readonly Row[],
  least: number,
  at: Pick<StoredFinding, "service" | "container">,
): Generator<Out<StoredFinding>, void, unknown> {
  let kinds: Kind[] = [];
  for (const [index, [item, detector, category, confidence, count, name]] of rows.entries()) {
    if (confidence >= least) join(kinds, { detector, category, confidence, count });
    if (rows[index + 1]?.[0] === item) continue;
    for (const finding of surestFirst(kinds))
      yield new Out({ ...at, ...(item === "" ? NOWHERE : { item, name }), finding });
    kinds = [];
  }
}

const NOWHERE = { item: null, name: null };

function join(kinds: Kind[], row: Kind): void {
  const known = kinds.find(({ detector, category }) => detector === row.detector && category === row.category);
  if (known === undefined) {
    kinds.push(row);
    return;
  }
  known.confidence = Math.max(known.confidence, row.confidence);
  known.count = row.detector === "label" ? Math.max(known.count, row.count) : known.count + row.count;
}

/** An item and a detector have one line; where the category differs inside an item, that of the surest stands. */
function* surestFirst(kinds: Kind[]): Generator<StoredFinding["finding"]> {
  if (kinds.length > 1) kinds.sort(inOrder);
  for (let at = 0; at < kinds.length; ) {
    const { detector, category, confidence, count } = kinds[at] as Kind;
    let sum = count;
    for (at += 1; kinds[at]?.detector === detector; at += 1) sum += kinds[at]?.count ?? 0;
    yield { detector, category, count: sum, confidence: CONFIDENCES[confidence] as Confidence };
  }
}

function inOrder(one: Kind, other: Kind): number {
  if (one.detector !== other.detector) return one.detector < other.detector ? -1 : 1;
  return other.confidence - one.confidence || (one.category < other.category ? -1 : 1);
}
