/**
 * What was found in the items of a place: items by detector and by category, each item once in each. The database tells how
 * many items bear the same detectors, and no row for each finding: a place may hold millions.
 */

import {
  CATEGORIES,
  type Category,
  CONFIDENCES,
  type Confidence,
  INTIMATE,
  RESTRICTED_DETECTORS,
} from "../../model/finding.ts";
import { type Asking, sqlOfArrays } from "../asking.ts";
import type { ContainerTotals } from "../totals.ts";

export type Hits = Pick<
  ContainerTotals,
  "sensitiveItems" | "intimateItems" | "restrictedItems" | "byDetector" | "byCategory"
>;

export const NO_HITS: Hits = {
  sensitiveItems: 0,
  intimateItems: 0,
  restrictedItems: 0,
  byDetector: {},
  byCategory: {},
};

/** What one item bears. */
interface Kinds {
  readonly detectors: readonly string[];
  readonly categories: readonly Category[];
  readonly sensitive: boolean;
  readonly intimate: boolean;
  readonly restricted: boolean;
}

/** Kinds that are remembered: few are met, and any number could be. */
const AT_HAND = 1000;

const FOUND = sqlOfArrays(
  `SELECT kinds, COUNT(*) FROM (
     SELECT STRING_AGG(detector || ' ' || category, ',') AS kinds FROM finding
     WHERE place = ? AND item <> '' AND origin <> 'folder' AND confidence >= ? GROUP BY item) AS those
   GROUP BY kinds`,
);

export function hitsIn(least: Confidence): (place: number) => Asking<Hits> {
  const floor = CONFIDENCES.indexOf(least);
  const known = new Map<string, Kinds>();
  const kindsOf = (text: string): Kinds => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    if (known.size >= AT_HAND) known.clear();
    const kinds = kindsIn(text);
    known.set(text, kinds);
    return kinds;
  };
  return function* (place) {
    const rows = yield* FOUND.all<readonly [kinds: string, items: number]>(place, floor);
    return tallied(rows.map(([kinds, items]) => [kindsOf(kinds), items]));
  };
}

function kindsIn(text: string): Kinds {
  const pairs = text.split(",").map((pair) => pair.split(" ") as [detector: string, category: Category]);
  const categories = [...new Set(pairs.map(([, category]) => category))];
  const open = pairs.filter(([detector, category]) => category !== "contact" && !RESTRICTED_DETECTORS.has(detector));
  return {
    detectors: [...new Set(pairs.map(([detector]) => detector))],
    categories,
    sensitive: open.length > 0,
    intimate: open.length > 0 && open.every(([, category]) => INTIMATE.has(category)),
    restricted: open.length === 0 && categories.some((category) => category !== "contact"),
  };
}

function tallied(rows: readonly (readonly [Kinds, number])[]): Hits {
  const byDetector: Record<string, number> = {};
  const byCategory: Partial<Record<Category, number>> = {};
  let [sensitiveItems, intimateItems, restrictedItems] = [0, 0, 0];
  for (const [{ detectors, categories, sensitive, intimate, restricted }, items] of rows) {
    for (const detector of detectors) byDetector[detector] = (byDetector[detector] ?? 0) + items;
    for (const category of categories) byCategory[category] = (byCategory[category] ?? 0) + items;
    if (sensitive) sensitiveItems += items;
    if (intimate) intimateItems += items;
    if (restricted) restrictedItems += items;
  }
  return {
    sensitiveItems,
    intimateItems,
    restrictedItems,
    byDetector: Object.fromEntries(Object.entries(byDetector).sort(([one], [other]) => (one < other ? -1 : 1))),
    byCategory: Object.fromEntries(
      CATEGORIES.flatMap((id) => (byCategory[id] === undefined ? [] : [[id, byCategory[id]]])),
    ),
  };
}
