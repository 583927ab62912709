/**
 * How many things a list holds, from its first page: by its own ids when it is whole, by `@odata.count` when it goes
 * on. Where the service tells no count, or one that its own page belies, every id is listed.
 */

import { z } from "zod";
import type { Answer, Graph, Schema } from "../graph/graph.ts";
import { Figure } from "./figures.ts";
import { type FirstPage, pageOf, whole } from "./listing.ts";

export interface CountedPage<T> extends FirstPage<T> {
  /** What the service says that there is in all. */
  readonly count: number | null;
}

/** Enough for most folders to be whole at once, and little to carry for the others. */
const SOME = 100;
/** The most that Outlook gives at once. */
export const MOST = 1000;

/** The options that ask for the first things of a list and for how many there are. */
export const counting = (fields: string) => `?$select=${fields}&$count=true&$top=${SOME}`;

export function countedPageOf<T>(item: z.ZodType<T>): Schema<CountedPage<T>> {
  const page = pageOf(item);
  const Told = z.object({ "@odata.count": Figure });
  return { parse: (value) => ({ ...page.parse(value), count: Told.parse(value)["@odata.count"] }) };
}

export interface CountedList {
  /** The list without options. */
  readonly path: string;
  readonly first: Answer<CountedPage<Thing>>;
}

export const Thing = z.object({ id: z.string() });
export type Thing = z.infer<typeof Thing>;

/** True when the first page does not say how many there are: the list has to be gone through. */
export function isLong(first: Answer<CountedPage<Thing>>): boolean {
  return first.ok && first.value.next !== null && !isTold(first.value);
}

function isTold({ items, count }: CountedPage<Thing>): boolean {
  return count !== null && count > new Set(items.map(({ id }) => id)).size;
}

/** @param seen ids that count no more; those that are met here join them. */
export async function countOf(graph: Graph, { path, first }: CountedList, seen: Set<string>): Promise<Answer<number>> {
  if (!first.ok) return first;
  const { items, count } = first.value;
  const long = isLong(first);
  const all = long ? await whole(graph, `${path}?$select=id&$top=${MOST}`, Thing) : { ok: true as const, value: items };
  if (!all.ok) return all;
  const shown = new Set(all.value.map(({ id }) => id));
  const fresh = [...shown].filter((id) => !seen.has(id));
  for (const id of fresh) seen.add(id);
  const untold = first.value.next === null || long || count === null ? 0 : count - shown.size;
  return { ok: true, value: fresh.length + untold };
}
