/**
 * Questions at the beginning of a run, before anything is collected: what is refused or makes no sense is told as not
 * known, and is no defect of the program.
 */

import { z } from "zod";
import { type Answer, type Graph, GraphFault, type RequestOptions, type Schema } from "../graph/graph.ts";

export async function asked<T>(
  graph: Graph,
  path: string,
  schema: Schema<T>,
  options?: RequestOptions,
): Promise<Answer<T>> {
  try {
    return await graph.get(path, schema, options);
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    return { ok: false, refusal: fault.refusal() };
  }
}

const Count = z.coerce.number().int().nonnegative();

/** How many of them the directory holds, or of those that a filter keeps; null when that cannot be had. */
export async function countOf(graph: Graph, what: "users" | "groups", filter?: string): Promise<number | null> {
  const query = filter === undefined ? "" : `?$filter=${encodeURIComponent(filter)}`;
  const answer = await asked(graph, `/${what}/$count${query}`, Count, { headers: { ConsistencyLevel: "eventual" } });
  return answer.ok ? answer.value : null;
}
