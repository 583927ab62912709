/**
 * A service that answers nothing any more: what was under way there is neither told nor lost, and is gone on with once
 * the service is back, by this run or by the next.
 */

import type { Collector } from "../../collect/collector.ts";
import { refused } from "../../collect/gaps.ts";
import type { Answer, Graph, Refusal } from "../../graph/graph.ts";
import { type Gap, ORDERED, UNANSWERED } from "../../model/gap.ts";
import { type ChosenWorkload, chosenWorkloadOf } from "../../model/service.ts";

export class ServiceAway extends Error {
  override readonly name = "ServiceAway";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("the service does not answer");
    this.refusal = refusal;
  }
}

interface Watch {
  /** True where the task is to be told as given up all the same: an earlier run waited in vain, too. */
  readonly closes: () => boolean;
  /** The service has answered, be it to refuse. */
  readonly onAnswer: () => void;
}

export function untilAway(graph: Graph, { closes, onAnswer }: Watch): Graph {
  /** What it is refused for, when the task is to be left. */
  const awayIn = <T>(answer: Answer<T>): Refusal | null => {
    const { away, wait } = answer.ok ? {} : (answer.refusal as Partial<Refusal>);
    // One place that says when to come back is waited for as its service would be.
    if (!answer.ok && away === undefined && wait !== undefined) return answer.refusal;
    if (answer.ok || away === undefined) {
      onAnswer();
      return null;
    }
    // A service that says when to come back is waited for, by as many runs as it takes.
    return away === "silent" && closes() ? null : answer.refusal;
  };
  const checked = <T>(answer: Answer<T>): Answer<T> => {
    const away = awayIn(answer);
    if (away !== null) throw new ServiceAway(away);
    return answer;
  };
  return {
    get: async (path, schema, options) => checked(await graph.get(path, schema, options)),
    async *pages(path, schema, options) {
      for await (const answer of graph.pages(path, schema, options)) yield checked(answer);
    },
    async *batch(parts) {
      let away: Refusal | null = null;
      for await (const answers of graph.batch(parts)) {
        const had = [...answers].filter(([, answer]) => {
          const refusal = awayIn(answer);
          away ??= refusal;
          return refusal === null;
        });
        // What has come is told before the rest is left.
        if (had.length > 0) yield new Map(had);
      }
      if (away !== null) throw new ServiceAway(away);
    },
    async *report(path) {
      for await (const answer of graph.report(path)) yield checked(answer);
    },
    extract: async (path, schema) => checked(await graph.extract(path, schema)),
    download: async (path, limit) => checked(await graph.download(path, limit)),
  };
}

/** What was left stands in the plan until a run goes on with it: how many tasks, of which collector. */
export function unansweredGaps(
  unanswered: ReadonlyMap<string, Refusal>,
  pending: ReadonlyMap<string, number>,
  collectors: readonly Collector[],
  workloads: readonly ChosenWorkload[],
): readonly Gap[] {
  return collectors.flatMap(({ id, services }) => {
    const refusal = unanswered.get(id);
    if (refusal === undefined) return [];
    const chosen = services.filter((service) => workloads.includes(chosenWorkloadOf(service)));
    const count = pending.get(id) ?? 1;
    return (chosen.length > 0 ? chosen : [null]).map((service) => ({
      ...refused(refusal, { service, where: `${id}${refusal.away === "silent" ? UNANSWERED : ORDERED}` }),
      count,
    }));
  });
}
