/** A task that reads shelf after shelf of one mailbox: the folders of its mail, its calendars. */

import { z } from "zod";
import type { Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Task } from "../model/task.ts";
import type { Tools } from "./collector.ts";
import { listed, named, picked, privateOn, type Shelf, type Step, type Thing } from "./contents.ts";
import { type GapAbout, refused, unseen } from "./gaps.ts";

const Cursor = z.object({
  /** Place of the shelf in the task. */
  shelf: z.number(),
  /** Things found to be private on the shelves looked over so far. */
  private: z.number(),
  /** How this shelf is read; null before that is known. */
  by: z.enum(["listed", "picked", "named"]).nullable(),
  link: z.string().nullable(),
});
type Cursor = z.infer<typeof Cursor>;

export interface Reader<T extends Thing> {
  readonly shelves: readonly Shelf<T>[];
  readonly about: GapAbout & { readonly container: string };
  /** Contents of these things, with what else was refused on the way (attachments). */
  readonly readings: (things: readonly T[]) => Promise<Omit<Page, "cursor">>;
}

export async function* readShelves<T extends Thing>(task: Task, tools: Tools, reader: Reader<T>): AsyncGenerator<Page> {
  const { shelves, about } = reader;
  let at: Cursor =
    task.cursor === null ? { shelf: 0, private: 0, by: null, link: null } : Cursor.parse(JSON.parse(task.cursor));
  const cursorTo = (next: Cursor) => (next.shelf < shelves.length ? JSON.stringify(next) : null);
  if (shelves.length === 0) yield { records: [], cursor: null };
  for (let shelf = shelves[at.shelf]; shelf !== undefined; shelf = shelves[at.shelf]) {
    if (at.by === null && shelf.closed !== null) at = { ...at, by: shelf.named ? "named" : wayOf(shelf.closed, tools) };
    if (at.by === null) {
      const looked = await privateOn(tools.graph, shelf);
      at = looked.ok
        ? { ...at, private: at.private + looked.value, by: wayOf(looked.value, tools) }
        : { ...at, shelf: at.shelf + 1 };
      const told = at.private > 0 ? [unseen("private", at.private, about)] : [];
      yield { records: [...told, ...(looked.ok ? [] : tell([looked.refusal], about))], cursor: cursorTo(at) };
      if (!looked.ok) continue;
    }
    const walk: AsyncIterable<Step<T>> = WAYS[at.by ?? "picked"](tools, shelf, at.link);
    for await (const { things, stands = [], next, refusals } of walk) {
      at = next === null ? { shelf: at.shelf + 1, private: at.private, by: null, link: null } : { ...at, link: next };
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

const WAYS = { listed, picked, named } as const;

/** Bodies come with the list where all of them may be read. */
function wayOf(closed: number, { content }: Tools): "listed" | "picked" {
  return closed === 0 && content.exchange === "full" ? "listed" : "picked";
}

/** A folder that went away between its counting and its reading is no gap. */
function tell(refusals: readonly Refusal[], about: GapAbout): readonly TenantRecord[] {
  return refusals.filter(({ cause }) => cause !== "vanished").map((refusal) => refused(refusal, about));
}
