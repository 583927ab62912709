/**
 * What the walk counted of one subject of a report against what the row says. Both are true of their own day: what was
 * created or changed since is taken off, what the report counts beside is let in, and the rest is told past a bound.
 */

import type { Bound, Difference, ReportSource, Tolerances } from "../model/difference.ts";
import type { Usage } from "../model/records.ts";
import type { Weight } from "../model/weight.ts";

export type Figures = Usage["figures"];

/** The figure of a report that counts items. */
const COUNT: Readonly<Record<ReportSource, string>> = {
  mailbox: "items",
  drive: "files",
  site: "files",
  team: "messages",
};

export interface Row {
  readonly source: ReportSource;
  readonly day: string | null;
  readonly figures: Figures;
}

/** Items first; sizes only where the items agree, since they differ then by nothing that the items say already. */
export function differenceOf({ source, day, figures }: Row, weight: Weight, tolerances: Tolerances): Difference | null {
  const { figures: bounds, bytes } = tolerances.sources[source];
  // A gap says already why it is small, or that it cannot be counted.
  if (weight.shut > 0 || weight.places === 0) return null;
  const about = { source, day, place: weight.place, spaces: 1 } as const;
  const items = weight.uncounted > 0 ? null : apart(figureOf(figures, COUNT[source]), itemsOf(weight), bounds);
  if (items !== null) return { ...about, kind: "items", ...items };
  const sizes =
    bytes === null || weight.unweighed > 0 ? null : apart(figureOf(figures, "bytes"), bytesOf(weight), bytes);
  return sizes === null ? null : { ...about, kind: "bytes", ...sizes };
}

/** The same of a whole report, where no row can be told from another. */
export function totalDifferences(row: Row, whole: Weight, tolerances: Tolerances): readonly Difference[] {
  const { source, day, figures } = row;
  const { rows, figures: bounds } = tolerances.sources[source];
  const about = { source, day, place: null } as const;
  const spaces = beyond(figureOf(figures, "rows"), whole.places, rows);
  const items =
    whole.uncounted > 0 || whole.shut > 0 ? null : apart(figureOf(figures, COUNT[source]), itemsOf(whole), bounds);
  return [
    ...(spaces === null ? [] : [{ ...about, kind: "total-spaces" as const, ...spaces, spaces: whole.places }]),
    ...(items === null ? [] : [{ ...about, kind: "total-items" as const, ...items, spaces: whole.places }]),
  ];
}

/** Two counts of the same, when they stand further apart than the bound lets them. */
export function beyond(told: number | null, counted: number, bound: Bound) {
  if (told === null || Math.abs(told - counted) <= allowed(bound, told, counted)) return null;
  return { told, counted };
}

interface Range {
  /** What it held on the day of the report at the least, what the plan counts of it now, and what it holds in all. */
  readonly least: number;
  readonly counted: number;
  readonly most: number;
}

const itemsOf = ({ items, apart: beside, recent }: Weight): Range => ({
  least: Math.max(0, items - recent),
  counted: items,
  most: items + beside,
});
const bytesOf = ({ bytes, recentBytes }: Weight): Range => ({
  least: Math.max(0, bytes - recentBytes),
  counted: bytes,
  most: bytes,
});

function apart(
  told: number | null,
  { least, counted, most }: Range,
  { under, over }: { readonly under: Bound | null; readonly over: Bound | null },
): { readonly told: number; readonly counted: number } | null {
  if (told === null) return null;
  if (under !== null && told - most > allowed(under, told, most)) return { told, counted: most };
  if (over !== null && least - told > allowed(over, told, least)) return { told, counted };
  return null;
}

const allowed = ({ share, least }: Bound, one: number, other: number) =>
  Math.max(least, Math.floor(share * Math.max(one, other)));

export function figureOf(figures: Figures, name: string): number | null {
  const figure = figures[name];
  return typeof figure === "number" ? figure : null;
}
