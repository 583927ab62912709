/** What a walk over a library is told by whoever found it: whose files these are, and whether they may be read. */

import { z } from "zod";
import type { Container } from "../model/records.ts";
import type { TaskSeed } from "../model/task.ts";
import type { Tools } from "./collector.ts";
import { modeOf } from "./place.ts";

const Library = z.object({
  service: z.enum(["onedrive.files", "teams.files", "sharepoint.documents"]),
  drive: z.string(),
  owner: z.string().nullable(),
  group: z.string().nullable(),
  site: z.string().nullable(),
  /** False where content is not read: by the scan's mode, or because the configuration closes this place. */
  read: z.boolean(),
  /** Labels of its files are extracted. */
  labels: z.boolean().optional(),
  /** Who what is sensitive in it is shared with is asked. */
  sharing: z.boolean().optional(),
});
export type Library = z.infer<typeof Library>;

/** The task that walks the library of this container. `open`: the configuration does not close it. */
export function walkOf(
  container: Container,
  open: boolean,
  { content, extractLabels, readSharing }: Pick<Tools, "content" | "extractLabels" | "readSharing">,
): TaskSeed {
  const { service, id: drive, owner, group, site } = container;
  const read = open && modeOf(content, container.service) !== "none";
  const library = {
    service,
    drive,
    owner,
    group,
    site,
    read,
    labels: open && extractLabels,
    sharing: open && readSharing,
  };
  return seedFor("drive-files", Library.parse(library));
}

export function seedFor(collector: string, library: Library): TaskSeed {
  return { collector, key: library.drive, params: library };
}

export function libraryOf({ params }: Pick<TaskSeed, "params">): Library {
  return Library.parse(params);
}
