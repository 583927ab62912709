/**
 * A batch in which one place whose answer makes no sense costs none of the others: it is found by halves, and told
 * as given up.
 */

import { type Answer, type BatchPart, type Graph, GraphFault } from "../graph/graph.ts";

export async function batchApart<T>(
  graph: Graph,
  parts: readonly BatchPart<T>[],
): Promise<ReadonlyMap<string, Answer<T>>> {
  const [only, ...others] = parts;
  if (only === undefined) return new Map();
  try {
    return await graph.batch(parts);
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    if (others.length === 0) return new Map([[only.id, { ok: false, refusal: fault.refusal() }]]);
    const half = Math.ceil(parts.length / 2);
    const first = await batchApart(graph, parts.slice(0, half));
    return new Map([...first, ...(await batchApart(graph, parts.slice(half)))]);
  }
}
