/**
 * Which site belongs to which group, and which library is a team's own: the default one of its site. Known before
 * sites are walked, so that nothing is counted twice or under another name.
 */

import type { Answer, Graph } from "../../graph/graph.ts";
import type { Group } from "../../model/directory-records.ts";
import type { Gap } from "../../model/gap.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { type GapAbout, isAbsent, refused } from "../gaps.ts";
import { partOf } from "../listing.ts";
import { oneByOne, type Told } from "../one-by-one.ts";
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

async function* visit(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  yield* oneByOne(graph, task, {
    places: await factsOf(task, known, "group"),
    ask: (group, ask) => {
      const site = ask(siteRoute(group.id), ListedSite);
      const drive = group.team ? ask(driveRoute(group.id), TeamDrive) : null;
      return () => tell(graph, group, site(), drive?.() ?? null);
    },
  });
}

/** @param drive null: the group is no team. */
async function tell(
  graph: Graph,
  group: Group,
  site: Answer<ListedSite>,
  drive: Answer<TeamDrive> | null,
): Promise<Told> {
  if (drive === null) return { records: siteIn(group, site) };
  // The site of a team knows its default library too, where the group does not lead to it.
  const lost = !drive.ok && site.ok;
  const found = lost ? await driveOfSite(graph, site.value.id, drive) : drive;
  return { records: [...siteIn(group, site), ...libraryIn(group, found, site)], walked: lost };
}

function siteIn(group: Group, site: Answer<ListedSite>): readonly TenantRecord[] {
  if (site.ok) return [siteOf(site.value, { parent: null, group: group.id })];
  return told(site, group, "groups/sites/root", "Sites.Read.All");
}

function libraryIn(group: Group, drive: Answer<TeamDrive>, at: Answer<ListedSite>): readonly TenantRecord[] {
  if (!drive.ok) return told(drive, group, "groups/drive", "Files.Read.All");
  const site = at.ok ? at.value.id : null;
  const library = { kind: "team-library", id: drive.value.id, group: group.id, channel: null, site } as const;
  return [{ ...library, drive: toldOf(drive.value) }];
}

async function driveOfSite(graph: Graph, site: string, otherwise: Answer<TeamDrive>): Promise<Answer<TeamDrive>> {
  const path = siteDriveRoute(site);
  const drive = partOf(await batchApart(graph, [{ id: path, path, schema: TeamDrive }]), path);
  return drive.ok ? drive : otherwise;
}

const siteRoute = (id: string) => `/groups/${encodeURIComponent(id)}/sites/root?$select=${SITE_FIELDS}`;
const siteDriveRoute = (id: string) => `/sites/${encodeURIComponent(id)}/drive?$select=${DRIVE}`;
const driveRoute = (id: string) => `/groups/${encodeURIComponent(id)}/drive?$select=${DRIVE}`;

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
