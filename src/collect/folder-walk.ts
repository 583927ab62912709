/**
 * Messages of a mailbox, folder by folder, where all that may be read is read. The first walk of a folder is by delta,
 * with bodies where nothing in it is marked as private, else by marks alone; a later one asks only for what changed. A
 * link that the service no longer takes, or that alone is not answered, starts that folder again, and no other; what was
 * known of it is forgotten once the new walk is answered.
 */

import { z } from "zod";
import type { GraphPage, Refusal } from "../graph/graph.ts";
import type { TenantRecord } from "../model/records.ts";
import type { Page, Task } from "../model/task.ts";
import { batchApart } from "./batch-apart.ts";
import type { Tools } from "./collector.ts";
import type { Shelf, Thing } from "./contents.ts";
import { type GapAbout, refused, unseen } from "./gaps.ts";
import { isOfLink, isUnknownLink } from "./kept-link.ts";
import { onceEach } from "./listing.ts";
import { lookOver } from "./look-over.ts";

/** A message as a delta tells it: gone, closed, or open, with its words or without. */
export interface FolderThing extends Thing {
  readonly removed: boolean;
  /** Some of its words came with it. */
  readonly worded: boolean;
  /** All that is read of it came with it: of what changed, a delta may tell the changes alone. */
  readonly whole: boolean;
}

export interface Folder<T extends FolderThing> extends Shelf<T> {
  readonly id: string;
  /** Deltas of the folder: all with their words, and marks alone. */
  readonly delta: { readonly full: string; readonly marks: string };
}

export interface FolderReader<T extends FolderThing> {
  readonly folders: readonly Folder<T>[];
  readonly about: GapAbout & { readonly container: string };
  readonly readings: (things: readonly T[], folder: string) => Promise<Omit<Page, "cursor">>;
}

const Cursor = z.object({
  /** Place of the folder in the task. */
  folder: z.number(),
  /** How it is walked; null while it is looked over. */
  by: z.enum(["full", "marks", "changes"]).nullable(),
  link: z.string().nullable(),
  restarts: z.number(),
  /** What was told of it before is forgotten with the next page. */
  forgets: z.boolean(),
});
type Cursor = z.infer<typeof Cursor>;
const START = { by: null, link: null, restarts: 0, forgets: false } as const;

/** A folder that has to start again more often than this makes no sense any more. */
const RESTARTS = 3;
/** A page of bodies above a hundred ends in time-outs of Outlook. Links do not carry what is preferred. */
const PAGES = { full: 50, changes: 50, marks: 200 } as const;

export async function* readFolders<T extends FolderThing>(
  task: Task,
  tools: Tools,
  reader: FolderReader<T>,
): AsyncGenerator<Page> {
  const { folders, about } = reader;
  let at: Cursor = task.cursor === null ? { folder: 0, ...START } : Cursor.parse(JSON.parse(task.cursor));
  for (let folder = folders[at.folder]; folder !== undefined; folder = folders[at.folder]) {
    if (at.by === null) at = yield* startOf(folder, at, tools, about);
    if (at.by === null) continue;
    for await (const step of stepsOf(folder, at, tools, reader)) {
      at = step.at;
      yield { ...step.page, cursor: JSON.stringify(at) };
    }
  }
  yield { records: await closedIn(tools, about), cursor: null };
}

/** Those of folders that only told their changes are known from before. */
async function closedIn({ known }: Tools, about: FolderReader<FolderThing>["about"]): Promise<readonly TenantRecord[]> {
  const closed = about.service === null ? 0 : await known.closedItems(about.service, about.container);
  return closed > 0 ? [unseen("private", closed, about)] : [];
}

/** From the link that an earlier scan kept, or from nothing, once it is known whether anything is private. */
async function* startOf<T extends FolderThing>(
  folder: Folder<T>,
  at: Cursor,
  { graph, known }: Tools,
  about: FolderReader<T>["about"],
): AsyncGenerator<Page, Cursor> {
  const begun = at.link !== null || at.restarts > 0;
  const kept = begun ? null : await known.deltaLink(folder.service, about.container, folder.id);
  if (kept !== null) return { ...at, by: "changes", link: kept };
  for await (const answer of lookOver(graph, folder, at.link)) {
    if (!answer.ok) {
      const next = { folder: at.folder + 1, ...START };
      yield { records: tell([answer.refusal], about), cursor: JSON.stringify(next) };
      return next;
    }
    const { closed, next } = answer.value;
    // One is enough to know how.
    if (closed.length > 0) return { ...at, by: "marks", link: null };
    if (next !== null) yield { records: [], cursor: JSON.stringify({ ...at, link: next }) };
  }
  return { ...at, by: "full", link: null };
}

interface Step {
  readonly page: Omit<Page, "cursor">;
  readonly at: Cursor;
}

async function* stepsOf<T extends FolderThing>(
  folder: Folder<T>,
  begun: Cursor,
  tools: Tools,
  reader: FolderReader<T>,
): AsyncGenerator<Step> {
  const { about } = reader;
  const by = begun.by ?? "marks";
  const next: Cursor = { folder: begun.folder + 1, ...START };
  const path = by === "marks" ? folder.delta.marks : folder.delta.full;
  const headers = preferring(folder, by);
  let { forgets } = begun;
  let told = begun.link !== null;
  const ofLink = (refusal: Refusal) => (by === "changes" && isOfLink(refusal)) || (told && isUnknownLink(refusal));
  for await (const answer of tools.graph.pages(path, folder.thing, {
    from: begun.link,
    headers,
    kept: by === "changes",
  })) {
    if (!answer.ok && !ofLink(answer.refusal)) {
      yield { page: { records: tell([answer.refusal], about) }, at: next };
      return;
    }
    if (!answer.ok || answer.value.resync) {
      yield again({ ...begun, forgets: true }, about);
      return;
    }
    told = true;
    const { next: link, delta } = answer.value;
    const place = { service: folder.service, container: about.container, part: folder.id };
    const page = await pageOf(answer.value, folder, by, tools, reader);
    yield {
      page: {
        ...page,
        records: [...(forgets ? [{ kind: "reset", ...place } as const] : []), ...page.records],
        ...(by === "changes" && { keep: place }),
        ...(link === null && delta !== null && { delta: { ...place, link: delta } }),
      },
      at: link === null ? next : { ...begun, forgets: false, link },
    };
    forgets = false;
  }
}

function preferring(folder: Folder<FolderThing>, by: keyof typeof PAGES): Readonly<Record<string, string>> {
  const size = `odata.maxpagesize=${PAGES[by]}`;
  const { Prefer: own } = folder.headers;
  return { ...folder.headers, Prefer: own === undefined ? size : `${own}, ${size}` };
}

/** Nothing of the others is asked again. */
function again(at: Cursor, about: GapAbout): Step {
  if (at.restarts < RESTARTS)
    return { page: { records: [] }, at: { ...at, by: null, link: null, restarts: at.restarts + 1 } };
  const refusal = { cause: "unexpected", status: 410, code: null, requestId: null } as const;
  return { page: { records: [refused(refusal, about)] }, at: { folder: at.folder + 1, ...START } };
}

async function pageOf<T extends FolderThing>(
  { items }: GraphPage<T>,
  folder: Folder<T>,
  by: keyof typeof PAGES,
  tools: Tools,
  { about, readings }: FolderReader<T>,
): Promise<Omit<Page, "cursor">> {
  const place = { service: folder.service, container: about.container, part: folder.id };
  const told = onceEach(items);
  const open = told.filter((thing) => !thing.removed && !thing.private);
  const enough = (thing: T) => (by === "changes" ? thing.whole : thing.worded);
  const { found, refusals } = await asked(
    folder,
    open.filter((thing) => !enough(thing)),
    tools,
  );
  const closed = [...told, ...found].filter((thing) => thing.private);
  const page = await readings([...open.filter(enough), ...found.filter((thing) => !thing.private)], folder.id);
  return {
    ...page,
    records: [
      ...told.filter(({ removed }) => removed).map(({ id }) => ({ kind: "removed", ...place, id }) as const),
      ...closed.map(({ id }) => ({ kind: "closed", ...place, id }) as const),
      ...page.records,
      ...tell(refusals, about),
    ],
  };
}

/** Things that came without their words, asked for one by one. */
async function asked<T extends FolderThing>(folder: Folder<T>, things: readonly T[], { graph }: Tools) {
  const { thing: schema, headers } = folder;
  const parts = things.map(({ id }) => ({ id, path: folder.one(id), schema, headers }));
  const answers = [...(await batchApart(graph, parts)).values()];
  return {
    found: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
    refusals: answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal])),
  };
}

/** What went away between its listing and its reading is no gap. */
function tell(refusals: readonly Refusal[], about: GapAbout): readonly TenantRecord[] {
  return refusals.filter(({ cause }) => cause !== "vanished").map((refusal) => refused(refusal, about));
}
