/**
 * OneNote notebooks, found as packages among the files of a library: applications are shown neither sections nor
 * pages any more. A notebook is one item; its bytes are those of the section files below it.
 */

import type { Item } from "../../model/records.ts";
import { defineCollector } from "../collector.ts";
import { Figure } from "../figures.ts";
import { type Library, libraryOf } from "../library.ts";
import { placeOf, thingIn } from "../place.ts";

const SERVICE = "other.onenote";
const WINDOW = 200;

export const notebooks = defineCollector({
  id: "notebooks",
  title: "Blocs-notes OneNote",
  services: [SERVICE],
  needs: [
    {
      permission: "Files.Read.All",
      reason: {
        fr: "Trouver les blocs-notes parmi les fichiers des bibliothèques",
        en: "Find notebooks among the files of libraries",
      },
    },
  ],
  after: ["drive-files"],
  plants: [],
  roots: () => [],
  async *run(task, { known }) {
    const library = libraryOf(task);
    for (let after = task.cursor; ; ) {
      const found = await known.notebooks(library.service, library.drive, after, WINDOW);
      after = found.length < WINDOW ? null : (found.at(-1)?.id ?? null);
      yield { records: found.flatMap((notebook) => recordsOf(notebook, library)), cursor: after };
      if (after === null) return;
    }
  },
});

function recordsOf({ id, name, bytes, created, modified }: Item, { owner, group, site }: Library) {
  const about = { type: "notebook", name, owner, group, site, created, lastActivity: modified };
  return [
    placeOf(SERVICE, id, about),
    thingIn(SERVICE, id, id, { name, bytes: Figure.parse(bytes), created, modified }),
  ];
}
