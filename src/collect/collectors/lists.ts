/** Lists of sites. Libraries are files and the page library is pages; hidden lists are SharePoint's own. */

import { z } from "zod";
import type { Refusal } from "../../graph/graph.ts";
import type { Site } from "../../model/directory-records.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { factsOf, ROOT } from "../blocks.ts";
import { namesOfSite, plantSites } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { listSeed } from "../list-fields.ts";
import { modeOf, notRead, placeOf, unsized } from "../place.ts";
import { type Found, visiting } from "../visit.ts";

const SERVICE = "sharepoint.lists";
const PERMISSION = "Sites.Read.All";
const WHERE = "sites/lists";
const FIELDS = "id,name,displayName,list,system,webUrl,createdDateTime,lastModifiedDateTime";

const Listed = z.object({
  id: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  list: z.object({ hidden: z.boolean().nullish(), template: z.string().nullish() }).nullish(),
  system: z.object({}).nullish(),
  webUrl: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
});
type Listed = z.infer<typeof Listed>;

export const lists = defineCollector({
  id: "lists",
  title: "Listes SharePoint",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les listes des sites et leurs éléments",
        en: "Count the lists of sites and their items",
      },
    },
  ],
  after: ["groups", "group-sites", "channels", "sites", "subsites"],
  plants: ["list-items"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantSites(task, tools, SERVICE) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* visiting(tools.graph, task, {
    places: await factsOf(task, tools.known, "site"),
    path: ({ id }) => `/sites/${encodeURIComponent(id)}/lists?$select=${FIELDS}&$top=200`,
    schema: Listed,
    found: (found, site) => listsOf(found, site, tools),
    refused: shut,
    numbers: (count, { id: container }) =>
      count > 0 ? [unseen("hidden", count, { service: SERVICE, container, where: WHERE })] : [],
  });
}

async function listsOf(found: readonly Listed[], site: Site, { known, scope, content }: Tools): Promise<Found> {
  const proper = found.filter((list) => !isLibrary(list));
  const hidden = proper.filter(isHidden).map(({ id }) => id);
  const records: TenantRecord[] = [];
  const follow: TaskSeed[] = [];
  const reads = modeOf(content, SERVICE) !== "none";
  const open = scope.readsContent(await namesOfSite(site, known));
  for (const list of proper.filter((each) => !isHidden(each))) {
    const { id, displayName, name, webUrl, createdDateTime, lastModifiedDateTime } = list;
    const container = placeOf(SERVICE, id, {
      type: "list",
      name: displayName ?? name ?? null,
      group: site.group,
      site: site.id,
      url: webUrl ?? null,
      created: createdDateTime ?? null,
      lastActivity: lastModifiedDateTime ?? null,
    });
    records.push(container, unsized(SERVICE, id), ...(reads && !open ? [notRead(SERVICE, id)] : []));
    follow.push(listSeed("list-items", { list: id, site: site.id, read: reads && open }));
  }
  return { records, follow, numbered: hidden };
}

/** `documentLibrary`, `webPageLibrary`, `pictureLibrary`… and libraries of forms. */
const isLibrary = ({ list }: Listed) => /library$/i.test(list?.template ?? "") || list?.template === "xmlForm";
const isHidden = ({ list, system }: Listed) => list?.hidden === true || Boolean(system);

/** A site that is shut stands once among the libraries, and is told here without a line. */
function shut(refusal: Refusal, { id }: Site): readonly TenantRecord[] {
  if (isAbsent(refusal)) return [];
  return [refused(refusal, { service: SERVICE, container: id, where: WHERE, permission: PERMISSION })];
}
