/**
 * A list whose answers make no sense is given up where it stands, as one that is refused: the collector tells of
 * which place it was, and goes on with the others.
 */

import { type Graph, GraphFault } from "../../graph/graph.ts";

export function withListsApart(graph: Graph): Graph {
  return {
    get: (path, schema, options) => graph.get(path, schema, options),
    batch: (parts) => graph.batch(parts),
    report: (path) => graph.report(path),
    extract: async (path, schema) => {
      try {
        return await graph.extract(path, schema);
      } catch (fault) {
        // An answer that makes no sense is one file's.
        if (!(fault instanceof GraphFault)) throw fault;
        return { ok: false, refusal: fault.refusal() };
      }
    },
    download: (path, limit) => graph.download(path, limit),
    async *pages(path, schema, options) {
      try {
        yield* graph.pages(path, schema, options);
      } catch (fault) {
        if (!(fault instanceof GraphFault)) throw fault;
        yield { ok: false, refusal: fault.refusal() };
      }
    },
  };
}
