/** All answers of a batch together. */

import type { Answer, BatchPart, Graph } from "../../src/graph/graph.ts";

export async function batch<T>(
  graph: Pick<Graph, "batch">,
  parts: readonly BatchPart<T>[],
): Promise<ReadonlyMap<string, Answer<T>>> {
  const answers = new Map<string, Answer<T>>();
  for await (const some of graph.batch(parts)) for (const [id, answer] of some) answers.set(id, answer);
  return answers;
}
