/** A task that reads shelf after shelf of one mailbox: the folders of its mail, its calendars. */

import { z } from "zod";
import type { Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Task } from "../model/task.ts";
import type { Tools } from "./collector.ts";
import { listed, named, picked, type Shelf, type Step, type Thing } from "./contents.ts";
import { type GapAbout, refused, unseen } from "./gaps.ts";
import { countedOn, Lately, NONE } from "./lately.ts";
import { lookOver } from "./look-over.ts";

const Cursor = z.object({
  /** Place of the shelf in the task. */
  shelf: z.number(),
  /** Things found to be private on the shelves looked over so far. */
  private: z.number(),
  /** How this shelf is read; null before that is known. */
  by: z.enum(["listed", "picked", "named"]).nullable(),
  link: z.string().nullable(),
  /** What was found to be private on this shelf, while it is looked over. */
  closed: Lately,
});
type Cursor = z.infer<typeof Cursor>;
const START = { by: null, link: null, closed: NONE } as const;

export interface Reader<T extends Thing> {
  readonly shelves: readonly Shelf<T>[];
  readonly about: GapAbout & { readonly container: string };
  /** Contents of these things, with what else was refused on the way (attachments). */
  readonly readings: (things: readonly T[]) => Promise<Omit<Page, "cursor">>;
}

export async function* readShelves<T extends Thing>(task: Task, tools: Tools, reader: Reader<T>): AsyncGenerator<Page> {
  const { shelves, about } = reader;
  let at: Cursor = task.cursor === null ? { shelf: 0, private: 0, ...START } : Cursor.parse(JSON.parse(task.cursor));
  const cursorTo = (next: Cursor) => (next.shelf < shelves.length ? JSON.stringify(next) : null);
  if (shelves.length === 0) yield { records: [], cursor: null };
  for (let shelf = shelves[at.shelf]; shelf !== undefined; shelf = shelves[at.shelf]) {
    if (at.by === null && shelf.closed !== null) at = { ...at, by: shelf.named ? "named" : wayOf(shelf.closed, tools) };
    if (at.by === null) {
      at = yield* lookedOver(shelf, at, tools, about, cursorTo);
      if (at.by === null) continue;
    }
    const walk: AsyncIterable<Step<T>> = WAYS[at.by ?? "picked"](tools, shelf, at.link);
    for await (const { things, stands = [], next, refusals } of walk) {
      at = next === null ? { shelf: at.shelf + 1, private: at.private, ...START } : { ...at, link: next };
      const page = await reader.readings(things);
      yield {
        ...page,
        records: [...page.records, ...tell(refusals, about)],
        ...(stands.length > 0 && { stands: [{ service: shelf.service, container: shelf.container, items: stands }] }),
        cursor: cursorTo(at),
      };
    }
  }
}

/** What is private on a shelf decides how it is read; it is left where that is not to be known. */
async function* lookedOver<T extends Thing>(
  shelf: Shelf<T>,
  from: Cursor,
  tools: Tools,
  about: GapAbout,
  cursorTo: (next: Cursor) => string | null,
): AsyncGenerator<Page, Cursor> {
  let { closed } = from;
  let refusals: readonly Refusal[] = [];
  for await (const answer of lookOver(tools.graph, shelf, from.link)) {
    if (!answer.ok) {
      refusals = [answer.refusal];
      break;
    }
    closed = countedOn(closed, answer.value.closed, answer.value.anew);
    const { next } = answer.value;
    if (next !== null) yield { records: [], cursor: cursorTo({ ...from, link: next, closed }) };
  }
  const at: Cursor =
    refusals.length > 0
      ? { shelf: from.shelf + 1, private: from.private, ...START }
      : { shelf: from.shelf, private: from.private + closed.count, ...START, by: wayOf(closed.count, tools) };
  const told = at.private > 0 ? [unseen("private", at.private, about)] : [];
  yield { records: [...told, ...tell(refusals, about)], cursor: cursorTo(at) };
  return at;
}

const WAYS = { listed, picked, named } as const;

/** Bodies come with the list where all of them may be read. */
function wayOf(closed: number, { content }: Tools): "listed" | "picked" {
  return closed === 0 && content.exchange === "full" ? "listed" : "picked";
}

/** A folder that went away between its counting and its reading is no gap. */
function tell(refusals: readonly Refusal[], about: GapAbout): readonly TenantRecord[] {
  return refusals.filter(({ cause }) => cause !== "vanished").map((refusal) => refused(refusal, about));
}
