/** Which collectors may start: those whose predecessors are over. Pure. */

import type { Collector } from "../../collect/collector.ts";

/**
 * A collector is over when nothing is left of it, nor of any that may still plant tasks of its own. Pending counts are
 * of undone tasks, those under way included.
 */
export function readyCollectors<C extends Pick<Collector, "id" | "after" | "plants">>(
  collectors: readonly C[],
  pending: ReadonlyMap<string, number>,
): readonly C[] {
  const busy = collectors.filter(({ id }) => (pending.get(id) ?? 0) > 0);
  const open = new Set(busy.map(({ id }) => id));
  // A set grows while it is walked, and holds each id once.
  for (const id of open) for (const planted of collectors.find((one) => one.id === id)?.plants ?? []) open.add(planted);
  return busy.filter(({ after }) => !after.some((before) => open.has(before)));
}
