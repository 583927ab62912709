/**
 * All messages of a team's channels or of a person's chats, counted and, where it was asked, read: the first time all of
 * them, then those written, changed or deleted since. Once they are told, so is that a place has none.
 */

import { z } from "zod";
import type { Refusal } from "../graph/graph.ts";
import type { Page, Task, TaskSeed } from "../model/task.ts";
import { type MessageService, readingsIn } from "./chat-message.ts";
import { inOpenChats } from "./closed.ts";
import type { Tools } from "./collector.ts";
import { markFor, sinceOf, untilOf } from "./messages-since.ts";
import { walkMessages } from "./messages-walk.ts";
import { unsized } from "./place.ts";

export interface Counting {
  readonly service: MessageService;
  /** The channels or chats that they stand in. */
  readonly places: readonly string[];
  /** False: those of other places are told elsewhere, and dropped here. */
  readonly others: boolean;
  readonly path: string;
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
});
type At = z.infer<typeof Cursor>;

/** Places told in one commit. */
const SOME = 500;

export async function* countMessages(task: Task, tools: Tools, counting: Counting): AsyncGenerator<Page> {
  const { service, places, read } = counting;
  let at: At =
    task.cursor === null
      ? { link: null, since: await sinceOf(tools.known, service, places, read), latest: null, done: null }
      : Cursor.parse(JSON.parse(task.cursor));
  if (at.done === null) {
    const end = yield* listed(at, tools, counting);
    if (end === null) return;
    at = end;
  }
  yield* told(at, tools, counting);
}

/** Where the list ended; null when it was refused. */
async function* listed(from: At, tools: Tools, counting: Counting): AsyncGenerator<Page, At | null> {
  const { service, path, read, others } = counting;
  const isPrivateSubject = counting.judged ? tools.isPrivateSubject : null;
  const places = new Set(counting.places);
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
        return yield* listed({ ...at, since: null }, tools, counting);
      yield { records: counting.refused(step.refusal), cursor: null };
      return null;
    }
    const mine = step.found.filter(({ item }) => others || places.has(item.container));
    const gone = at.since === null ? [] : step.gone.filter(({ container }) => others || places.has(container));
    const latest = step.latest === null ? at.latest : Math.max(step.latest, at.latest ?? step.latest);
    at = { ...at, link: step.next, latest, done: step.next === null ? "" : null };
    yield {
      records: [...mine.map(({ item }) => item), ...gone],
      readings: read ? readingsIn(service === "teams.chat" ? await inOpenChats(mine, tools) : mine) : [],
      cursor: JSON.stringify(at),
    };
  }
  return at;
}

const isBadRequest = ({ cause, status }: Refusal) =>
  cause === "invisible" || (cause === "unexpected" && [400, 404, 405, 501].includes(status ?? 0));

/** Now that its messages are counted, nought is known to be nought. */
async function* told(from: At, tools: Tools, counting: Counting): AsyncGenerator<Page> {
  const { service, read } = counting;
  const { done } = from;
  const places = [...counting.places].sort().filter((place) => place > (done ?? ""));
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
