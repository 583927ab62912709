/** Places whose content is never read, as `check` and the start of a scan tell of them: what each entry names, and how many people. */

import { z } from "zod";
import { namedIn } from "../collect/naming.ts";
import type { Graph } from "../graph/graph.ts";
import { asked } from "./first-answers.ts";

export interface Closed {
  readonly entry: string;
  readonly kind: Awaited<ReturnType<typeof namedIn>>[number]["kind"];
  /** People in groups that have nothing of their own; null where the entry names none, or they cannot be counted. */
  readonly members: number | null;
}

const Count = z.coerce.number().int().nonnegative();

export async function closedIn(graph: Graph, entries: readonly string[]): Promise<readonly Closed[]> {
  const closed: Closed[] = [];
  for (const { entry, kind, groups } of await namedIn(graph, entries)) {
    const alone = groups.filter(({ unified }) => !unified);
    const counts: (number | null)[] = [];
    for (const { id } of alone) counts.push(await membersOf(graph, id));
    const members = counts.reduce(
      (sum: number | null, count) => (sum === null || count === null ? null : sum + count),
      0,
    );
    closed.push({ entry, kind, members: alone.length === 0 ? null : members });
  }
  return closed;
}

async function membersOf(graph: Graph, group: string): Promise<number | null> {
  const path = `/groups/${encodeURIComponent(group)}/members/$count`;
  const answer = await asked(graph, path, Count, { headers: { ConsistencyLevel: "eventual" } });
  return answer.ok ? answer.value : null;
}
