/**
 * A place walked by delta: all of it the first time, then what changed since the link that the last walk kept. A link
 * that the service no longer takes, or that alone is not answered while others are, starts this place again from nothing,
 * and no other; what was known is forgotten once the new walk is answered. Where `Location` offers a fresh link, our own
 * path is taken all the same: it asks for the same, and needs no trust.
 * https://learn.microsoft.com/graph/delta-query-overview
 */

import { z } from "zod";
import type { Graph, Refusal, Schema } from "../graph/graph.ts";
import type { ServiceId } from "../model/service.ts";
import type { Page, Task } from "../model/task.ts";
import { isOfLink, isUnknownLink } from "./kept-link.ts";

/** A walk that has to start again more often than this makes no sense any more. */
const RESTARTS = 3;

const Cursor = z.object({
  link: z.string().nullable(),
  restarts: z.number(),
  plain: z.boolean(),
  /** What was told before is forgotten with the next page. */
  forgets: z.boolean(),
});

/** How far a walk is. `plain`: by the list that has no delta. */
type Walk = z.infer<typeof Cursor> & {
  /** True when what is not said again stands as an earlier scan saw it. */
  readonly changes: boolean;
};

export interface ChangesOf<T> {
  readonly place: { readonly service: ServiceId; readonly container: string };
  readonly path: string;
  /** The same things by a list without delta, for services that know no other. */
  readonly plain?: string;
  readonly schema: Schema<T>;
  /** Link kept by an earlier scan. */
  readonly kept: string | null;
  /** @param last nothing comes after this page. */
  readonly found: (items: readonly T[], last: boolean) => Pick<Page, "records" | "readings">;
  /** What follows once all is told. */
  readonly last?: Pick<Page, "settle" | "follow">;
  readonly refused: (refusal: Refusal) => Page["records"];
}

export async function* walkChanges<T>(graph: Graph, task: Task, asked: ChangesOf<T>): AsyncGenerator<Page> {
  let walk: Walk | null = startOf(task, asked.kept);
  while (walk !== null) walk = yield* pagesOf(graph, walk, asked);
}

/** From the cursor, from the link that the last scan kept, or from nothing. */
function startOf({ cursor }: Task, kept: string | null): Walk {
  if (cursor === null) return { link: kept, restarts: 0, plain: false, forgets: false, changes: kept !== null };
  const at = Cursor.parse(JSON.parse(cursor));
  return { ...at, changes: kept !== null && at.restarts === 0 && !at.plain };
}

const cursorOf = ({ link, restarts, plain, forgets }: Omit<Walk, "changes">) =>
  JSON.stringify({ link, restarts, plain, forgets });

/** Where the walk begins anew, or null once it is over. */
async function* pagesOf<T>(graph: Graph, walk: Walk, asked: ChangesOf<T>): AsyncGenerator<Page, Walk | null> {
  const { place, schema, last = {} } = asked;
  const path = walk.plain ? (asked.plain ?? asked.path) : asked.path;
  let told = walk.link !== null;
  let { forgets } = walk;
  for await (const answer of graph.pages(path, schema, { from: walk.link, kept: walk.changes })) {
    if (!answer.ok && !told && !walk.plain && asked.plain !== undefined && isUnknownLink(answer.refusal))
      return { link: null, restarts: walk.restarts, plain: true, forgets, changes: false };
    const ofLink = (refusal: Refusal) => told && (isUnknownLink(refusal) || (walk.changes && isOfLink(refusal)));
    if (!answer.ok && !ofLink(answer.refusal)) {
      yield { records: asked.refused(answer.refusal), cursor: null };
      return null;
    }
    if (!answer.ok || answer.value.resync) return yield* restarted(walk, asked, answer.ok ? RESYNC : answer.refusal);
    told = true;
    const { items, next, delta } = answer.value;
    const found = asked.found(items, next === null);
    yield {
      ...found,
      records: [...(forgets ? [{ kind: "reset", ...place } as const] : []), ...found.records],
      ...(walk.changes && { keep: place }),
      ...(next === null && last),
      ...(next === null && delta !== null && { delta: { ...place, link: delta } }),
      cursor: next === null ? null : cursorOf({ ...walk, forgets: false, link: next }),
    };
    forgets = false;
  }
  return null;
}

const RESYNC: Refusal = { cause: "unexpected", status: 410, code: null, requestId: null };

async function* restarted<T>(
  walk: Walk,
  { refused }: ChangesOf<T>,
  refusal: Refusal,
): AsyncGenerator<Page, Walk | null> {
  if (walk.restarts >= RESTARTS) {
    yield { records: refused(refusal), cursor: null };
    return null;
  }
  const anew = { link: null, restarts: walk.restarts + 1, plain: walk.plain, forgets: true };
  yield { records: [], cursor: cursorOf(anew) };
  return { ...anew, changes: false };
}
