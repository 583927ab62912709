/** What a place holds and what was found there, added up. Sorted by service in plan order, then by id. */

import { type Confidence, PARTLY } from "../../model/finding.ts";
import type { Marks } from "../../model/fit.ts";
import type { Container } from "../../model/records.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { type Asking, Out, sql, sqlOfArrays, together, type Walk } from "../asking.ts";
import type { ContainerTotals } from "../totals.ts";
import { gapOf } from "./gaps.ts";
import { type Hits, hitsIn, NO_HITS } from "./hits.ts";
import { type ItemCount, itemCounts, NO_ITEMS } from "./item-counts.ts";
import { NO_MARKS } from "./obstacles.ts";
import { sumOf } from "./words.ts";

const WINDOW = 100;

// Most places have rows in one or two tables: to look for what is not there would take most of the time of a plan.
const stands = (name: string, table: string, same: string) =>
  `CASE WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same}) THEN 1 ELSE 0 END AS ${name}`;
const below = (name: string, table: string) => stands(name, table, `${table}.place = place.place`);

const PAGE = sqlOfArrays(
  `SELECT place, id, body, ${below("listed", "item")}, ${below("parted", "part")}, ${below("looked", "outcome")},
     ${below("struck", "finding")}, ${stands("refused", "gap", "gap.service = place.service AND gap.container = place.id")}
   FROM place WHERE service = ? AND id > ? AND body IS NOT NULL ORDER BY id LIMIT ${WINDOW}`,
);
const PARTS = sqlOfArrays(
  `SELECT COUNT(*) AS parts, COUNT(items) AS told, ${sumOf("items")} AS items, COUNT(bytes) AS sized, ${sumOf("bytes")} AS bytes
   FROM part WHERE place = ? AND counted = 1`,
);
const HIDDEN = sql(`SELECT ${sumOf("items")} AS items FROM part WHERE place = ? AND counted = 0`);
const GAPS = sql("SELECT * FROM gap WHERE service = ? AND container = ? ORDER BY place, cause");

export function* totalsOf(
  least: Confidence,
  only?: ServiceId,
  since?: string,
  marks?: ReadonlyMap<ServiceId, Marks>,
): Walk<ContainerTotals> {
  const hits = hitsIn(least);
  for (const { id: service } of SERVICES) {
    if (only !== undefined && only !== service) continue;
    const count = itemCounts(marks?.get(service) ?? NO_MARKS, since ?? null);
    for (let after = ""; ; ) {
      const found = yield* PAGE.all<PlaceRow>(service, after);
      const asked = { service, hits, count, marked: marks !== undefined, dated: since !== undefined };
      for (const totals of yield* together(found.map((row) => () => totalled(row, asked)))) yield new Out(totals);
      if (found.length < WINDOW) break;
      after = String(found.at(-1)?.[1]);
    }
  }
}

interface Asked {
  readonly service: ServiceId;
  readonly hits: (place: number) => Asking<Hits>;
  readonly count: (place: number) => Asking<ItemCount>;
  readonly marked: boolean;
  readonly dated: boolean;
}

function* totalled(
  [place, id, body, listed, parted, looked, struck, refused]: PlaceRow,
  asked: Asked,
): Asking<ContainerTotals> {
  const own = listed ? yield* asked.count(place) : NO_ITEMS;
  const { itemsRead, unread } = looked ? yield* outcomesOf(place) : NO_OUTCOMES;
  const { beside } = own;
  const hidden = asked.dated && parted ? Number((yield* HIDDEN.get(place))?.items ?? 0) : 0;
  return {
    container: JSON.parse(body) as Container,
    ...volumeOf(own, parted ? ((yield* PARTS.get<Parts>(place)) as Parts) : NO_PARTS),
    parts: own.parts,
    itemsRead,
    ...(struck ? yield* asked.hits(place) : NO_HITS),
    unread: own.closed > 0 ? { ...unread, private: own.closed } : unread,
    gaps: refused ? (yield* GAPS.all(asked.service, id)).map(gapOf) : [],
    facts: asked.marked ? own.facts : null,
    beside: hidden === 0 ? beside : { ...beside, apart: beside.apart + hidden },
  };
}

/** A place, and which tables have rows of it. */
type PlaceRow = readonly [
  place: number,
  id: string,
  body: string,
  /** 1 or 0, of `item`, `part`, `outcome`, `finding` and `gap`. */
  listed: number,
  parted: number,
  looked: number,
  struck: number,
  refused: number,
];

type Outcomes = Pick<ContainerTotals, "itemsRead" | "unread">;

const NO_OUTCOMES: Outcomes = { itemsRead: 0, unread: {} };

const LACKING = "read = 0 OR unread <> '[]'";
const LOOKED = sqlOfArrays(
  `SELECT COUNT(CASE WHEN read = 1 THEN 1 END), COUNT(CASE WHEN ${LACKING} THEN 1 END)
   FROM outcome WHERE place = ?`,
);
const WHY = sql(
  `SELECT read, unread, COUNT(*) AS items FROM outcome WHERE place = ? AND (${LACKING}) GROUP BY read, unread`,
);

/** What came of the items of a place that were to be read. */
function* outcomesOf(place: number): Asking<Outcomes> {
  const [whole, lacking] = (yield* LOOKED.get<readonly [number, number]>(place)) ?? [0, 0];
  if (lacking === 0) return { itemsRead: whole, unread: {} };
  const unread: Record<string, number> = {};
  for (const row of yield* WHY.all(place)) {
    for (const code of JSON.parse(String(row.unread)) as string[]) {
      const reason = row.read === 1 ? PARTLY + code : code;
      unread[reason] = (unread[reason] ?? 0) + Number(row.items);
    }
  }
  return { itemsRead: whole, unread };
}

type Parts = readonly [parts: number, told: number, items: number | null, sized: number, bytes: number | null];

const NO_PARTS: Parts = [0, 0, 0, 0, null];

/** Listed items and counted parts together: null as soon as one part cannot be told; of files, the sizes of those that have one. */
function volumeOf(
  own: Pick<ItemCount, "items" | "bytes" | "sized">,
  [parts, told, items, sized, bytes]: Parts,
): { items: number | null; bytes: number | null } {
  const weighed = sized === parts && (own.sized > 0 || own.items === 0);
  return {
    items: told === parts ? own.items + (items ?? 0) : null,
    bytes: weighed ? (own.bytes ?? 0) + (bytes ?? 0) : null,
  };
}
