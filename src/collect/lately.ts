/**
 * How many things of a long list meet a mark, each counted once, in a cursor that does not grow with the list: pages
 * overlap when a list changes while it is walked, so those of the latest pages are remembered, and no more. A list that
 * is begun anew is counted anew.
 */

import { z } from "zod";

/** The most that a page of Graph holds. */
const REMEMBERED = 1000;

export const Lately = z.object({ count: z.number(), last: z.array(z.string()) });
export type Lately = z.infer<typeof Lately>;

export const NONE: Lately = { count: 0, last: [] };

/** @param ids of the things on the next page that meet the mark. @param anew that page is the first one again. */
export function countedOn(before: Lately, ids: readonly string[], anew = false): Lately {
  const { count, last } = anew ? NONE : before;
  const told = new Set(last);
  const here = new Set(ids);
  const fresh = [...here].filter((id) => !told.has(id));
  return {
    count: count + fresh.length,
    last: [...last.filter((id) => !here.has(id)), ...here].slice(-REMEMBERED),
  };
}
