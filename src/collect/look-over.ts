/**
 * A folder or a calendar looked over for what is marked as private, before anything in it is read: ids and marks, a
 * thousand to a page. Each page says where to go on, so that a large folder is not looked over twice.
 */

import type { Answer, Graph } from "../graph/graph.ts";
import type { Shelf, Thing } from "./contents.ts";

export interface Looked {
  /** Ids of what is marked as private. */
  readonly closed: readonly string[];
  /** Where to go on; null when all is looked over. */
  readonly next: string | null;
  /** The list had to begin again: this is its first page. */
  readonly anew: boolean;
}

export async function* lookOver(
  graph: Graph,
  shelf: Shelf<Thing>,
  from: string | null,
): AsyncGenerator<Answer<Looked>> {
  for await (const answer of graph.pages(shelf.marks(1000), shelf.mark, { from })) {
    if (!answer.ok) yield answer;
    else {
      const { items, next, anew = false } = answer.value;
      yield { ok: true, value: { closed: items.filter((thing) => thing.private).map(({ id }) => id), next, anew } };
    }
  }
}
