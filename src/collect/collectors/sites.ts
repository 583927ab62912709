/**
 * Every site of every region, and their subsites at any depth: the list of all sites holds none of those. Personal
 * sites are kept apart, as what they hold is OneDrive.
 */

import { z } from "zod";
import type { Site } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { factsOf, ROOT, seedsOf } from "../blocks.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { refused } from "../gaps.ts";
import { listing } from "../listing.ts";
import { ListedSite, SITE_FIELDS, siteOf } from "../sites.ts";
import { visiting } from "../visit.ts";

const PERMISSION = "Sites.Read.All";
const SERVICE = "sharepoint.documents";

export const sites = defineCollector({
  id: "sites",
  title: "Sites SharePoint",
  services: [SERVICE, "sharepoint.lists", "sharepoint.pages"],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Lister les sites et leurs sous-sites",
        en: "List sites and their subsites",
      },
    },
  ],
  after: ["group-sites"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? list(task, tools) : subsites(task, tools)),
});

async function* list(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const about = { service: SERVICE, where: "sites/getAllSites", permission: PERMISSION } as const;
  const path = `/sites/getAllSites?$select=${SITE_FIELDS}&$top=500`;
  for await (const page of listing(graph, task, { path, schema: ListedSite, about }, (site) => [
    siteOf(site, { parent: null, group: null }),
  ])) {
    const found = page.records.filter((record) => record.kind === "site");
    const tied = await Promise.all(found.map((site) => withGroup(site, known)));
    const others = page.records.filter((record) => record.kind !== "site");
    yield { ...page, records: [...tied, ...others], follow: below(tied) };
  }
}

/** What the walk over groups said of it stands. */
async function withGroup(site: Site, known: Known): Promise<Site> {
  const before = await known.fact("site", site.id);
  return { ...site, group: before?.group ?? site.group };
}

const below = (found: readonly Site[]): readonly TaskSeed[] =>
  seedsOf(
    "sites",
    found.filter(({ personal }) => !personal).map(({ id }) => id),
  );

async function* subsites(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  yield* visiting(graph, task, {
    places: await factsOf(task, known, "site"),
    path: ({ id }) => `/sites/${encodeURIComponent(id)}/sites?$select=${SITE_FIELDS}&$top=200`,
    schema: z.object(ListedSite.shape),
    found: (listed, { id: parent, group }) => {
      const found = listed.map((site) => siteOf(site, { parent, group }));
      return { records: found, follow: below(found) };
    },
    // A site that is shut shuts its libraries too: it is told there, once.
    refused: (refusal) =>
      refusal.cause === "given-up" ? [refused(refusal, { service: SERVICE, where: "sites/sites" })] : [],
  });
}
