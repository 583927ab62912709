/** Pages of sites. A site that has none has no line. */

import { z } from "zod";
import type { Refusal } from "../../graph/graph.ts";
import type { Site } from "../../model/directory-records.ts";
import type { Item, TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, ROOT } from "../blocks.ts";
import { namesOfSite, plantSites } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { modeOf, notRead, placeOf, thingIn, unsized } from "../place.ts";
import { type Found, visiting } from "../visit.ts";

const SERVICE = "sharepoint.pages";
const PERMISSION = "Sites.Read.All";
const WHERE = "sites/pages";
const OF_PARTS = "sites/pages/canvasLayout/webparts";

const Listed = z.object({
  id: z.string(),
  name: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
});
type Listed = z.infer<typeof Listed>;

export const pages = defineCollector({
  id: "pages",
  title: "Pages SharePoint",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les pages des sites",
        en: "Count the pages of sites",
      },
    },
  ],
  after: ["groups", "group-sites", "channels", "sites", "subsites"],
  plants: ["read-pages"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantSites(task, tools, SERVICE) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* visiting(tools.graph, task, {
    places: await factsOf(task, tools.known, "site"),
    path: ({ id }) =>
      `/sites/${encodeURIComponent(id)}/pages?$select=id,name,createdDateTime,lastModifiedDateTime&$top=200`,
    schema: Listed,
    found: (listed, site) => pagesOf(listed, site, tools),
    refused: shut,
  });
}

async function pagesOf(listed: readonly Listed[], site: Site, { known, scope, content }: Tools): Promise<Found> {
  if (listed.length === 0) return { records: [] };
  const { id, name, url, group, created } = site;
  const reads = modeOf(content, SERVICE) !== "none";
  const open = scope.readsContent(await namesOfSite(site, known));
  const container = placeOf(SERVICE, id, { type: "site", name, url, group, site: id, created });
  return {
    records: [
      container,
      unsized(SERVICE, id),
      ...(reads && !open ? [notRead(SERVICE, id)] : []),
      // Which parts a page is made of comes with its texts.
      ...(reads ? [] : [unseen("untold", 1, { service: SERVICE, where: OF_PARTS })]),
      ...listed.map((page) => itemOf(page, id)),
    ],
    follow: reads && open ? [{ collector: "read-pages", key: id, params: {} }] : [],
  };
}

function itemOf({ id, name, createdDateTime, lastModifiedDateTime }: Listed, container: string): Item {
  return thingIn(SERVICE, container, id, {
    name: name ?? null,
    created: createdDateTime ?? null,
    modified: lastModifiedDateTime ?? null,
  });
}

/** A site that is shut stands once among the libraries, and is told here without a line. */
function shut(refusal: Refusal, { id }: Site): readonly TenantRecord[] {
  if (isAbsent(refusal)) return [];
  return [refused(refusal, { service: SERVICE, container: id, where: WHERE, permission: PERMISSION })];
}
