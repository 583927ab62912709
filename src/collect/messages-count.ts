/**
 * All messages of a team's channels or of a person's chats, counted and, where it was asked, read: the first time all of
 * them, then those written, changed or deleted since, and all of a place that is new. Once they are told, so is that a
 * place has none.
 */

import { z } from "zod";
import type { Refusal } from "../graph/graph.ts";
import type { Page, Task, TaskSeed } from "../model/task.ts";
import { type MessageService, readingsIn } from "./chat-message.ts";
import { inOpenChats } from "./closed.ts";
import type { Tools } from "./collector.ts";
import { askingFor, type MessagePlace, markFor, untilOf } from "./messages-since.ts";
import { placelessIn, type Step, walkMessages } from "./messages-walk.ts";
import { unsized } from "./place.ts";

export interface Counting {
  readonly service: MessageService;
  /** The channels or chats that they stand in. */
  readonly places: readonly MessagePlace[];
  /** False: those of other places are told elsewhere, and dropped here. */
  readonly others: boolean;
  readonly path: string;
  /** The list of one of them alone, where there is one that tells all of it. */
  readonly alone?: (place: string) => string;
  readonly read: boolean;
  /** Some of them may be read, now or later: which are private is told. */
  readonly judged: boolean;
  readonly refused: (refusal: Refusal) => Page["records"];
  /** What follows once all is told. */
  readonly follow: readonly TaskSeed[];
}

/** In the list, by link; or past its end, by the last place told: by its id, since places come while a scan is stopped. */
const Cursor = z.object({
  link: z.string().nullable(),
  since: z.string().nullable(),
  /** The latest change seen so far; null when there was none. */
  latest: z.number().nullable(),
  done: z.string().nullable(),
  /** Places to be asked for alone, the first of them under way once the list has come to its end. */
  alone: z.array(z.string()).readonly(),
  /** The list of all is over. */
  apart: z.boolean(),
});
type At = z.infer<typeof Cursor>;

const START = { link: null, latest: null, done: null, apart: false } as const;

/** Places told in one commit. */
const SOME = 500;

export async function* countMessages(task: Task, tools: Tools, counting: Counting): AsyncGenerator<Page> {
  const { service, places, read, alone } = counting;
  let at: At =
    task.cursor === null
      ? {
          ...START,
          ...(await askingFor(tools.known, service, places, { read, apart: alone !== undefined })),
        }
      : Cursor.parse(JSON.parse(task.cursor));
  while (at.done === null) {
    const end: At | null = yield* at.apart ? oneOf(at, tools, counting) : listed(at, tools, counting);
    if (end === null) return;
    at = end;
  }
  yield* told(at, tools, counting);
}

/** Where the list ended; null when it was refused. */
async function* listed(from: At, tools: Tools, counting: Counting): AsyncGenerator<Page, At | null> {
  const { service, path, read } = counting;
  const isPrivateSubject = subjectsOf(counting, tools);
  let at = from;
  for await (const step of walkMessages(tools.graph, {
    service,
    path,
    since: at.since,
    from: at.link,
    read,
    isPrivateSubject,
  })) {
    if ("refusal" in step) {
      // A service that takes no such filter says so to its first page.
      if (at.since !== null && at.link === null && isBadRequest(step.refusal))
        return { ...START, since: null, alone: [] };
      yield { records: counting.refused(step.refusal), cursor: null };
      return null;
    }
    const over = step.next === null;
    at = { ...stepped(at, step), apart: over && at.alone.length > 0, done: over && at.alone.length === 0 ? "" : null };
    yield { ...(await toldOf(step, at.since !== null, tools, counting)), cursor: JSON.stringify(at) };
  }
  return at;
}

/** All of the first that is to be asked for alone. Where it cannot be had so, all are asked for after all. */
async function* oneOf(from: At, tools: Tools, counting: Counting): AsyncGenerator<Page, At> {
  const { service, read, alone } = counting;
  const [place = "", ...others] = from.alone;
  const path = alone?.(place) ?? counting.path;
  const after = { link: null, alone: others, done: others.length === 0 ? "" : null };
  const isPrivateSubject = subjectsOf(counting, tools);
  let at = from;
  for await (const step of walkMessages(tools.graph, { service, path, from: at.link, read, isPrivateSubject })) {
    if ("refusal" in step) {
      at = step.refusal.cause === "vanished" ? { ...at, ...after } : { ...START, since: null, alone: [] };
      yield { records: [], cursor: JSON.stringify(at) };
      return at;
    }
    at = { ...stepped(at, step), ...(step.next === null && after) };
    yield { ...(await toldOf(step, true, tools, counting)), cursor: JSON.stringify(at) };
  }
  return at;
}

const subjectsOf = ({ judged }: Counting, { isPrivateSubject }: Tools) => (judged ? isPrivateSubject : null);

type Told = Exclude<Step, { readonly refusal: Refusal }>;

function stepped(at: At, { latest, next }: Told): At {
  return { ...at, link: next, latest: latest === null ? at.latest : Math.max(latest, at.latest ?? latest) };
}

/** @param again what is gone was told before, and may be known. */
async function toldOf(
  step: Told,
  again: boolean,
  tools: Tools,
  { service, places, others, read }: Counting,
): Promise<Omit<Page, "cursor">> {
  const { found, gone } = step;
  const ids = new Set(others ? [] : places.map(({ id }) => id));
  const isMine = (container: string) => others || ids.has(container);
  const mine = found.filter(({ item }) => isMine(item.container));
  return {
    records: [
      ...mine.map(({ item }) => item),
      ...(again ? gone.filter(({ container }) => isMine(container)) : []),
      ...placelessIn(step, service),
    ],
    readings: read ? readingsIn(service === "teams.chat" ? await inOpenChats(mine, tools) : mine) : [],
  };
}

const isBadRequest = ({ cause, status }: Refusal) =>
  cause === "invisible" || (cause === "unexpected" && [400, 404, 405, 501].includes(status ?? 0));

/** Now that its messages are counted, nought is known to be nought. */
async function* told(from: At, tools: Tools, counting: Counting): AsyncGenerator<Page> {
  const { service, read } = counting;
  const { done } = from;
  const places = counting.places
    .map(({ id }) => id)
    .sort()
    .filter((place) => place > (done ?? ""));
  for (let at = 0; at === 0 || at < places.length; at += SOME) {
    const some = places.slice(at, at + SOME);
    const here = some.map((container) => ({ service, container }));
    const last = at + SOME >= places.length;
    yield {
      records: some.map((place) => unsized(service, place)),
      ...(from.since !== null && { keep: here }),
      delta: from.latest === null ? [] : await marksOf(some, { read, until: untilOf(from.latest, tools) }),
      ...(last && { follow: counting.follow }),
      cursor: last ? null : JSON.stringify({ ...from, done: some.at(-1) }),
    };
  }

  async function marksOf(some: readonly string[], known: { readonly read: boolean; readonly until: number }) {
    const marks = await Promise.all(some.map((container) => markFor(tools.known, service, container, known)));
    return some.flatMap((container, index) => {
      const link = marks[index] ?? null;
      return link === null ? [] : [{ service, container, link }];
    });
  }
}
