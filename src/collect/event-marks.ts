/**
 * A calendar listed with its marks and versions, page by page: how many events it holds, which are private, and which
 * have changed since they were read. What is kept of it while it is gone through does not grow with it.
 */

import { z } from "zod";
import type { Answer, Graph } from "../graph/graph.ts";
import { PICKED } from "./contents.ts";
import { type CountedPage, MOST } from "./counted.ts";
import { countedOn, Lately, NONE } from "./lately.ts";
import { type FirstPage, NOT_ENDED, onceEach } from "./listing.ts";
import { isPrivate } from "./sensitivity.ts";
import { changesIn, VERSION_FIELDS, Versioned } from "./versions.ts";

export const Event = z.object({
  id: z.string(),
  sensitivity: z.string().nullish(),
  subject: z.string().nullish(),
  ...Versioned,
});
export type Event = z.infer<typeof Event>;

export const MARKS = `?$select=id,sensitivity,subject,${VERSION_FIELDS}&$top=${MOST}`;

/** More than these are not worth being asked for one by one. */
const FEW = PICKED;

/** What is known of a calendar so far. */
export const Marked = z.object({
  events: Lately,
  /** Marked as private by Outlook. */
  private: Lately,
  /** These, and those whose subject says so. */
  closed: Lately,
  /** Events that have changed since they were read; no more than tells that they are many. */
  changed: z.array(z.string()),
  /** Some have not. */
  stood: z.boolean(),
});
export type Marked = z.infer<typeof Marked>;

/** A page that is not the last. */
export interface Underway {
  readonly link: string;
  readonly so: Marked;
  /** Events on it that have not changed since they were read. */
  readonly stands: readonly string[];
}

export interface Gone {
  readonly events: number;
  readonly private: number;
  readonly closed: number;
  /** The only ones to be read; null: all. */
  readonly named: readonly string[] | null;
  /** Events on the last page that have not changed since they were read. */
  readonly stands: readonly string[];
}

export interface MarkedCalendar {
  /** The list without options. */
  readonly path: string;
  readonly first: () => Answer<CountedPage<Event>>;
}

/** @param from where an earlier run was stopped. @param read versions of what was read. @param isClosed by its mark, or by its subject. */
export async function* goThrough(
  graph: Graph,
  calendar: MarkedCalendar,
  read: ReadonlyMap<string, string>,
  isClosed: (event: Event) => boolean,
  from: Pick<Underway, "link" | "so"> | null,
): AsyncGenerator<Underway, Answer<Gone>> {
  let so: Marked = from?.so ?? { events: NONE, private: NONE, closed: NONE, changed: [], stood: false };
  let stands: readonly string[] = [];
  for await (const answer of pagesOf(graph, calendar, from?.link ?? null)) {
    if (!answer.ok) return answer;
    const { items, next, anew } = answer.value;
    const here = onceEach(items);
    const open = here.filter((event) => !isClosed(event));
    const marked = here.filter(({ sensitivity }) => isPrivate(sensitivity));
    const changes = changesIn(open, read);
    stands = changes.stands;
    so = {
      events: countedOn(so.events, idsOf(here), anew),
      private: countedOn(so.private, idsOf(marked), anew),
      closed: countedOn(so.closed, idsOf(here.filter((event) => !open.includes(event))), anew),
      changed: [...new Set([...so.changed, ...changes.changed])].slice(0, FEW + 1),
      stood: so.stood || stands.length > 0,
    };
    if (next !== null) yield { link: next, so, stands };
  }
  const named = so.stood && so.changed.length <= FEW ? so.changed : null;
  const [events, marked, closed] = [so.events.count, so.private.count, so.closed.count];
  return { ok: true, value: { events, private: marked, closed, named, stands } };
}

const idsOf = (events: readonly Event[]) => events.map(({ id }) => id);

type Told = FirstPage<Event> & { readonly anew?: true };

/** The first page is at hand; the others are asked for from where the walk was. */
async function* pagesOf(
  graph: Graph,
  { path, first }: MarkedCalendar,
  link: string | null,
): AsyncGenerator<Answer<Told>> {
  let [from, before]: [string | null, number | null] = [link, null];
  if (link === null) {
    const answer = first();
    yield answer;
    if (!answer.ok || answer.value.next === null) return;
    [from, before] = [answer.value.next, answer.value.items.length];
  }
  for await (const answer of graph.pages(path + MARKS, Event, { from, before }))
    yield answer.ok && answer.value.resync ? { ok: false, refusal: NOT_ENDED } : answer;
}
