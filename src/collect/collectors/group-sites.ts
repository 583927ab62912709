/**
 * Which site belongs to which group, and which library is a team's own: the default one of its site. Known before
 * sites are walked, so that nothing is counted twice or under another name.
 */

import type { Answer } from "../../graph/graph.ts";
import type { Gap } from "../../model/gap.ts";
import type { Group, Site, TeamLibrary } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { type GapAbout, isAbsent, refused } from "../gaps.ts";
import { partOf } from "../listing.ts";
import { ListedSite, SITE_FIELDS, siteOf } from "../sites.ts";
import { DRIVE, TeamDrive, toldOf } from "../team-drive.ts";

export const groupSites = defineCollector({
  id: "group-sites",
  title: "Sites et bibliothèques des équipes",
  services: ["teams.files", "sharepoint.documents", "sharepoint.lists", "sharepoint.pages"],
  needs: [
    {
      permission: "Sites.Read.All",
      reason: {
        fr: "Rattacher chaque site au groupe ou à l’équipe qui en dispose",
        en: "Tie each site to the group or team that it belongs to",
      },
    },
    {
      permission: "Files.Read.All",
      reason: {
        fr: "Reconnaître les bibliothèques des équipes",
        en: "Recognise the libraries of teams",
      },
    },
  ],
  after: ["groups"],
  plants: [],
  roots: () => [ROOT],
  run: (task, tools) =>
    task.key === ROOT.key
      ? plantBlocks(task, {
          known: tools.known,
          kind: "group",
          // Groups left out too: a site is left out by the name of its group.
          judge: ({ unified, team }) => (unified || team ? "in" : "none"),
          leftOut: () => [],
        })
      : visit(task, tools),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const { graph } = tools;
  const groups = await factsOf(task, tools.known, "group");
  const teams = groups.filter(({ team }) => team);
  const sites = await batchApart(
    graph,
    groups.map(({ id }) => ({ id, path: siteRoute(id), schema: ListedSite })),
  );
  const drives = await batchApart(
    graph,
    teams.map(({ id }) => ({ id, path: driveRoute(id), schema: TeamDrive })),
  );
  // The site of a team knows its default library too, where the group does not lead to it.
  const lost = teams.flatMap(({ id }) => {
    const site = partOf(sites, id);
    return partOf(drives, id).ok || !site.ok ? [] : [{ id, path: siteDriveRoute(site.value.id), schema: TeamDrive }];
  });
  const again = await batchApart(graph, lost);
  const records: (Site | TeamLibrary | Gap)[] = [];
  for (const group of groups) {
    const site = partOf(sites, group.id);
    if (site.ok) records.push(siteOf(site.value, { parent: null, group: group.id }));
    else records.push(...told(site, group, "groups/sites/root", "Sites.Read.All"));
    if (!group.team) continue;
    const second = again.get(group.id);
    const drive = second?.ok ? second : partOf(drives, group.id);
    if (drive.ok) records.push(libraryOf(group, drive.value, site.ok ? site.value.id : null));
    else records.push(...told(drive, group, "groups/drive", "Files.Read.All"));
  }
  yield { records, cursor: null };
}

const siteRoute = (id: string) => `/groups/${encodeURIComponent(id)}/sites/root?$select=${SITE_FIELDS}`;
const siteDriveRoute = (id: string) => `/sites/${encodeURIComponent(id)}/drive?$select=${DRIVE}`;
const driveRoute = (id: string) => `/groups/${encodeURIComponent(id)}/drive?$select=${DRIVE}`;

function libraryOf({ id: group }: Group, drive: TeamDrive, site: string | null): TeamLibrary {
  return { kind: "team-library", id: drive.id, group, channel: null, site, drive: toldOf(drive) };
}

/** A group whose site was never made has none, which is normal. */
function told(answer: Answer<unknown>, group: Group, where: string, permission: string): readonly Gap[] {
  if (answer.ok || isAbsent(answer.refusal)) return [];
  const about: GapAbout = {
    service: where.endsWith("drive") ? "teams.files" : "sharepoint.documents",
    container: group.id,
    where,
    permission,
  };
  return [refused(answer.refusal, about)];
}
