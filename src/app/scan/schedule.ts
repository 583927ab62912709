/** Which collectors may start: those whose predecessors are over. Pure. */

import type { Collector } from "../../collect/collector.ts";

/**
 * A collector is over when nothing is left of it nor of any that comes before it in the register, since those may
 * still plant tasks of its own. Pending counts are of undone tasks, those under way included.
 */
export function readyCollectors(
  collectors: readonly Collector[],
  pending: ReadonlyMap<string, number>,
): readonly Collector[] {
  const firstBusy = collectors.findIndex(({ id }) => (pending.get(id) ?? 0) > 0);
  if (firstBusy === -1) return [];
  const over = new Set(collectors.slice(0, firstBusy).map(({ id }) => id));
  const chosen = new Set(collectors.map(({ id }) => id));
  return collectors.filter(
    ({ id, after }) => (pending.get(id) ?? 0) > 0 && after.every((before) => over.has(before) || !chosen.has(before)),
  );
}
