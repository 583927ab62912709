/**
 * The plainest walk: one list of Graph, page by page, each page a commit whose cursor is the next link, verbatim.
 * Also what a page looks like when it comes as one part of a batch, and how to go on from it.
 */

import { z } from "zod";
import { type Answer, type Graph, GraphFault, type Refusal, type RequestOptions, type Schema } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Task } from "../model/task.ts";
import { type GapAbout, refused } from "./gaps.ts";

export interface ListOf<T> extends RequestOptions {
  readonly path: string;
  readonly schema: Schema<T>;
  /** What is told when the list is refused. */
  readonly about: GapAbout;
}

/** What is told of a list that the service orders to begin again: it has not come to its end. */
export const NOT_ENDED: Refusal = { cause: "unexpected", status: 410, code: null, requestId: null };

/** Walks the list from the task's cursor on; a refusal ends it with a gap. */
export async function* listing<T>(
  graph: Graph,
  task: Task,
  { path, schema, headers, about }: ListOf<T>,
  recordsOf: (item: T) => readonly TenantRecord[],
): AsyncGenerator<Page> {
  for await (const answer of graph.pages(path, schema, { from: task.cursor, ...(headers && { headers }) })) {
    if (!answer.ok) yield { records: [refused(answer.refusal, about)], cursor: null };
    else if (answer.value.resync) yield { records: [refused(NOT_ENDED, about)], cursor: null };
    else yield { records: answer.value.items.flatMap(recordsOf), cursor: answer.value.next };
  }
}

/** A first page that came by {@link Graph.batch}. */
export interface FirstPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The shape of a list's page, as a part of a batch answers with it. */
export function pageOf<T>(item: z.ZodType<T>): Schema<FirstPage<T>> {
  return z
    .object({ value: z.array(item), "@odata.nextLink": z.string().nullish() })
    .transform(({ value, "@odata.nextLink": next }) => ({ items: value, next: next ?? null }));
}

/** Each thing once, as last said: pages overlap when a list changes while it is walked. */
export function onceEach<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** The answer to one part of a batch; a part that got none is a defect of the edge. */
export function partOf<T>(answers: ReadonlyMap<string, Answer<T>>, path: string): Answer<T> {
  const answer = answers.get(path);
  if (answer === undefined) throw new Error(`the batch has no answer for a part it was given (${path.split("?")[0]})`);
  return answer;
}

/** A walk that the service orders to start again (410) more often than this makes no sense any more. */
const RESTARTS = 3;

/**
 * A whole list in memory, for lists that one person or group bounds. A refusal on any page refuses the whole; so does
 * an answer that makes no sense, which costs this place and no other.
 */
export async function whole<T>(
  graph: Graph,
  path: string,
  schema: Schema<T>,
  { first, ...options }: RequestOptions & { readonly first?: Answer<FirstPage<T>> } = {},
): Promise<Answer<readonly T[]>> {
  if (first?.ok === false) return first;
  if (first?.ok && first.value.next === null) return { ok: true, value: first.value.items };
  let items = [...(first?.value.items ?? [])];
  let from = first?.value.next ?? null;
  let before = first?.value.items.length ?? null;
  try {
    for (let restarts = 0; restarts <= RESTARTS; restarts++) {
      let resync = false;
      for await (const answer of graph.pages(path, schema, { ...options, from, before })) {
        if (!answer.ok) return answer;
        resync ||= answer.value.resync;
        items.push(...answer.value.items);
      }
      if (!resync) return { ok: true, value: items };
      [items, from, before] = [[], null, null];
    }
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    return { ok: false, refusal: fault.refusal() };
  }
  return { ok: false, refusal: NOT_ENDED };
}
