/**
 * The same list of each of up to twenty places: first pages in one batch, then what follows of each, page by page. What
 * has come is committed before anything is waited for; the cursor says which places are wholly told, and where to go on
 * in those that are under way.
 */

import { z } from "zod";
import { type Answer, type BatchPart, type Graph, GraphFault, type Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Reading, Task, TaskSeed } from "../model/task.ts";
import { answersApart } from "./batch-apart.ts";
import { countedOn, Lately, NONE } from "./lately.ts";
import { type FirstPage, NOT_ENDED, pageOf } from "./listing.ts";

/** What a page of a place's list comes to. */
export interface Found {
  readonly records: readonly TenantRecord[];
  /** Ids of those that are told by their number alone. */
  readonly numbered?: readonly string[];
  readonly follow?: readonly TaskSeed[];
  readonly readings?: readonly Reading[];
  readonly stands?: Page["stands"];
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
  /** What tells of the numbered ones, all those of the place so far; said again it replaces what was said. */
  readonly numbers?: (count: number, place: P) => readonly TenantRecord[];
}

const ENOUGH = 500;

/** Places by their number in the list. */
const Cursor = z.object({
  told: z.array(z.number()),
  /** Places that are under way, and where to go on in each. */
  under: z.array(z.object({ place: z.number(), link: z.string(), numbered: Lately })),
});

/** @param items of the page before; null when that is not known any more. */
interface Under {
  readonly link: string;
  readonly items: number | null;
  readonly numbered: Lately;
}

export async function* visiting<P, T>(graph: Graph, task: Task, visit: Visit<P, T>): AsyncGenerator<Page> {
  const before = task.cursor === null ? { told: [], under: [] } : Cursor.parse(JSON.parse(task.cursor));
  const told = new Set(before.told);
  const under = new Map<number, Under>();
  for (const { place, link, numbered } of before.under) under.set(place, { link, items: null, numbered });
  let gathered = new Gathered();
  const keep = (): Page => {
    const begun = [...under].map(([place, { link, numbered }]) => ({ place, link, numbered }));
    const page = gathered.page(JSON.stringify({ told: [...told], under: begun }));
    gathered = new Gathered();
    return page;
  };

  async function take(number: number, step: Step<T>): Promise<void> {
    const place = visit.places[number] as P;
    const found: Found =
      "items" in step ? await visit.found(step.items, place) : { records: visit.refused(step.refusal, place) };
    const numbered = countedOn(under.get(number)?.numbered ?? NONE, found.numbered ?? [], "items" in step && step.anew);
    gathered.add(found);
    if ("items" in step) gathered.add({ records: visit.numbers?.(numbered.count, place) ?? [] });
    if ("items" in step && step.next !== null) {
      under.set(number, { link: step.next, items: step.items.length, numbered });
      return;
    }
    under.delete(number);
    told.add(number);
  }

  async function* goOn(): AsyncGenerator<Page> {
    for (const [number, { link, items }] of [...under]) {
      for await (const step of following(graph, listOf(number), link, items)) {
        await take(number, step);
        if (told.size < visit.places.length) yield keep();
      }
    }
  }

  const listOf = (number: number): List<T> => {
    const { schema, headers = {} } = visit;
    return { path: visit.path(visit.places[number] as P), schema, headers };
  };
  yield* goOn();
  const left = visit.places.map((_place, number) => number).filter((number) => !told.has(number));
  for await (const answers of firstPages(graph, left, visit)) {
    for (const [number, answer] of answers) {
      await take(number, answer.ok ? answer.value : { refusal: answer.refusal });
      if (gathered.size >= ENOUGH) yield keep();
    }
    // What came is kept before those that have to be asked again are waited for, and the rest of long ones.
    if (told.size < visit.places.length) yield keep();
  }
  yield* goOn();
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
  const byNumber = (answers: ReadonlyMap<string, Answer<FirstPage<T>>>) =>
    new Map([...answers].map(([id, answer]) => [Number(id), answer] as const));
  const come = new Set<number>();
  try {
    // Without a plainer way to ask, a place whose answer makes no sense is told apart at once.
    const asked = partsOf(numbers, path);
    for await (const some of bare === undefined ? answersApart(graph, asked) : graph.batch(asked)) {
      for (const id of some.keys()) come.add(Number(id));
      yield byNumber(some);
    }
  } catch (fault) {
    if (bare === undefined || !(fault instanceof GraphFault)) throw fault;
    const left = numbers.filter((number) => !come.has(number));
    for await (const some of answersApart(graph, partsOf(left, fault.status === 400 ? bare : path)))
      yield byNumber(some);
  }
}

interface List<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly headers: Readonly<Record<string, string>>;
}

type Step<T> = (FirstPage<T> & { readonly anew?: true }) | { readonly refusal: Refusal };

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

/** What is told, until it is committed. */
export class Gathered {
  readonly #records: TenantRecord[] = [];
  readonly #follow: TaskSeed[] = [];
  readonly #readings: Reading[] = [];
  readonly #stands: NonNullable<Page["stands"]>[number][] = [];

  get size(): number {
    return this.#records.length + this.#follow.length + this.#readings.length;
  }

  add({ records, follow = [], readings = [], stands = [] }: Found): void {
    this.#records.push(...records);
    this.#follow.push(...follow);
    this.#readings.push(...readings);
    this.#stands.push(...stands);
  }

  page(cursor: string | null): Page {
    return { records: this.#records, follow: this.#follow, readings: this.#readings, stands: this.#stands, cursor };
  }
}
