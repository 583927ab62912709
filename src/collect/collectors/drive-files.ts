/**
 * Every file of a library, by delta: the only walk that misses nothing while people write. A second scan asks only
 * for what changed.
 */

import { walkChanges } from "../changes-walk.ts";
import { defineCollector } from "../collector.ts";
import { DriveItem, FIELDS, recordsOf } from "../drive-items.ts";
import { refused } from "../gaps.ts";
import { type Library, libraryOf, seedFor } from "../library.ts";

const PERMISSION = "Files.Read.All";
const WHERE = "drives/root/delta";
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
  plants: ["notebooks", "file-labels", "read-files"],
  roots: () => [],
  async *run(task, tools) {
    const library = libraryOf(task);
    const { service, drive } = library;
    const place = { service, container: drive } as const;
    yield* walkChanges(tools.graph, task, {
      place,
      path: `/drives/${encodeURIComponent(drive)}/root/delta?$select=${FIELDS}&$top=1000`,
      schema: DriveItem,
      kept: await tools.known.deltaLink(service, drive),
      found: (items) => ({ records: items.flatMap((item) => recordsOf(item, library, tools)) }),
      last: { settle: place, follow: followers(library) },
      refused: (refusal) => [refused(refusal, { ...place, where: WHERE, permission: PERMISSION })],
    });
  },
});

/** The tree is whole only now: what is private, and what lies in a notebook, is known. */
function followers(library: Library) {
  return [
    seedFor("notebooks", library),
    ...(library.labels ? [seedFor("file-labels", library)] : []),
    ...(library.read ? [seedFor("read-files", library)] : []),
  ];
}
