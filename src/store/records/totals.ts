/** What a place holds and what was found there, added up. Sorted by service in plan order, then by id. */

import { type Confidence, PARTLY } from "../../model/finding.ts";
import type { Marks } from "../../model/fit.ts";
import type { Container } from "../../model/records.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { type Asking, Out, sql, together, type Walk } from "../asking.ts";
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

const PAGE = sql(
  `SELECT place, id, body, ${below("listed", "item")}, ${below("parted", "part")}, ${below("looked", "outcome")},
     ${below("struck", "finding")}, ${stands("refused", "gap", "gap.service = place.service AND gap.container = place.id")}
   FROM place WHERE service = ? AND id > ? AND body IS NOT NULL ORDER BY id LIMIT ${WINDOW}`,
);
const PARTS = sql(
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
      after = String(found.at(-1)?.id);
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

function* totalled({ place, id, body, ...has }: PlaceRow, asked: Asked): Asking<ContainerTotals> {
  const own = has.listed ? yield* asked.count(place) : NO_ITEMS;
  const { itemsRead, unread } = has.looked ? yield* outcomesOf(place) : NO_OUTCOMES;
  const { beside } = own;
  const hidden = asked.dated && has.parted ? Number((yield* HIDDEN.get(place))?.items ?? 0) : 0;
  return {
    container: JSON.parse(body) as Container,
    ...volumeOf(own, has.parted ? ((yield* PARTS.get<Parts>(place)) as Parts) : NO_PARTS),
    parts: own.parts,
    itemsRead,
    ...(has.struck ? yield* asked.hits(place) : NO_HITS),
    unread: own.closed > 0 ? { ...unread, private: own.closed } : unread,
    gaps: has.refused ? (yield* GAPS.all(asked.service, id)).map(gapOf) : [],
    facts: asked.marked ? own.facts : null,
    beside: hidden === 0 ? beside : { ...beside, apart: beside.apart + hidden },
  };
}

/** A place, and which tables have rows of it. */
interface PlaceRow extends Has {
  readonly place: number;
  readonly id: string;
  readonly body: string;
}

interface Has {
  /** 1 or 0, of `item`, `part`, `outcome`, `finding` and `gap`. */
  readonly listed: number;
  readonly parted: number;
  readonly looked: number;
  readonly struck: number;
  readonly refused: number;
}

interface Items {
  readonly items: number;
  readonly bytes: number | null;
  readonly sized: number;
}

type Outcomes = Pick<ContainerTotals, "itemsRead" | "unread">;

const NO_OUTCOMES: Outcomes = { itemsRead: 0, unread: {} };

const LACKING = "read = 0 OR unread <> '[]'";
const LOOKED = sql(
  `SELECT COUNT(CASE WHEN read = 1 THEN 1 END) AS whole, COUNT(CASE WHEN ${LACKING} THEN 1 END) AS lacking
   FROM outcome WHERE place = ?`,
);
const WHY = sql(
  `SELECT read, unread, COUNT(*) AS items FROM outcome WHERE place = ? AND (${LACKING}) GROUP BY read, unread`,
);

/** What came of the items of a place that were to be read. */
function* outcomesOf(place: number): Asking<Outcomes> {
  const sum = (yield* LOOKED.get<{ whole: number; lacking: number }>(place)) ?? { whole: 0, lacking: 0 };
  if (sum.lacking === 0) return { itemsRead: sum.whole, unread: {} };
  const unread: Record<string, number> = {};
  for (const row of yield* WHY.all(place)) {
    for (const code of JSON.parse(String(row.unread)) as string[]) {
      const reason = row.read === 1 ? PARTLY + code : code;
      unread[reason] = (unread[reason] ?? 0) + Number(row.items);
    }
  }
  return { itemsRead: sum.whole, unread };
}

interface Parts extends Items {
  readonly parts: number;
  readonly told: number;
}

const NO_PARTS: Parts = { parts: 0, told: 0, items: 0, bytes: null, sized: 0 };

/** Listed items and counted parts together: null as soon as one part cannot be told; of files, the sizes of those that have one. */
function volumeOf(own: Items, shares: Parts): { items: number | null; bytes: number | null } {
  const told = shares.told === shares.parts;
  const sized = shares.sized === shares.parts && (own.sized > 0 || own.items === 0);
  return {
    items: told ? own.items + (shares.items ?? 0) : null,
    bytes: sized ? (own.bytes ?? 0) + (shares.bytes ?? 0) : null,
  };
}
