/**
 * Differences as people read them: the largest of each kind one by one, the others together, so that a sheet shows where
 * to look first and drowns in nothing. Held in memory: as many as are shown, whatever the tenant.
 */

import { DIFFERENCE_KINDS, type Difference, SOURCES } from "../model/difference.ts";

/** Of each kind and source. The others are told together, with how many they are. */
const ONE_BY_ONE = 50;

interface Kept {
  readonly first: Difference[];
  told: number | null;
  counted: number | null;
  spaces: number;
  day: string | null;
}

export interface Differences {
  add(difference: Difference | null): void;
  /** The largest one by one, the others of their kind in one row. */
  rows(): readonly Difference[];
  /** One row for each kind and source: no space is named. */
  together(): readonly Difference[];
}

export function openDifferences(): Differences {
  const kept = new Map<string, Kept>();
  const keyOf = ({ source, kind }: Pick<Difference, "source" | "kind">) => `${source} ${kind}`;
  const each = <T>(tell: (all: Kept, about: Pick<Difference, "source" | "kind">) => readonly T[]): readonly T[] =>
    SOURCES.flatMap((source) =>
      DIFFERENCE_KINDS.flatMap((kind) => {
        const all = kept.get(keyOf({ source, kind }));
        return all === undefined ? [] : tell(all, { source, kind });
      }),
    );
  return {
    add: (difference) => {
      if (difference === null) return;
      const { told, counted, spaces, day } = difference;
      const all = kept.get(keyOf(difference)) ?? { first: [], told: null, counted: null, spaces: 0, day };
      kept.set(keyOf(difference), all);
      all.told = plus(all.told, told);
      all.counted = plus(all.counted, counted);
      all.spaces += spaces;
      all.first.push(difference);
      if (all.first.length >= 2 * ONE_BY_ONE) keepLargest(all.first);
    },
    rows: () =>
      each((all, about) => {
        keepLargest(all.first);
        const rest = all.spaces - sum(all.first, ({ spaces }) => spaces);
        if (rest === 0) return all.first;
        const left = (figure: "told" | "counted") =>
          all[figure] === null ? null : all[figure] - sum(all.first, (one) => one[figure] ?? 0);
        const others = { ...about, day: all.day, place: null, told: left("told"), counted: left("counted") };
        return [...all.first, { ...others, spaces: rest }];
      }),
    together: () => each(({ first: _, ...sums }, about) => [{ ...about, ...sums, place: null }]),
  };
}

/** Largest first; between equals, by id, so that the order in which answers came shows nowhere. */
function keepLargest(differences: Difference[]): void {
  differences.sort((one, other) => sizeOf(other) - sizeOf(one) || compare(idOf(one), idOf(other)));
  differences.splice(ONE_BY_ONE);
}

const sizeOf = ({ told, counted }: Difference) => Math.abs((told ?? 0) - (counted ?? 0));
const idOf = ({ place }: Difference) => place?.id ?? "";
const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const plus = (one: number | null, other: number | null) => (other === null ? one : (one ?? 0) + other);
const sum = (all: readonly Difference[], figure: (one: Difference) => number) =>
  all.reduce((total, one) => total + figure(one), 0);
