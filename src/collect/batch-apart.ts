/**
 * A batch in which one place whose answer makes no sense costs none of the others: it is found by halves, and told
 * as given up.
 */

import { type Answer, type BatchPart, type Graph, GraphFault } from "../graph/graph.ts";

export async function batchApart<T>(
  graph: Graph,
  parts: readonly BatchPart<T>[],
): Promise<ReadonlyMap<string, Answer<T>>> {
  const answers = new Map<string, Answer<T>>();
  for await (const some of answersApart(graph, parts)) for (const [id, answer] of some) answers.set(id, answer);
  return answers;
}

/** As they come, each once. */
export async function* answersApart<T>(
  graph: Graph,
  parts: readonly BatchPart<T>[],
): AsyncGenerator<ReadonlyMap<string, Answer<T>>> {
  if (parts.length === 0) return;
  const told = new Set<string>();
  try {
    for await (const some of graph.batch(parts)) {
      for (const id of some.keys()) told.add(id);
      yield some;
    }
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    const left = parts.filter(({ id }) => !told.has(id));
    const [only, ...others] = left;
    if (only === undefined) throw fault;
    if (others.length === 0) {
      yield new Map([[only.id, { ok: false, refusal: fault.refusal() }]]);
      return;
    }
    const half = Math.ceil(left.length / 2);
    yield* answersApart(graph, left.slice(0, half));
    yield* answersApart(graph, left.slice(half));
  }
}
