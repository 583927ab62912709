/** What stands beside the figures of what is left, scan by scan. */

import type { View } from "./view.ts";

/** How they are to be read, and why one is missing. */
export function burnDownTold({ book, t }: View): readonly string[] {
  const { note, first, empty, sensitive } = t.history.burnDown;
  const points = book.plan.scan.burnDown;
  const few = points.length === 0 ? [empty] : points.length === 1 ? [first] : [];
  return [note, ...few, ...(points.some((point) => point.sensitive === null) ? [sensitive.why] : [])];
}
