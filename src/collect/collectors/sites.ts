/** Every site of every region. Personal sites are kept apart, as what they hold is OneDrive. */

import type { Site } from "../../model/directory-records.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Page, Task } from "../../model/task.ts";
import { ROOT } from "../blocks.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { refused } from "../gaps.ts";
import { ListedSite, SITE_FIELDS, siteOf, subsitesBelow } from "../sites.ts";

const PERMISSION = "Sites.Read.All";
const WHERE = "sites/getAllSites";
const SERVICES: readonly ServiceId[] = ["sharepoint.documents", "sharepoint.lists", "sharepoint.pages"];

export const sites = defineCollector({
  id: "sites",
  title: "Sites SharePoint",
  services: [...SERVICES, "onedrive.files"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Lister les sites, personnels compris",
        en: "List sites, personal ones included",
      },
    },
  ],
  after: ["group-sites", "channels"],
  plants: ["subsites"],
  roots: () => [ROOT],
  run: list,
});

async function* list(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const path = `/sites/getAllSites?$select=${SITE_FIELDS}&$top=500`;
  for await (const answer of graph.pages(path, ListedSite, { from: task.cursor })) {
    if (answer.ok) {
      const found = answer.value.items.map((site) => siteOf(site, { parent: null, group: null }));
      const tied = await Promise.all(found.map((site) => withGroup(site, known)));
      yield { records: tied, follow: subsitesBelow(tied), cursor: answer.value.next };
    } else {
      // Of OneDrive, the drives without an account are missing then; of SharePoint, nearly all, and the notebooks in it.
      const missing = [...SERVICES, "onedrive.files", "other.onenote"] as const;
      const gaps = missing.map((service) => refused(answer.refusal, { service, where: WHERE, permission: PERMISSION }));
      yield { records: gaps, cursor: null };
    }
  }
}

/** What the walk over groups said of it stands. */
async function withGroup(site: Site, known: Known): Promise<Site> {
  const before = await known.fact("site", site.id);
  return { ...site, group: before?.group ?? site.group };
}
