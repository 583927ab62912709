/** Rows that several pretend processes share, in memory, on a clock of their own. */

import type { Clock } from "../../../src/graph/clock.ts";
import type { SharedRow, SharedRows } from "../../../src/model/shared-rows.ts";

export interface MemoryRows extends SharedRows {
  readonly held: ReadonlyMap<string, SharedRow>;
  /** How often they were changed. */
  readonly changes: () => number;
}

/** @param latency milliseconds that a change takes, one half before it is made. */
export function memoryRows(clock: Clock, latency: () => number = () => 0): MemoryRows {
  const held = new Map<string, SharedRow>();
  let changes = 0;
  return {
    held,
    changes: () => changes,
    async change(keys, read, change) {
      const half = latency() / 2;
      if (half > 0) await clock.sleep(half);
      changes += 1;
      const found = [...keys, ...read].flatMap((key) => {
        const row = held.get(key);
        return row === undefined || (row.until !== null && row.until <= clock.now()) ? [] : [[key, row.text] as const];
      });
      const { rows, result } = change(new Map(found), clock.now());
      for (const [key, row] of rows) {
        if (!keys.includes(key)) throw new Error(`${key} was not to be changed`);
        if (row === null) held.delete(key);
        else held.set(key, row);
      }
      if (half > 0) await clock.sleep(half);
      return result;
    },
  };
}
