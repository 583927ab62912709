/** What was found, item by item: one line for each item and detector. Sorted by service in plan order, then by id. */

import { type Category, CONFIDENCES, type Confidence, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { type Asking, Out, type Statement, sql, sqlOfArrays, together, type Walk } from "../asking.ts";
import type { FindingsWish, StoredFinding } from "../totals.ts";
import { quoted } from "./words.ts";

/**
 * Places read at once, rows of each that are read with them, and those of a place that has more. They stand in the statements:
 * SQLite makes a statement anew for each limit that it is given.
 */
const WINDOW = { places: 100, rows: 200, more: 2000 };

type Row = readonly [
  item: string,
  detector: string,
  category: Category,
  confidence: number,
  count: number,
  /** 1 for a finding in the name of a place or folder. */
  own: 0 | 1,
  name: string | null,
];

const OWN = "(origin IN ('place', 'folder') OR finding.item = '')";
const NAME = `COALESCE(item.name,
  (SELECT name FROM outcome WHERE outcome.place = finding.place AND outcome.item = finding.item))`;

/** Of some detectors alone, or of all. */
const among = (detectors: FindingsWish["detectors"]) =>
  detectors === undefined ? "" : `AND detector IN (${quoted(detectors)})`;

/** Rows of a place, those of names among them or not; one more than `most`, where there are. */
function rowsOf(named: boolean, which: string, most: number): Statement {
  const item = named ? "LEFT JOIN item ON item.place = finding.place AND item.id = finding.item" : "";
  return sqlOfArrays(
    `SELECT finding.item, detector, category, confidence, count, CASE WHEN ${OWN} THEN 1 ELSE 0 END, ${named ? NAME : "NULL"}
     FROM finding ${item} WHERE finding.place = ? ${which} ORDER BY finding.item LIMIT ${most + 1}`,
  );
}

/**
 * A label that both the file and the service tell is one. One line for each item and detector, at its best confidence; names of
 * places and folders have `item` null. In pages that hold items whole, each of one place.
 */
export function* findingsOf(
  least: Confidence,
  { named, detectors }: FindingsWish = {},
  window = WINDOW,
): Walk<readonly StoredFinding[]> {
  const surest = CONFIDENCES.indexOf(least);
  const wanted = among(detectors);
  const places = sql(
    `SELECT place, id FROM place
     WHERE service = ? AND id > ? AND EXISTS (SELECT 1 FROM finding WHERE finding.place = place.place ${wanted})
     ORDER BY id LIMIT ${window.places}`,
  );
  const names = sqlOfArrays(
    `SELECT '', detector, category, confidence, count, 1, NULL FROM finding WHERE place = ? AND ${OWN} ${wanted}`,
  );
  const asks = new Map([true, false].map((each) => [each, asksOf(each, wanted, window)] as const));
  for (const { id: service } of SERVICES) {
    const ask = asks.get(named?.has(service) ?? true) as Asks;
    for (let after = ""; ; ) {
      const found = yield* places.all<PlaceRow>(service, after);
      const begun = yield* together(found.map((place) => () => begin(place, { names, ...ask }, window.rows)));
      for (const { place, id, own, items, last } of begun) {
        const at = { service, container: id };
        if (own.length > 0) yield new Out(told(own.map(nowhere), surest, at));
        yield new Out(told(items, surest, at));
        for (let [from, more] = [last ?? "", last !== null]; more; ) {
          const page: Rows = yield* itemsFrom(place, from, ask.rest, window.more);
          yield new Out(told(page.rows, surest, at));
          [from, more] = [page.rows.at(-1)?.[0] ?? "", page.more];
        }
      }
      if (begun.length < window.places) break;
      after = String(begun.at(-1)?.id);
    }
  }
}

interface Asks {
  readonly first: Statement;
  readonly rest: (most: number) => Statement;
}

function asksOf(named: boolean, wanted: string, window: typeof WINDOW): Asks {
  const after = (most: number) => rowsOf(named, `AND finding.item > ? AND NOT ${OWN} ${wanted}`, most);
  const usual = after(window.more);
  return { first: rowsOf(named, wanted, window.rows), rest: (most) => (most === window.more ? usual : after(most)) };
}

/** Nearly every place has no more rows than are read at once: names are told from items as they come. */
function* begin({ place, id }: PlaceRow, { first, names }: Pick<Asks, "first"> & { names: Statement }, most: number) {
  const rows = yield* first.all<Row>(place);
  const whole = rows.length <= most;
  const own = whole ? rows.filter(isOwn) : yield* names.all<Row>(place);
  const items = (whole ? rows : uncut(rows)).filter((row) => !isOwn(row));
  return { place, id, own, items, last: whole ? null : (items.at(-1)?.[0] ?? "") };
}

/** Rows of whole items: one that is cut is read again, with what follows. */
function* itemsFrom(place: number, after: string, rest: Asks["rest"], most: number): Asking<Rows> {
  const rows = yield* rest(most).all<Row>(place, after);
  if (rows.length <= most) return { rows, more: false };
  const whole = uncut(rows);
  return whole.length > 0 ? { rows: whole, more: true } : yield* itemsFrom(place, after, rest, 2 * most);
}

const isOwn = ([, , , , , own]: Row) => own === 1;
const nowhere = ([, ...found]: Row): Row => ["", ...found];

/** Without those of the last item, of which others may follow. */
function uncut(rows: readonly Row[]): readonly Row[] {
  const cut = rows.at(-1)?.[0];
  return rows.filter(([item]) => item !== cut);
}

interface Rows {
  readonly rows: readonly Row[];
  /** Others follow. */
  readonly more: boolean;
}

interface PlaceRow {
  readonly place: number;
  readonly id: string;
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

/** What the rows of items come to, item by item. */
function told(
  rows: readonly Row[],
  least: number,
  { service, container }: Pick<StoredFinding, "service" | "container">,
): readonly StoredFinding[] {
  const page: StoredFinding[] = [];
  let kinds: Kind[] = [];
  rows.forEach(([id, detector, category, confidence, count, _own, named], index) => {
    if (confidence >= least) join(kinds, { detector, category, confidence, count });
    if (kinds.length === 0 || rows[index + 1]?.[0] === id) return;
    const [item, name] = id === "" ? [null, null] : [id, named];
    for (const finding of surestFirst(kinds)) page.push({ service, container, item, name, finding });
    kinds = [];
  });
  return page;
}

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
function surestFirst(kinds: Kind[]): readonly StoredFinding["finding"][] {
  const found: StoredFinding["finding"][] = [];
  if (kinds.length > 1) kinds.sort(inOrder);
  for (let at = 0; at < kinds.length; ) {
    const { detector, category, confidence, count } = kinds[at] as Kind;
    let sum = count;
    for (at += 1; kinds[at]?.detector === detector; at += 1) sum += kinds[at]?.count ?? 0;
    found.push({ detector, category, count: sum, confidence: CONFIDENCES[confidence] as Confidence });
  }
  return found;
}

function inOrder(one: Kind, other: Kind): number {
  if (one.detector !== other.detector) return one.detector < other.detector ? -1 : 1;
  return other.confidence - one.confidence || (one.category < other.category ? -1 : 1);
}
