/**
 * What the listed items of a place come to: how many, how large, and what they hold that an offer may not take. One pass
 * answers for nearly every place; what only some hold (sections of notebooks, parts of a drive, marks of an answer) is asked
 * for again where that pass met it.
 */

import type { ItemFacts, Marks } from "../../model/fit.ts";
import { type Asking, type Row, sql, sqlOfArrays } from "../asking.ts";
import { COUNTED, sumOf } from "../records/words.ts";
import type { Beside, ContainerTotals } from "../totals.ts";
import { itemFacts, type MarkCounts, markColumns, type TraitsTold } from "./obstacles.ts";

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

type Pass = readonly [
  items: number,
  bytes: number | null,
  sized: number,
  closed: number | null,
  apart: number,
  parted: number,
  recent: number,
  recentBytes: number | null,
  told: number,
  firstTold: string | null,
  lastTold: string | null,
  ...marks: MarkCounts,
];

const PARTS = sql(
  `SELECT drive_part AS part, COUNT(*) AS items, ${sumOf("bytes")} AS bytes
   FROM item WHERE place = ? AND ${COUNTED} AND drive_part IS NOT NULL GROUP BY drive_part ORDER BY drive_part`,
);
const TRAITS = sql(
  `SELECT traits, COUNT(*) AS items, ${sumOf("bytes")} AS bytes
   FROM item WHERE place = ? AND ${COUNTED} AND traits IS NOT NULL GROUP BY traits`,
);

/** @param since the day from which on what was created or changed is counted beside; null for none. */
export function itemCounts(asked: Marks, since: string | null): (place: number) => Asking<ItemCount> {
  const recent =
    since === null
      ? "0, NULL"
      : `COUNT(CASE WHEN created >= ?2 OR modified >= ?2 THEN 1 END),
         ${sumOf("CASE WHEN created >= ?2 OR modified >= ?2 THEN bytes END")}`;
  const pass = (which: string) =>
    sqlOfArrays(
      `SELECT COUNT(*), ${sumOf("bytes")}, COUNT(bytes), SUM(closed), COUNT(notebook), COUNT(drive_part), ${recent},
         COUNT(traits), MIN(traits), MAX(traits) ${markColumns(asked)}
       FROM item WHERE place = ?1 AND ${which}`,
    );
  const [all, counted] = [pass("type IN ('file', 'thing')"), pass(COUNTED)];
  const from = since === null ? [] : [since];
  return function* (place) {
    const whole = (yield* all.get<Pass>(place, ...from)) as Pass;
    const apart = whole[4];
    const own = apart === 0 ? whole : ((yield* counted.get<Pass>(place, ...from)) as Pass);
    const [items, bytes, sized, closed, , parted, changed, recentBytes, telling, first, last, ...marks] = own;
    // Nearly always all that an answer told of the items of a place is the same.
    const told =
      first !== null && first === last && telling === items
        ? [{ traits: first, items, bytes }]
        : telling === 0
          ? []
          : yield* TRAITS.all<TraitsTold>(place);
    return {
      ...{ items, bytes, sized, closed: closed ?? 0 },
      parts: parted === 0 ? {} : partsOf(yield* PARTS.all(place)),
      facts: itemFacts({ files: items, marks }, told, asked),
      beside: since === null ? NOTHING : { apart, recent: changed, recentBytes: recentBytes ?? 0 },
    };
  };
}

const partsOf = (rows: readonly Row[]): ContainerTotals["parts"] =>
  Object.fromEntries(rows.map(({ part, items, bytes }) => [part, { items, bytes }]));
