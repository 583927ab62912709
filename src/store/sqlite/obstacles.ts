/**
 * What the items of a place hold that an offer may not take, counted in the same pass as the items themselves: files above
 * its limits, of other formats than its own, and what answers told of them.
 */

import type { ItemFacts, Marks, Share } from "../../model/fit.ts";

/** A place's items counted by what they bear, one row for each part of a drive. */
type Row = Readonly<Record<string, unknown>>;

export const NO_MARKS: Marks = { limits: [], formats: [], traits: [] };

/** Columns to count beside the volume; every word that stands in them is ours or the templates', and is checked there. */
export function markColumns({ limits, formats, traits }: Marks): string {
  const conditions: [name: string, condition: string][] = [
    ...limits.map((limit, index): [string, string] => [`over${index}`, `bytes > ${Math.trunc(limit)}`]),
    ...formats.map((those, index): [string, string] => [
      `foreign${index}`,
      those.map((format) => `LOWER(name) NOT LIKE '%.${format}'`).join(" AND "),
    ]),
    ...traits.map((trait, index): [string, string] => [`trait${index}`, `traits IS NOT NULL AND ${bears(trait)}`]),
  ];
  const counted = conditions.flatMap(([name, condition]) => [
    `COUNT(CASE WHEN ${condition} THEN 1 END) AS ${name}`,
    `SUM(CASE WHEN ${condition} THEN CAST(bytes AS DOUBLE PRECISION) END) AS ${name}Bytes`,
  ]);
  const told = traits.map(
    (trait, index) => `COUNT(CASE WHEN traits IS NOT NULL AND traits LIKE '%"${trait}":%' THEN 1 END) AS told${index}`,
  );
  return [...counted, ...told].map((column) => `, ${column}`).join("");
}

/** Traits are written as compact JSON: one that is false or nought is told, and is none. */
const bears = (trait: string) =>
  `traits LIKE '%"${trait}":%' AND traits NOT LIKE '%"${trait}":false%' AND traits NOT LIKE '%"${trait}":0%'`;

export function itemFacts(rows: readonly Row[], { limits, formats, traits }: Marks): ItemFacts {
  const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const shares = (keys: readonly (string | number)[], name: string): Readonly<Record<string, Share>> =>
    Object.fromEntries(
      keys.flatMap((key, index) => {
        const items = sum(`${name}${index}`);
        return items === 0 ? [] : [[key, { items, bytes: sum(`${name}${index}Bytes`) }]];
      }),
    );
  return {
    files: sum("items"),
    over: shares(limits, "over"),
    foreign: shares(
      formats.map((each) => each.join()),
      "foreign",
    ),
    traits: shares(traits, "trait"),
    told: traits.filter((_, index) => sum(`told${index}`) > 0),
  };
}
