/** Subsites at any depth: the list of all sites holds none of them. */

import { z } from "zod";
import { factsOf } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { refused } from "../gaps.ts";
import { ListedSite, SITE_FIELDS, siteOf, subsitesBelow } from "../sites.ts";
import { visiting } from "../visit.ts";

const SERVICE = "sharepoint.documents";

export const subsites = defineCollector({
  id: "subsites",
  title: "Sous-sites",
  services: [SERVICE, "sharepoint.lists", "sharepoint.pages"],
  needs: [
    {
      permission: "Sites.Read.All",
      reason: {
        fr: "Trouver les sous-sites",
        en: "Find subsites",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [],
  async *run(task, { graph, known }) {
    yield* visiting(graph, task, {
      places: await factsOf(task, known, "site"),
      path: ({ id }) => `/sites/${encodeURIComponent(id)}/sites?$select=${SITE_FIELDS}&$top=200`,
      schema: z.object(ListedSite.shape),
      found: (listed, { id: parent, group }) => {
        const found = listed.map((site) => siteOf(site, { parent, group }));
        return { records: found, follow: subsitesBelow(found) };
      },
      // A site that is shut shuts its libraries too: it is told there, once.
      refused: (refusal, { id: container }) =>
        refusal.cause === "given-up" || refusal.cause === "unexpected"
          ? [refused(refusal, { service: SERVICE, container, where: "sites/sites" })]
          : [],
    });
  },
});
