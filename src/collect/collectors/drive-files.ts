/**
 * Every file of a library, by delta: the only walk that misses nothing while people write. A second scan asks only
 * for what changed. A link that the service no longer takes (410) starts the library again from nothing.
 */

import { z } from "zod";
import type { Page, Task } from "../../model/task.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { DriveItem, FIELDS, recordsOf } from "../drive-items.ts";
import { refused } from "../gaps.ts";
import { type Library, libraryOf, seedFor } from "../library.ts";

const PERMISSION = "Files.Read.All";
const WHERE = "drives/root/delta";
/** A walk that has to start again more often than this makes no sense any more. */
const RESTARTS = 3;

const Cursor = z.object({ link: z.string().nullable(), restarts: z.number() });

export const driveFiles = defineCollector({
  id: "drive-files",
  title: "Fichiers des bibliothèques",
  services: ["onedrive.files", "teams.files", "sharepoint.documents"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les fichiers de chaque bibliothèque et leur taille",
        en: "Count the files of each library and their sizes",
      },
    },
  ],
  after: [],
  roots: () => [],
  async *run(task, tools) {
    const library = libraryOf(task);
    let walk = await startOf(task, library, tools);
    for (let again = true; again; ) {
      again = false;
      for await (const page of pagesOf(library, walk, tools)) {
        yield page;
        if (page.cursor !== null) walk = { ...Cursor.parse(JSON.parse(page.cursor)), changes: walk.changes };
        again = page.cursor !== null && walk.link === null;
      }
    }
  },
});

interface Walk {
  readonly link: string | null;
  readonly restarts: number;
  /** True when what is not said again stands as an earlier scan saw it. */
  readonly changes: boolean;
}

/** From the cursor, from the link that the last scan kept, or from nothing. */
async function startOf(task: Task, { service, drive }: Library, { known }: Tools): Promise<Walk> {
  const kept = await known.deltaLink(service, drive);
  if (task.cursor === null) return { link: kept, restarts: 0, changes: kept !== null };
  const cursor = Cursor.parse(JSON.parse(task.cursor));
  return { ...cursor, changes: kept !== null && cursor.restarts === 0 };
}

async function* pagesOf(library: Library, walk: Walk, tools: Tools): AsyncGenerator<Page> {
  const { service, drive } = library;
  const place = { service, container: drive } as const;
  const path = `/drives/${encodeURIComponent(drive)}/root/delta?$select=${FIELDS}&$top=1000`;
  for await (const answer of tools.graph.pages(path, DriveItem, { from: walk.link })) {
    if (!answer.ok) {
      yield { records: [refused(answer.refusal, { ...place, where: WHERE, permission: PERMISSION })], cursor: null };
      return;
    }
    const { items, next, delta, resync } = answer.value;
    if (resync) {
      yield restarted(library, walk);
      return;
    }
    const last = next === null;
    yield {
      records: items.flatMap((item) => recordsOf(item, library, tools)),
      ...(walk.changes && { keep: place }),
      ...(last && { settle: place, follow: followers(library) }),
      ...(last && delta !== null && { delta: { ...place, link: delta } }),
      cursor: last ? null : JSON.stringify({ link: next, restarts: walk.restarts }),
    };
  }
}

function restarted({ service, drive }: Library, { restarts }: Walk): Page {
  const place = { service, container: drive } as const;
  if (restarts < RESTARTS)
    return {
      records: [{ kind: "reset", ...place }],
      cursor: JSON.stringify({ link: null, restarts: restarts + 1 }),
    };
  const refusal = { cause: "unexpected", status: 410, code: null, requestId: null } as const;
  return { records: [refused(refusal, { ...place, where: WHERE })], cursor: null };
}

/** The tree is whole only now: what is private, and what lies in a notebook, is known. */
function followers(library: Library) {
  return [seedFor("notebooks", library), ...(library.read ? [seedFor("read-files", library)] : [])];
}
