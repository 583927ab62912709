/** Counts what was odd in answers between two notes to the store: a handful of sums, however many answers there are. */

import type { Oddity, OddityKind } from "../../model/oddity.ts";

export interface OddityCounter {
  see(workload: string, kind: OddityKind): void;
  /** What was seen since the last time that it was asked. */
  drain(): readonly Oddity[];
}

export function countOddities(): OddityCounter {
  const seen = new Map<string, Oddity>();
  return {
    see: (workload, kind) => {
      const key = `${workload} ${kind}`;
      seen.set(key, { workload, kind, count: (seen.get(key)?.count ?? 0) + 1 });
    },
    drain: () => {
      const drained = [...seen.values()];
      seen.clear();
      return drained;
    },
  };
}
