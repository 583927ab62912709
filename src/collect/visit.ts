/**
 * The same list of each of up to twenty places: first pages in one batch, then what follows of each. Records are
 * committed by some hundreds; the cursor is the number of places that are wholly told.
 */

import type { z } from "zod";
import type { Graph, Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Reading, Task, TaskSeed } from "../model/task.ts";
import { batchApart } from "./batch-apart.ts";
import { goingOn, pageOf, partOf } from "./listing.ts";

/** What a page of a place's list comes to. */
export interface Found {
  readonly records: readonly TenantRecord[];
  readonly follow?: readonly TaskSeed[];
  readonly readings?: readonly Reading[];
}

export interface Visit<P, T> {
  readonly places: readonly P[];
  readonly path: (place: P) => string;
  readonly schema: z.ZodType<T>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly found: (items: readonly T[], place: P) => Found | Promise<Found>;
  readonly refused: (refusal: Refusal, place: P) => readonly TenantRecord[];
}

const ENOUGH = 500;

export async function* visiting<P, T>(graph: Graph, task: Task, visit: Visit<P, T>): AsyncGenerator<Page> {
  const done = Number(task.cursor ?? 0);
  const places = visit.places.slice(done).map((place) => ({ place, path: visit.path(place) }));
  const { schema, headers } = visit;
  const parts = places.map(({ path }) => ({ id: path, path, schema: pageOf(schema), ...(headers && { headers }) }));
  const answers = await batchApart(graph, parts);
  let gathered = new Gathered();
  for (const [index, { place, path }] of places.entries()) {
    for await (const page of goingOn(graph, partOf(answers, path), path, schema, headers ? { headers } : {})) {
      gathered.add(
        "items" in page ? await visit.found(page.items, place) : { records: visit.refused(page.refusal, place) },
      );
      if (gathered.size < ENOUGH) continue;
      yield gathered.page(String(done + index));
      gathered = new Gathered();
    }
  }
  yield gathered.page(null);
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
