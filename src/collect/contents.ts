/**
 * How the contents of a mailbox are read. What Outlook marks as private is never even fetched: a place where nothing
 * is so marked is listed with its bodies, a page at a time; elsewhere, and in a sample, ids are listed first and
 * only what may be read is asked for, thing by thing.
 */

import type { Graph, Refusal, Schema } from "../graph/graph.ts";
import type { ServiceId } from "../model/service.ts";
import { batchApart } from "./batch-apart.ts";
import type { Tools } from "./collector.ts";
import { onceEach } from "./listing.ts";

/** One message or event, its mark read at the frontier. */
export interface Thing {
  readonly id: string;
  readonly private: boolean;
  /** By which a later scan knows that it has not changed. */
  readonly version?: string | null;
}

/** A folder or a calendar, by its routes. `T` is a thing with its content. */
export interface Shelf<T extends Thing> {
  readonly service: ServiceId;
  /** How many of its things are marked as private, told by who counted them; null: it is still to be looked over. */
  readonly closed: number | null;
  /** The only ones to be read, where all others have not changed since they were. */
  readonly named?: readonly string[] | null;
  /** Ids and marks alone, this many to a page. */
  readonly marks: (top: number) => string;
  readonly mark: Schema<Thing>;
  /** The same things with their contents. */
  readonly full: string;
  /** One thing with its content. */
  readonly one: (id: string) => string;
  readonly thing: Schema<T>;
  readonly headers: Readonly<Record<string, string>>;
}

/** What one request brought, and where to go on; null at the end of the shelf. */
export interface Step<T> {
  readonly things: readonly T[];
  readonly next: string | null;
  readonly refusals: readonly Refusal[];
}

/** Bodies asked for at once, and so held in memory. */
export const PICKED = 200;

/** Everything on a shelf where nothing is marked as private; a mark set meanwhile is heeded. */
export async function* listed<T extends Thing>(
  { graph }: Tools,
  shelf: Shelf<T>,
  from: string | null,
): AsyncGenerator<Step<T>> {
  for await (const answer of graph.pages(shelf.full, shelf.thing, { from, headers: shelf.headers })) {
    if (!answer.ok) yield { things: [], next: null, refusals: [answer.refusal] };
    else
      yield {
        things: onceEach(answer.value.items).filter((thing) => !thing.private),
        next: answer.value.next,
        refusals: [],
      };
  }
}

/** What may be read and is drawn, asked for one by one. */
export async function* picked<T extends Thing>(
  { graph, drawn }: Tools,
  shelf: Shelf<T>,
  from: string | null,
): AsyncGenerator<Step<T>> {
  for await (const answer of graph.pages(shelf.marks(PICKED), shelf.mark, { from })) {
    if (!answer.ok) {
      yield { things: [], next: null, refusals: [answer.refusal] };
      continue;
    }
    const wanted = answer.value.items.filter((thing) => !thing.private && drawn(shelf.service, thing.id));
    const ids = onceEach(wanted).map(({ id }) => id);
    yield { ...(await oneByOne(graph, shelf, ids)), next: answer.value.next };
  }
}

/** Those that the shelf names: there are few. */
export async function* named<T extends Thing>({ graph }: Tools, shelf: Shelf<T>): AsyncGenerator<Step<T>> {
  yield { ...(await oneByOne(graph, shelf, shelf.named ?? [])), next: null };
}

async function oneByOne<T extends Thing>(
  graph: Graph,
  shelf: Shelf<T>,
  ids: readonly string[],
): Promise<Omit<Step<T>, "next">> {
  const { thing: schema, headers } = shelf;
  const parts = ids.map((id) => ({ id, path: shelf.one(id), schema, headers }));
  const answers = [...(await batchApart(graph, parts)).values()];
  return {
    things: answers.flatMap((each) => (each.ok && !each.value.private ? [each.value] : [])),
    refusals: answers.flatMap((each) => (each.ok || each.refusal.cause === "vanished" ? [] : [each.refusal])),
  };
}
