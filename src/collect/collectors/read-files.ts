/** Contents of a library's files, once all libraries are counted: what is drawn, not private and not read before. */

import type { Page } from "../../model/task.ts";
import { defineCollector } from "../collector.ts";
import { type Library, libraryOf } from "../library.ts";

/** Files in one commit: what is read again, at most, after a scan was killed. */
const WINDOW = 20;

export const readFiles = defineCollector({
  id: "read-files",
  title: "Lecture des fichiers",
  services: ["onedrive.files", "teams.files", "sharepoint.documents"],
  needs: [
    {
      permission: "Files.Read.All",
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les fichiers",
        en: "Search files for sensitive data",
      },
      forContent: true,
    },
  ],
  // A label that marks a file is known before a sample is drawn.
  after: ["drive-files", "file-labels"],
  plants: [],
  roots: () => [],
  async *run(task, { known }) {
    const library = libraryOf(task);
    for (let after = task.cursor; ; ) {
      const found = await known.unread(library.service, library.drive, after, WINDOW);
      after = found.length < WINDOW ? null : (found.at(-1)?.id ?? null);
      yield { records: [], readings: found.map((file) => readingOf(file, library)), cursor: after };
      if (after === null) return;
    }
  },
});

type Found = { readonly id: string; readonly name: string | null; readonly bytes: number | null };

function readingOf({ id, name, bytes }: Found, { service, drive }: Library): NonNullable<Page["readings"]>[number] {
  const path = `/drives/${encodeURIComponent(drive)}/items/${encodeURIComponent(id)}/content`;
  return {
    service,
    container: drive,
    item: id,
    // What a person's own files are called is told to nobody.
    name: service === "onedrive.files" ? null : name,
    contents: [{ kind: "fetch", name: name ?? "", path, size: bytes }],
  };
}
