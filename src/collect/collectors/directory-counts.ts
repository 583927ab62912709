/**
 * How many accounts and groups the directory says it holds: asked apart from their lists, which are compared with it. A
 * count that is not had is said in the plan, and takes nothing from what was listed. https://learn.microsoft.com/graph/aad-advanced-queries
 */

import { z } from "zod";
import { type Graph, GraphFault } from "../../graph/graph.ts";
import type { Setting } from "../../model/records.ts";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { COUNTED_LISTS, countId } from "../usage.ts";

/** A text of digits, or a number where it came as JSON. */
const Count = z
  .union([z.number(), z.string().regex(/^\s*\d+\s*$/)])
  .transform(Number)
  .pipe(z.number().int().nonnegative());

export const directoryCounts = defineCollector({
  id: "directory-counts",
  title: "Décompte de l’annuaire",
  services: [],
  needs: [],
  after: [],
  plants: [],
  roots: () => [ROOT],
  async *run(_task, { graph }) {
    const records: Setting[] = [];
    for (const list of COUNTED_LISTS) {
      // Said again each time, so that the count of an earlier scan does not stand for this one.
      records.push({ kind: "setting", id: countId(list), value: (await countOf(list, graph)) ?? false });
    }
    yield { records, cursor: null };
  },
});

async function countOf(list: string, graph: Graph): Promise<number | null> {
  try {
    // The segment answers from an index, and says 400 without this.
    const answer = await graph.get(`/${list}/$count`, Count, { headers: { ConsistencyLevel: "eventual" } });
    return answer.ok ? answer.value : null;
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    return null;
  }
}
