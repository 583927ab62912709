/**
 * Places of a block, each with a few questions of its own, all of them asked in one batch. A place is told once its
 * answers are in, and what was told is committed before the others, which have to be asked again, are waited for.
 */

import { z } from "zod";
import type { Answer, BatchPart, Graph, Schema } from "../graph/graph.ts";
import type { Page, Task } from "../model/task.ts";
import { answersApart } from "./batch-apart.ts";
import { partOf } from "./listing.ts";
import { type Found, Gathered } from "./visit.ts";

/** What the question will be answered with, once all those of the place are. */
export type Ask = <T>(path: string, schema: Schema<T>, headers?: Readonly<Record<string, string>>) => () => Answer<T>;

export interface Told extends Found {
  /** More was asked for it than its questions: it is committed at once, and not gone through twice. */
  readonly walked?: boolean;
}

export interface OneByOne<P> {
  readonly places: readonly P[];
  /** Asks what there is to ask, and returns what makes something of the answers. */
  readonly ask: (place: P, ask: Ask) => () => Told | Promise<Told>;
}

/** Ids of places that were told. */
const Cursor = z.array(z.string());

interface Waiting {
  readonly parts: ReadonlySet<string>;
  readonly tell: () => Told | Promise<Told>;
}

export async function* oneByOne<P extends { readonly id: string }>(
  graph: Graph,
  task: Task,
  { places, ask }: OneByOne<P>,
): AsyncGenerator<Page> {
  const told = new Set(task.cursor === null ? [] : Cursor.parse(JSON.parse(task.cursor)));
  const parts: BatchPart<unknown>[] = [];
  const answers = new Map<string, Answer<unknown>>();
  const waiting = new Map<string, Waiting>();
  for (const place of places) {
    if (told.has(place.id)) continue;
    const own = new Set<string>();
    const tell = ask(place, <T>(path: string, schema: Schema<T>, headers?: Readonly<Record<string, string>>) => {
      const id = String(parts.length);
      parts.push({ id, path, schema, ...(headers && { headers }) });
      own.add(id);
      return () => partOf(answers, id) as Answer<T>;
    });
    waiting.set(place.id, { parts: own, tell });
  }

  let gathered = new Gathered();
  const keep = (): Page => {
    const page = gathered.page(JSON.stringify([...told]));
    gathered = new Gathered();
    return page;
  };
  async function* tellThose(): AsyncGenerator<Page> {
    for (const [id, { parts: own, tell }] of waiting) {
      if (![...own].every((part) => answers.has(part))) continue;
      const found = await tell();
      gathered.add(found);
      waiting.delete(id);
      told.add(id);
      if (found.walked && waiting.size > 0) yield keep();
    }
  }

  // Those without a question wait for nobody.
  yield* tellThose();
  for await (const some of answersApart(graph, parts)) {
    for (const [id, answer] of some) answers.set(id, answer);
    yield* tellThose();
    if (waiting.size > 0 && gathered.size > 0) yield keep();
  }
  yield gathered.page(null);
}
