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
import { isRead, VERSION_FIELDS } from "./versions.ts";

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
  readonly container: string;
  /** How many of its things are marked as private, told by who counted them; null: it is still to be looked over. */
  readonly closed: number | null;
  /** The only ones to be read, where all others have not changed since they were. */
  readonly named?: readonly string[] | null;
  /** Ids and marks alone, and these fields, this many to a page. */
  readonly marks: (top: number, ...more: readonly string[]) => string;
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
  /** Those that are not asked for again: what was found in them stands. */
  readonly stands?: readonly string[];
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

/** What may be read and is drawn, asked for one by one; what has not changed since it was read is not asked for again. */
export async function* picked<T extends Thing>(
  { graph, drawn, known }: Tools,
  shelf: Shelf<T>,
  from: string | null,
): AsyncGenerator<Step<T>> {
  const { service, container } = shelf;
  const read = await known.versions(service, container);
  const marked = await known.protectedItems(service, container);
  for await (const answer of graph.pages(shelf.marks(PICKED, VERSION_FIELDS), shelf.mark, { from })) {
    if (!answer.ok) {
      yield { things: [], next: null, refusals: [answer.refusal] };
      continue;
    }
    const open = onceEach(answer.value.items.filter((thing) => !thing.private));
    const wanted = await drawn(service, container, open);
    const isKnown = ({ id, version }: Thing) => marked.has(id) || isRead(read.get(id), version ?? null);
    const found = await oneByOne(
      graph,
      shelf,
      wanted.filter((thing) => !isKnown(thing)),
    );
    yield { ...found, stands: wanted.filter(isKnown).map(({ id }) => id), next: answer.value.next };
  }
}

/** Those that the shelf names: there are few. */
export async function* named<T extends Thing>({ graph, known }: Tools, shelf: Shelf<T>): AsyncGenerator<Step<T>> {
  const marked = await known.protectedItems(shelf.service, shelf.container);
  const ids = shelf.named ?? [];
  const found = await oneByOne(
    graph,
    shelf,
    ids.filter((id) => !marked.has(id)).map((id) => ({ id, private: false })),
  );
  yield { ...found, stands: ids.filter((id) => marked.has(id)), next: null };
}

async function oneByOne<T extends Thing>(
  graph: Graph,
  shelf: Shelf<T>,
  wanted: readonly Thing[],
): Promise<Omit<Step<T>, "next">> {
  const { thing: schema, headers } = shelf;
  const parts = wanted.map(({ id }) => ({ id, path: shelf.one(id), schema, headers }));
  const versions = new Map(wanted.map(({ id, version }) => [id, version]));
  const answers = [...(await batchApart(graph, parts)).values()];
  return {
    // The version that was listed: what changed since is another one the next time.
    things: answers.flatMap((each) =>
      each.ok && !each.value.private
        ? [{ ...each.value, version: versions.get(each.value.id) ?? each.value.version }]
        : [],
    ),
    refusals: answers.flatMap((each) => (each.ok || each.refusal.cause === "vanished" ? [] : [each.refusal])),
  };
}
