/**
 * What the items of a place hold that an offer may not take: files above its limits and of other formats than its own, counted
 * in the same pass as the items themselves, and what answers told of them.
 */

import type { ItemFacts, Marks, Share } from "../../model/fit.ts";
import type { Row } from "../asking.ts";
import { sumOf } from "./words.ts";

/** Items of which answers told the same. */
export interface TraitsTold {
  /** As they are stored: compact JSON. */
  readonly traits: string;
  readonly items: number;
  readonly bytes: number | null;
}

export const NO_MARKS: Marks = { limits: [], formats: [], traits: [] };

/** Columns to count beside the volume; every word that stands in them is ours or the templates', and is checked there. */
export function markColumns({ limits, formats }: Marks): string {
  const conditions: [name: string, condition: string][] = [
    ...limits.map((limit, index): [string, string] => [`over${index}`, `bytes > ${Math.trunc(limit)}`]),
    ...formats.map((those, index): [string, string] => [
      `foreign${index}`,
      those.map((format) => `LOWER(name) NOT LIKE '%.${format}'`).join(" AND "),
    ]),
  ];
  return conditions
    .flatMap(([name, condition]) => [
      `, COUNT(CASE WHEN ${condition} THEN 1 END) AS ${name}`,
      `, ${sumOf(`CASE WHEN ${condition} THEN bytes END`)} AS ${name}_bytes`,
    ])
    .join("");
}

export function itemFacts(row: Row, told: readonly TraitsTold[], { limits, formats, traits }: Marks): ItemFacts {
  const shares = (keys: readonly (string | number)[], name: string): Readonly<Record<string, Share>> =>
    Object.fromEntries(
      keys.flatMap((key, index) => {
        const items = Number(row[`${name}${index}`]);
        return items === 0 ? [] : [[key, { items, bytes: Number(row[`${name}${index}_bytes`] ?? 0) }]];
      }),
    );
  return {
    files: Number(row.items),
    over: shares(limits, "over"),
    foreign: shares(
      formats.map((each) => each.join()),
      "foreign",
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
