/**
 * The same list of each of up to twenty places: first pages in one batch, then what follows of each. Records are
 * committed by some hundreds, and before anything is waited for; the cursor says which places are wholly told, and where
 * to go on in the one that is under way.
 */

import { z } from "zod";
import { type Answer, type BatchPart, type Graph, GraphFault, type Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Reading, Task, TaskSeed } from "../model/task.ts";
import { answersApart } from "./batch-apart.ts";
import { type FirstPage, NOT_ENDED, pageOf } from "./listing.ts";

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

/** Places by their number in the list. */
const Cursor = z.object({
  told: z.array(z.number()),
  /** The place that is under way, and where to go on in it. */
  under: z.object({ place: z.number(), link: z.string(), hidden: z.array(z.string()) }).nullable(),
});

export async function* visiting<P, T>(graph: Graph, task: Task, visit: Visit<P, T>): AsyncGenerator<Page> {
  const before = task.cursor === null ? { told: [], under: null } : Cursor.parse(JSON.parse(task.cursor));
  const told = new Set(before.told);
  let gathered = new Gathered();
  const keep = (under: z.infer<typeof Cursor>["under"]): Page => {
    const page = gathered.page(JSON.stringify({ told: [...told], under }));
    gathered = new Gathered();
    return page;
  };

  async function* walk(number: number, pages: AsyncIterable<Step<T>>, known: readonly string[]): AsyncGenerator<Page> {
    const place = visit.places[number] as P;
    // Pages overlap when a list changes while it is walked: each hidden one is told once.
    const hidden = new Set(known);
    for await (const page of pages) {
      const found: Found =
        "items" in page ? await visit.found(page.items, place) : { records: visit.refused(page.refusal, place) };
      gathered.add(found);
      for (const id of found.hidden ?? []) hidden.add(id);
      if (found.hidden?.length && visit.hides) gathered.add({ records: [visit.hides(hidden.size, place)] });
      const next = "items" in page ? page.next : null;
      if (next !== null && gathered.size >= ENOUGH) yield keep({ place: number, link: next, hidden: [...hidden] });
    }
    told.add(number);
    if (gathered.size >= ENOUGH) yield keep(null);
  }

  const listOf = (number: number): List<T> => {
    const { schema, headers = {} } = visit;
    return { path: visit.path(visit.places[number] as P), schema, headers };
  };
  if (before.under !== null) {
    const { place, link, hidden } = before.under;
    yield* walk(place, following(graph, listOf(place), link, null), hidden);
  }
  const left = visit.places.map((_place, number) => number).filter((number) => !told.has(number));
  for await (const answers of firstPages(graph, left, visit)) {
    for (const [number, answer] of answers) yield* walk(number, listed(graph, listOf(number), answer), []);
    // What came is kept before the others, which have to be asked again, are waited for.
    if (told.size < visit.places.length) yield keep(null);
  }
  yield gathered.page(null);
}

/** First pages as they come, by the number of their place. */
async function* firstPages<P, T>(
  graph: Graph,
  numbers: readonly number[],
  { places, path, bare, schema, headers }: Visit<P, T>,
): AsyncGenerator<ReadonlyMap<number, Answer<FirstPage<T>>>> {
  const partOf = (number: number, route: string) => ({
    id: String(number),
    path: route,
    schema: pageOf(schema),
    ...(headers && { headers }),
  });
  const partsOf = (some: readonly number[], route: (place: P) => string): readonly BatchPart<FirstPage<T>>[] =>
    some.map((number) => partOf(number, route(places[number] as P)));
  const numbered = (answers: ReadonlyMap<string, Answer<FirstPage<T>>>) =>
    new Map([...answers].map(([id, answer]) => [Number(id), answer] as const));
  const come = new Set<number>();
  try {
    // Without a plainer way to ask, a place whose answer makes no sense is told apart at once.
    const asked = partsOf(numbers, path);
    for await (const some of bare === undefined ? answersApart(graph, asked) : graph.batch(asked)) {
      for (const id of some.keys()) come.add(Number(id));
      yield numbered(some);
    }
  } catch (fault) {
    if (bare === undefined || !(fault instanceof GraphFault)) throw fault;
    const left = numbers.filter((number) => !come.has(number));
    for await (const some of answersApart(graph, partsOf(left, fault.status === 400 ? bare : path)))
      yield numbered(some);
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
