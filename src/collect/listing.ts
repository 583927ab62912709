/**
 * The plainest walk: one list of Graph, page by page, each page a commit whose cursor is the next link, verbatim.
 * Also what a page looks like when it comes as one part of a batch, and how to go on from it.
 */

import { z } from "zod";
import type { Answer, Graph, Refusal, RequestOptions, Schema } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Task } from "../model/task.ts";
import { type GapAbout, refused } from "./gaps.ts";

export interface ListOf<T> extends RequestOptions {
  readonly path: string;
  readonly schema: Schema<T>;
  /** What is told when the list is refused. */
  readonly about: GapAbout;
}

/** Walks the list from the task's cursor on; a refusal ends it with a gap. */
export async function* listing<T>(
  graph: Graph,
  task: Task,
  { path, schema, headers, about }: ListOf<T>,
  recordsOf: (item: T) => readonly TenantRecord[],
): AsyncGenerator<Page> {
  for await (const answer of graph.pages(path, schema, { from: task.cursor, ...(headers && { headers }) })) {
    if (answer.ok) yield { records: answer.value.items.flatMap(recordsOf), cursor: answer.value.next };
    else yield { records: [refused(answer.refusal, about)], cursor: null };
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

/** The items of a first page and of all that follow it, page by page; a refusal comes last. */
export async function* goingOn<T>(
  graph: Graph,
  first: Answer<FirstPage<T>>,
  path: string,
  schema: Schema<T>,
  options: RequestOptions = {},
): AsyncGenerator<{ readonly items: readonly T[] } | { readonly refusal: Refusal }> {
  if (!first.ok) {
    yield { refusal: first.refusal };
    return;
  }
  yield { items: first.value.items };
  if (first.value.next === null) return;
  for await (const answer of graph.pages(path, schema, { ...options, from: first.value.next })) {
    yield answer.ok ? { items: answer.value.items } : { refusal: answer.refusal };
  }
}
