/**
 * Questions of several kinds that wait for nothing of one another: asked together in one batch, each answered in a
 * shape of its own. One whose answer makes no sense costs none of the others.
 */

import type { Answer, BatchPart, Graph, Schema } from "../graph/graph.ts";
import { batchApart } from "./batch-apart.ts";
import { partOf } from "./listing.ts";

export class Round {
  readonly #parts: BatchPart<unknown>[] = [];
  #answers: ReadonlyMap<string, Answer<unknown>> | null = null;

  /** What the question will be answered with, once the round was sent. */
  ask<T>(path: string, schema: Schema<T>, headers?: Readonly<Record<string, string>>): () => Answer<T> {
    const id = String(this.#parts.length);
    this.#parts.push({ id, path, schema, ...(headers && { headers }) });
    return () => {
      if (this.#answers === null) throw new Error("a question is answered once its round was sent");
      return partOf(this.#answers, id) as Answer<T>;
    };
  }

  async send(graph: Graph): Promise<void> {
    this.#answers = await batchApart(graph, this.#parts);
  }
}
