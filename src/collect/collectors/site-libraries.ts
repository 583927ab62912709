/** Document libraries of sites, those of teams aside. Libraries that SharePoint keeps for itself are told, not counted. */

import { z } from "zod";
import type { Refusal } from "../../graph/graph.ts";
import type { Site } from "../../model/directory-records.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { factsOf, ROOT } from "../blocks.ts";
import { namesOfSite, plantSites } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { walkOf } from "../library.ts";
import { modeOf, notRead, placeOf } from "../place.ts";
import { DRIVE, TeamDrive, toldOf } from "../team-drive.ts";
import { type Found, visiting } from "../visit.ts";

const SERVICE = "sharepoint.documents";
const PERMISSION = "Files.Read.All";
const WHERE = "sites/drives";
const FIELDS = `${DRIVE},system`;

const Drive = TeamDrive.extend({ system: z.object({}).nullish() });
type Drive = z.infer<typeof Drive>;

export const siteLibraries = defineCollector({
  id: "site-libraries",
  title: "Bibliothèques des sites",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Lister les bibliothèques des sites et compter leurs fichiers",
        en: "List the libraries of sites and count their files",
      },
    },
  ],
  after: ["groups", "group-sites", "channels", "sites", "subsites"],
  plants: ["drive-files"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantSites(task, tools, SERVICE) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* visiting(tools.graph, task, {
    places: await factsOf(task, tools.known, "site"),
    path: ({ id }) => `/sites/${encodeURIComponent(id)}/drives?$select=${FIELDS}&$top=200`,
    schema: Drive,
    found: (drives, site) => librariesOf(drives, site, tools),
    refused: shut,
    numbers: (count, { id: container }) =>
      count > 0 ? [unseen("hidden", count, { service: SERVICE, container, where: WHERE })] : [],
  });
}

async function librariesOf(drives: readonly Drive[], site: Site, tools: Tools): Promise<Found> {
  const { known, scope, content } = tools;
  const hidden = drives.filter(({ system }) => system).map(({ id }) => id);
  const records: TenantRecord[] = [];
  const follow: TaskSeed[] = [];
  const reads = modeOf(content, SERVICE) !== "none";
  const open = scope.readsContent(await namesOfSite(site, known));
  for (const drive of drives) {
    if (drive.system) continue;
    const team = await known.fact("team-library", drive.id);
    if (team !== null) {
      // A channel's folder leads to its library and says little of it: here it stands whole.
      if (team.drive === null) records.push({ ...team, drive: toldOf(drive) });
      continue;
    }
    const container = placeOf(SERVICE, drive.id, {
      type: "library",
      name: drive.name ?? null,
      group: site.group,
      site: site.id,
      url: drive.webUrl ?? null,
      created: drive.createdDateTime ?? null,
      lastActivity: drive.lastModifiedDateTime ?? null,
    });
    records.push(container);
    if (reads && !open) records.push(notRead(SERVICE, drive.id));
    follow.push(walkOf(container, open, tools));
  }
  return { records, follow, numbered: hidden };
}

/** Locked, archived or closed to the application: how many libraries it has is unknown, and it stands for them. */
function shut(refusal: Refusal, { id, name, url, group, created }: Site): readonly TenantRecord[] {
  if (isAbsent(refusal)) return [];
  const gap = refused(refusal, { service: SERVICE, container: id, where: WHERE, permission: PERMISSION });
  return [placeOf(SERVICE, id, { type: "site", name, url, group, site: id, created }), gap];
}
