/**
 * The same list of each of up to twenty places: first pages in one batch, then what follows of each. Records are
 * committed by some hundreds; the cursor says how many places are wholly told, and where to go on in the next one.
 */

import { z } from "zod";
import { type Answer, type BatchPart, type Graph, GraphFault, type Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Reading, Task, TaskSeed } from "../model/task.ts";
import { batchApart } from "./batch-apart.ts";
import { type FirstPage, NOT_ENDED, pageOf, partOf } from "./listing.ts";

/** What a page of a place's list comes to. */
export interface Found {
  readonly records: readonly TenantRecord[];
  /** Ids of those that it hides; a place hides some hundreds at the most. */
  readonly hidden?: readonly string[];
  readonly follow?: readonly TaskSeed[];
  readonly readings?: readonly Reading[];
}

export interface Visit<P, T> {
  readonly places: readonly P[];
  readonly path: (place: P) => string;
  /** The same list without options, for services that take none and say 400. What is not wanted falls at the schema. */
  readonly bare?: (place: P) => string;
  readonly schema: z.ZodType<T>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly found: (items: readonly T[], place: P) => Found | Promise<Found>;
  readonly refused: (refusal: Refusal, place: P) => readonly TenantRecord[];
  /** What tells of the hidden ones, all those of the place so far; said again it replaces what was said. */
  readonly hides?: (count: number, place: P) => TenantRecord;
}

const ENOUGH = 500;

const Cursor = z.object({ done: z.number(), link: z.string().nullable(), hidden: z.array(z.string()).default([]) });
const START = { done: 0, link: null, hidden: [] };

export async function* visiting<P, T>(graph: Graph, task: Task, visit: Visit<P, T>): AsyncGenerator<Page> {
  const { done, link, hidden: before } = task.cursor === null ? START : Cursor.parse(JSON.parse(task.cursor));
  const { schema, headers } = visit;
  const places = visit.places.slice(done).map((place) => ({ place, path: visit.path(place) }));
  // Of the place that was under way, the first page is known already.
  const asked = link === null ? places : places.slice(1);
  const partFor = (id: string, path: string) => ({ id, path, schema: pageOf(schema), ...(headers && { headers }) });
  const answers = await firstPages(
    graph,
    asked.map(({ path }) => partFor(path, path)),
    visit.bare && asked.map(({ place, path }) => partFor(path, visit.bare?.(place) ?? path)),
  );
  let gathered = new Gathered();
  for (const [index, { place, path }] of places.entries()) {
    const list = { path, schema, headers: headers ?? {} };
    const under = link !== null && index === 0;
    const walk = under ? following(graph, list, link, null) : listed(graph, list, partOf(answers, path));
    // Pages overlap when a list changes while it is walked: each hidden one is told once.
    const hidden = new Set(under ? before : []);
    for await (const page of walk) {
      const told: Found =
        "items" in page ? await visit.found(page.items, place) : { records: visit.refused(page.refusal, place) };
      gathered.add(told);
      for (const id of told.hidden ?? []) hidden.add(id);
      if (told.hidden?.length && visit.hides) gathered.add({ records: [visit.hides(hidden.size, place)] });
      if (gathered.size < ENOUGH) continue;
      const next = "items" in page ? page.next : null;
      const cursor =
        next === null ? { ...START, done: done + index + 1 } : { done: done + index, link: next, hidden: [...hidden] };
      yield gathered.page(JSON.stringify(cursor));
      gathered = new Gathered();
    }
  }
  yield gathered.page(null);
}

async function firstPages<T>(
  graph: Graph,
  parts: readonly BatchPart<FirstPage<T>>[],
  bare: readonly BatchPart<FirstPage<T>>[] | undefined,
): Promise<ReadonlyMap<string, Answer<FirstPage<T>>>> {
  if (bare === undefined) return batchApart(graph, parts);
  try {
    return await graph.batch(parts);
  } catch (fault) {
    if (!(fault instanceof GraphFault)) throw fault;
    return batchApart(graph, fault.status === 400 ? bare : parts);
  }
}

interface List<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly headers: Readonly<Record<string, string>>;
}

type Step<T> = FirstPage<T> | { readonly refusal: Refusal };

async function* listed<T>(graph: Graph, list: List<T>, first: Answer<FirstPage<T>>): AsyncGenerator<Step<T>> {
  if (!first.ok) {
    yield { refusal: first.refusal };
    return;
  }
  yield first.value;
  if (first.value.next !== null) yield* following(graph, list, first.value.next, first.value.items.length);
}

async function* following<T>(
  graph: Graph,
  { path, schema, headers }: List<T>,
  from: string,
  before: number | null,
): AsyncGenerator<Step<T>> {
  for await (const answer of graph.pages(path, schema, { from, headers, before })) {
    if (!answer.ok) yield { refusal: answer.refusal };
    else yield answer.value.resync ? { refusal: NOT_ENDED } : answer.value;
  }
}

class Gathered {
  readonly #records: TenantRecord[] = [];
  readonly #follow: TaskSeed[] = [];
  readonly #readings: Reading[] = [];

  get size(): number {
    return this.#records.length + this.#follow.length + this.#readings.length;
  }

  add({ records, follow = [], readings = [] }: Found): void {
    this.#records.push(...records);
    this.#follow.push(...follow);
    this.#readings.push(...readings);
  }

  page(cursor: string | null): Page {
    return { records: this.#records, follow: this.#follow, readings: this.#readings, cursor };
  }
}
