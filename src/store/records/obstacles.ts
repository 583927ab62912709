/**
 * What the items of a place hold that an offer may not take: files above its limits and of other formats than its own, counted
 * in the same pass as the items themselves, and what answers told of them.
 */

import type { ItemFacts, Marks, Share } from "../../model/fit.ts";
import { sumOf } from "./words.ts";

/** Items of which answers told the same. */
export interface TraitsTold {
  /** As they are stored: compact JSON. */
  readonly traits: string;
  readonly items: number;
  readonly bytes: number | null;
}

export const NO_MARKS: Marks = { limits: [], formats: [], traits: [] };

/** What {@link markColumns} come to: items and bytes of each limit, then of each set of formats. */
export type MarkCounts = readonly (number | null)[];

/** Columns to count beside the volume; every word that stands in them is ours or the templates', and is checked there. */
export function markColumns({ limits, formats }: Marks): string {
  const conditions = [
    ...limits.map((limit) => `bytes > ${Math.trunc(limit)}`),
    ...formats.map((those) => those.map((format) => `LOWER(name) NOT LIKE '%.${format}'`).join(" AND ")),
  ];
  return conditions
    .flatMap((condition) => [
      `, COUNT(CASE WHEN ${condition} THEN 1 END)`,
      `, ${sumOf(`CASE WHEN ${condition} THEN bytes END`)}`,
    ])
    .join("");
}

export function itemFacts(
  { files, marks }: { readonly files: number; readonly marks: MarkCounts },
  told: readonly TraitsTold[],
  { limits, formats, traits }: Marks,
): ItemFacts {
  const shares = (keys: readonly (string | number)[], from: number): Readonly<Record<string, Share>> => {
    const found: Record<string, Share> = {};
    for (const [index, key] of keys.entries()) {
      const at = 2 * (from + index);
      const items = marks[at] ?? 0;
      if (items > 0) found[key] = { items, bytes: marks[at + 1] ?? 0 };
    }
    return found;
  };
  return {
    files,
    over: shares(limits, 0),
    foreign: shares(
      formats.map((each) => each.join()),
      limits.length,
    ),
    ...traitShares(told, traits),
  };
}

/** One that is false or nought is told, and is none. */
function traitShares(told: readonly TraitsTold[], asked: Marks["traits"]): Pick<ItemFacts, "traits" | "told"> {
  if (told.length === 0) return { traits: {}, told: [] };
  const rows = told.map((row) => ({ ...row, says: JSON.parse(row.traits) as Readonly<Record<string, unknown>> }));
  const shares = asked.flatMap((trait) => {
    const bearing = rows.filter(({ says }) => Boolean(says[trait]));
    if (bearing.length === 0) return [];
    const sum = (figure: "items" | "bytes") => bearing.reduce((total, row) => total + (row[figure] ?? 0), 0);
    return [[trait, { items: sum("items"), bytes: sum("bytes") }]];
  });
  return {
    traits: Object.fromEntries(shares),
    told: asked.filter((trait) => rows.some(({ says }) => trait in says)),
  };
}
