/**
 * Collectors whose service does not answer in this run: their tasks wait where they are, one of them looks now and then
 * whether the service is back, and what waited in vain in an earlier run, too, is told as given up.
 */

import type { Graph, Refusal } from "../../graph/graph.ts";
import type { ClaimedTask, RecordStore, Scan } from "../../store/port.ts";
import { type ServiceAway, untilAway } from "./away.ts";

export interface SilenceTools {
  readonly store: Pick<RecordStore, "release">;
  readonly scan: Pick<Scan, "unanswered">;
  /** Resolves when a service that did not answer may be asked again; rejects when the run is to end. */
  readonly later: (signal: AbortSignal, milliseconds?: number) => Promise<void>;
}

const nameOf = ({ collector, key }: ClaimedTask) => `${collector} ${key}`;

export class Silence {
  readonly #tools: SilenceTools;
  readonly #wake: () => void;
  readonly #unanswered = new Map<string, Refusal>();
  /** Collectors that nobody tries for now. */
  readonly #resting = new Set<string>();
  /** Collectors that were answered something in this run. */
  readonly #answered = new Set<string>();
  /** Tasks that this run has left. */
  readonly #left = new Set<string>();
  /** Those of a place that is to be left alone by its own order: nobody takes them until then, and the others go on. */
  readonly #held = new Map<string, ClaimedTask>();
  readonly #ended = new AbortController();

  /** @param wake a collector may be tried again. */
  constructor(tools: SilenceTools, wake: () => void) {
    this.#tools = tools;
    this.#wake = wake;
  }

  /** The way to the tenant of a task: it throws {@link ServiceAway} where the task is to be left. */
  graphOf(graph: Graph, task: ClaimedTask): Graph {
    const { collector: id } = task;
    const before = task.unanswered > (this.#left.has(nameOf(task)) ? 1 : 0);
    return untilAway(graph, {
      // No scan stays open for ever.
      closes: () => before || (this.#tools.scan.unanswered.includes(id) && !this.#answered.has(id)),
      onAnswer: () => {
        this.#answered.add(id);
        // Another service may answer the same collector, or a request that left before.
        if (!this.#resting.has(id) && ![...this.#held.values()].some(({ collector }) => collector === id))
          this.#unanswered.delete(id);
      },
    });
  }

  /** Others of the collector that are under way end by themselves. */
  async leave(task: ClaimedTask, { refusal }: ServiceAway): Promise<void> {
    const { collector: id } = task;
    this.#unanswered.set(id, refusal);
    if (refusal.away === undefined) {
      this.#hold(task, refusal.wait ?? 0);
      return;
    }
    // Who says when to come back does not wait in vain.
    const again = refusal.away === "ordered" || this.#left.has(nameOf(task)) ? 0 : 1;
    await this.#tools.store.release({ ...task, unanswered: task.unanswered + again });
    if (refusal.away === "silent") this.#left.add(nameOf(task));
    if (this.#resting.has(id)) return;
    this.#resting.add(id);
    const over = () => {
      this.#resting.delete(id);
      this.#wake();
    };
    this.#tools.later(this.#ended.signal).then(over, over);
  }

  rests(collector: string): boolean {
    return this.#resting.has(collector);
  }

  #hold(task: ClaimedTask, milliseconds: number): void {
    this.#held.set(nameOf(task), task);
    const over = async () => {
      this.#held.delete(nameOf(task));
      await this.#tools.store.release(task);
      this.#wake();
    };
    // At the end of the run they are let go together.
    this.#tools.later(this.#ended.signal, milliseconds).then(over, () => undefined);
  }

  /** Nobody looks any more. */
  async end(): Promise<void> {
    this.#ended.abort();
    for (const task of this.#held.values()) await this.#tools.store.release(task);
    this.#held.clear();
  }

  /** How the service of each collector failed last that has tasks left. */
  leftOf(pending: ReadonlyMap<string, number>): ReadonlyMap<string, Refusal> {
    return new Map([...this.#unanswered].filter(([id]) => pending.has(id)));
  }
}
