/** What a place holds and what was found there, added up. Sorted by service in plan order, then by id. */

import type { DatabaseSync } from "node:sqlite";
import { type Confidence, PARTLY } from "../../model/finding.ts";
import type { Marks } from "../../model/fit.ts";
import type { Container } from "../../model/records.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { sumOf } from "../records/words.ts";
import type { ContainerTotals } from "../totals.ts";
import { gapOf } from "./gaps.ts";
import { hitsIn, NO_HITS } from "./hits.ts";
import { type ItemCount, itemCounts, NO_ITEMS } from "./item-counts.ts";
import { NO_MARKS } from "./obstacles.ts";
import { inOneRead } from "./one-read.ts";

const WINDOW = 100;

export function* totalsOf(
  database: DatabaseSync,
  least: Confidence,
  only?: ServiceId,
  since?: string,
  marks?: ReadonlyMap<ServiceId, Marks>,
): Generator<ContainerTotals> {
  // Most places have rows in one or two tables: to look for what is not there would take most of the time of a plan.
  const stands = (name: string, table: string, same: string) =>
    `CASE WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same}) THEN 1 ELSE 0 END AS ${name}`;
  const below = (name: string, table: string) => stands(name, table, `${table}.place = place.place`);
  const page = database.prepare(
    `SELECT place, id, body, ${below("listed", "item")}, ${below("parted", "part")}, ${below("looked", "outcome")},
       ${below("struck", "finding")}, ${stands("refused", "gap", "gap.service = place.service AND gap.container = place.id")}
     FROM place WHERE service = ? AND id > ? AND body IS NOT NULL ORDER BY id LIMIT ?`,
  );
  const parts = database.prepare(
    `SELECT COUNT(*) AS parts, COUNT(items) AS told, ${sumOf("items")} AS items, COUNT(bytes) AS sized, ${sumOf("bytes")} AS bytes
     FROM part WHERE place = ? AND counted = 1`,
  );
  const hidden = database.prepare(`SELECT ${sumOf("items")} AS items FROM part WHERE place = ? AND counted = 0`);
  const gaps = database.prepare("SELECT * FROM gap WHERE service = ? AND container = ? ORDER BY place, cause");
  const [outcomes, hits] = [outcomesIn(database), hitsIn(database, least)];

  const totals = ({ place, id, body, ...has }: PlaceRow, service: ServiceId, count: Counting): ContainerTotals => {
    const own = has.listed ? count(place) : NO_ITEMS;
    const { itemsRead, unread } = has.looked ? outcomes(place) : NO_OUTCOMES;
    const { beside } = own;
    return {
      container: JSON.parse(body) as Container,
      ...volumeOf(own, has.parted ? (parts.get(place) as never) : NO_PARTS),
      parts: own.parts,
      itemsRead,
      ...(has.struck ? hits(place) : NO_HITS),
      unread: own.closed > 0 ? { ...unread, private: own.closed } : unread,
      gaps: has.refused ? gaps.all(service, id).map(gapOf) : [],
      facts: marks === undefined ? null : own.facts,
      beside:
        since === undefined || !has.parted
          ? beside
          : { ...beside, apart: beside.apart + Number(hidden.get(place)?.items ?? 0) },
    };
  };

  for (const { id: service } of SERVICES) {
    if (only !== undefined && only !== service) continue;
    const count = itemCounts(database, marks?.get(service) ?? NO_MARKS, since ?? null);
    for (let after = ""; ; ) {
      const [last, rows] = inOneRead(database, () => {
        const found = page.all(service, after, WINDOW) as unknown as readonly PlaceRow[];
        return [found.length < WINDOW ? null : found.at(-1), found.map((row) => totals(row, service, count))];
      });
      yield* rows;
      if (last == null) break;
      after = last.id;
    }
  }
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

type Counting = (place: number) => ItemCount;

interface Items {
  readonly items: number;
  readonly bytes: number | null;
  readonly sized: number;
}

type Outcomes = Pick<ContainerTotals, "itemsRead" | "unread">;

const NO_OUTCOMES: Outcomes = { itemsRead: 0, unread: {} };

/** What came of the items of a place that were to be read. */
function outcomesIn(database: DatabaseSync): (place: number) => Outcomes {
  const lacking = "read = 0 OR unread <> '[]'";
  const looked = database.prepare(
    `SELECT COUNT(CASE WHEN read = 1 THEN 1 END) AS itemsRead, COUNT(CASE WHEN ${lacking} THEN 1 END) AS lacking
     FROM outcome WHERE place = ?`,
  );
  const why = database.prepare(
    `SELECT read, unread, COUNT(*) AS items FROM outcome WHERE place = ? AND (${lacking}) GROUP BY read, unread`,
  );
  return (place) => {
    const sum = looked.get(place) as { itemsRead: number; lacking: number };
    if (sum.lacking === 0) return { itemsRead: sum.itemsRead, unread: {} };
    const unread: Record<string, number> = {};
    for (const row of why.all(place)) {
      for (const code of JSON.parse(String(row.unread)) as string[]) {
        const reason = row.read === 1 ? PARTLY + code : code;
        unread[reason] = (unread[reason] ?? 0) + Number(row.items);
      }
    }
    return { itemsRead: sum.itemsRead, unread };
  };
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
