/** Two walks in plan order, side by side: one pair for each space that stands on either. One row of each is held. */

import type { SpaceRow } from "../../model/history.ts";
import { inPlanOrder } from "../../store/plan-folder.ts";

export type Met = readonly [one: SpaceRow, other: SpaceRow | null] | readonly [one: null, other: SpaceRow];

export async function* joined(one: AsyncIterable<SpaceRow>, other: AsyncIterable<SpaceRow>): AsyncGenerator<Met> {
  const walks = [one[Symbol.asyncIterator](), other[Symbol.asyncIterator]()] as const;
  const next = async (walk: AsyncIterator<SpaceRow>) => {
    const { value, done } = await walk.next();
    return done ? null : value;
  };
  try {
    let [left, right] = [await next(walks[0]), await next(walks[1])];
    while (left !== null || right !== null) {
      const by = left === null ? 1 : right === null ? -1 : inPlanOrder(left, right);
      if (by === 0) yield [left as SpaceRow, right];
      else if (by < 0) yield [left as SpaceRow, null];
      else yield [null, right as SpaceRow];
      if (by <= 0) left = await next(walks[0]);
      if (by >= 0) right = await next(walks[1]);
    }
  } finally {
    for (const walk of walks) await walk.return?.();
  }
}
