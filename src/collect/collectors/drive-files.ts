/**
 * Every file of a library, by delta: the only walk that misses nothing while people write. A second scan asks only
 * for what changed.
 */

import { walkChanges } from "../changes-walk.ts";
import { defineCollector } from "../collector.ts";
import { DriveItem, FIELDS, recordsOf, retainedIn, WITH_RETENTION } from "../drive-items.ts";
import { refused, unseen } from "../gaps.ts";
import { type Library, libraryOf, seedFor } from "../library.ts";

const PERMISSION = "Files.Read.All";
const WHERE = "drives/root/delta";
const OF_LABELS = "drives/root/delta/retentionLabel";

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
  plants: ["notebooks", "file-labels", "read-files", "sharing"],
  roots: () => [],
  async *run(task, tools) {
    const library = libraryOf(task);
    const { service, drive } = library;
    const place = { service, container: drive } as const;
    const path = `/drives/${encodeURIComponent(drive)}/root/delta`;
    const kept = await tools.known.deltaLink(service, drive);
    let told = await tools.known.tellsRetention(service, drive);
    let holds = (await tools.known.files(service, drive, null, 1)).length > 0;
    yield* walkChanges(tools.graph, task, {
      place,
      path: `${path}?${WITH_RETENTION}&$top=1000`,
      // A service that takes no such option says so at once, and is asked without: labels are then not known.
      plain: `${path}?$select=${FIELDS}&$top=1000`,
      schema: DriveItem,
      kept,
      found: (items, last) => {
        const retained = retainedIn(items);
        told ||= retained.size > 0;
        const records = items.flatMap((item) => recordsOf(item, library, tools, retained));
        holds ||= records.some((record) => record.kind === "item" && record.type === "file");
        const untold = last && holds && !told;
        return { records: [...records, ...(untold ? [unseen("untold", 1, { ...place, where: OF_LABELS })] : [])] };
      },
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
    ...(library.sharing ? [seedFor("sharing", library)] : []),
    ...(library.read ? [seedFor("read-files", library)] : []),
  ];
}
