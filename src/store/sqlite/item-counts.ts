/**
 * What the listed items of a place come to: how many, how large, and what they hold that an offer may not take. One pass
 * answers for nearly every place; what only some hold (sections of notebooks, parts of a drive, marks of an answer) is asked
 * for again where that pass met it.
 */

import type { DatabaseSync } from "node:sqlite";
import type { ItemFacts, Marks } from "../../model/fit.ts";
import { COUNTED, sumOf } from "../records/words.ts";
import type { Beside, ContainerTotals } from "../totals.ts";
import { itemFacts, markColumns, type TraitsTold } from "./obstacles.ts";

export interface ItemCount {
  readonly items: number;
  /** Of those that have a size; null where none has. */
  readonly bytes: number | null;
  readonly sized: number;
  readonly closed: number;
  readonly parts: ContainerTotals["parts"];
  readonly facts: ItemFacts | null;
  readonly beside: Beside;
}

const NOTHING: Beside = { apart: 0, recent: 0, recentBytes: 0 };

export const NO_ITEMS: ItemCount = {
  ...{ items: 0, bytes: null, sized: 0, closed: 0, parts: {}, facts: null, beside: NOTHING },
};

interface Pass {
  readonly items: number;
  readonly bytes: number | null;
  readonly sized: number;
  readonly closed: number | null;
  readonly apart: number;
  readonly parted: number;
  readonly recent: number;
  readonly recentBytes: number | null;
  readonly told: number;
  readonly firstTold: string | null;
  readonly lastTold: string | null;
}

/** @param since the day from which on what was created or changed is counted beside; null for none. */
export function itemCounts(database: DatabaseSync, asked: Marks, since: string | null): (place: number) => ItemCount {
  const recent =
    since === null
      ? "0 AS recent, NULL AS recentBytes"
      : `COUNT(CASE WHEN created >= ?2 OR modified >= ?2 THEN 1 END) AS recent,
         ${sumOf("CASE WHEN created >= ?2 OR modified >= ?2 THEN bytes END")} AS recentBytes`;
  const pass = (which: string) =>
    database.prepare(
      `SELECT COUNT(*) AS items, ${sumOf("bytes")} AS bytes, COUNT(bytes) AS sized, SUM(closed) AS closed,
         COUNT(notebook) AS apart, COUNT(drive_part) AS parted, ${recent},
         COUNT(traits) AS told, MIN(traits) AS firstTold, MAX(traits) AS lastTold ${markColumns(asked)}
       FROM item WHERE place = ?1 AND ${which}`,
    );
  const [all, counted] = [pass("type IN ('file', 'thing')"), pass(COUNTED)];
  const parts = database.prepare(
    `SELECT drive_part AS part, COUNT(*) AS items, ${sumOf("bytes")} AS bytes
     FROM item WHERE place = ? AND ${COUNTED} AND drive_part IS NOT NULL GROUP BY drive_part ORDER BY drive_part`,
  );
  const traits = database.prepare(
    `SELECT traits, COUNT(*) AS items, ${sumOf("bytes")} AS bytes
     FROM item WHERE place = ? AND ${COUNTED} AND traits IS NOT NULL GROUP BY traits`,
  );
  const from = since === null ? [] : [since];
  return (place) => {
    const whole = all.get(place, ...from) as unknown as Pass;
    const own = whole.apart === 0 ? whole : (counted.get(place, ...from) as unknown as Pass);
    const { items, bytes, sized, closed, recent: changed, recentBytes } = own;
    // Nearly always all that an answer told of the items of a place is the same.
    const alike = own.firstTold === own.lastTold && own.firstTold !== null && own.told === items;
    const told = alike ? [{ traits: own.firstTold, items, bytes }] : own.told === 0 ? [] : traits.all(place);
    return {
      ...{ items, bytes, sized, closed: closed ?? 0 },
      parts: own.parted === 0 ? {} : partsOf(parts.all(place)),
      facts: itemFacts(own as never, told as unknown as readonly TraitsTold[], asked),
      beside: since === null ? NOTHING : { apart: whole.apart, recent: changed, recentBytes: recentBytes ?? 0 },
    };
  };
}

const partsOf = (rows: readonly Readonly<Record<string, unknown>>[]): ContainerTotals["parts"] =>
  Object.fromEntries(rows.map(({ part, items, bytes }) => [part, { items, bytes }]));
