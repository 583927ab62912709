/**
 * A scan that was stopped and is to be gone on with, as its plan tells it: what it has not seen to its end passes for seen
 * neither in its places nor in Couverture. Holds one of them at a time.
 */

import { type Gap, ORDERED, UNANSWERED } from "../../model/gap.ts";
import type { RecordStore, Scan, ShortBy } from "../../store/port.ts";

/** The same store; of an unfinished scan, with what is still to be seen among its gaps and in its places. */
export function underway(store: RecordStore, scan: Scan, shortBy: ShortBy): RecordStore {
  if (scan.finishedAt !== null) return store;
  return {
    ...store,
    async *gaps() {
      /** Collectors whose tasks were left as nothing answered: they are told as such. Grows with the collectors. */
      const told = new Set<string>();
      for await (const gap of store.gaps()) {
        if (gap.where.endsWith(UNANSWERED) || gap.where.endsWith(ORDERED)) told.add(wordOf(gap));
        yield gap;
      }
      for await (const gap of store.unseen(shortBy)) if (gap.container !== null || !told.has(wordOf(gap))) yield gap;
    },
    async *totals(least, service, since, marks) {
      const unseen = store.unseen(shortBy, service)[Symbol.asyncIterator]();
      try {
        let next = await placeIn(unseen);
        for await (const told of store.totals(least, service, since, marks)) {
          const { container } = told;
          // Both come in the same order, and whatever is unseen is among the places.
          if (next?.service !== container.service || next.container !== container.id) yield told;
          else {
            yield { ...told, gaps: [...told.gaps, next] };
            next = await placeIn(unseen);
          }
        }
      } finally {
        await unseen.return?.(undefined);
      }
    },
  };
}

/** The next that is a place. */
async function placeIn(gaps: AsyncIterator<Gap>): Promise<Gap | null> {
  for (;;) {
    const { value, done } = await gaps.next();
    if (done) return null;
    if (value.container !== null) return value;
  }
}

const wordOf = ({ service, where }: Gap) => `${service} ${where.replace(/\/\*+$/, "")}`;
