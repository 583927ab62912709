/** Libraries of teams and of their private and shared channels: SharePoint holds them, the doctrine counts them as Teams. */

import type { Answer } from "../../graph/graph.ts";
import type { TeamLibrary } from "../../model/directory-records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, plantBlocks, ROOT } from "../blocks.ts";
import { namesOfGroup } from "../chosen.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { walkOf } from "../library.ts";
import { oneByOne } from "../one-by-one.ts";
import { modeOf, notRead, placeOf } from "../place.ts";
import { DRIVE, TeamDrive, toldOf } from "../team-drive.ts";
import type { Found } from "../visit.ts";

const SERVICE = "teams.files";
const PERMISSION = "Files.Read.All";

export const teamFiles = defineCollector({
  id: "team-files",
  title: "Bibliothèques des équipes",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les fichiers des équipes et de leurs canaux",
        en: "Count the files of teams and of their channels",
      },
    },
  ],
  // Lists of libraries tell those of channels too; what is asked one by one is only what they have not told.
  after: ["groups", "group-sites", "channels", "site-libraries"],
  plants: ["drive-files"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

function plant(task: Task, { known, scope }: Tools): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "team-library",
    judge: async (library) => (scope.includes(await namesOf(library, known)) ? "in" : "left"),
    leftOut: (count) => [unseen("left-out", count, { service: SERVICE, where: "teams/drives" })],
  });
}

/** By its team or by the address of its site. */
async function namesOf({ group, site }: TeamLibrary, known: Known): Promise<readonly (string | null)[]> {
  const at = site === null ? null : await known.fact("site", site);
  return [...(await namesOfGroup(group, known)), site, at?.url ?? null];
}

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* oneByOne(tools.graph, task, {
    places: await factsOf(task, tools.known, "team-library"),
    ask: (library, ask) => {
      const drive = library.drive === null ? ask(routeOf(library.id), TeamDrive) : null;
      return () => tell(library, drive?.() ?? null, tools);
    },
  });
}

/** @param answer null: not asked, as another list has told it. */
async function tell(library: TeamLibrary, answer: Answer<TeamDrive> | null, tools: Tools): Promise<Found> {
  const { known, scope, content } = tools;
  const drive = answer?.ok ? toldOf(answer.value) : library.drive;
  const container = placeOf(SERVICE, library.id, {
    type: "library",
    name: drive?.name ?? null,
    group: library.group,
    site: library.site,
    url: drive?.url ?? null,
    created: drive?.created ?? null,
    lastActivity: drive?.lastActivity ?? null,
    traits: library.channel === null ? {} : { channel: true },
  });
  if (answer?.ok === false) {
    const about = { service: SERVICE, container: library.id, where: "drives", permission: PERMISSION } as const;
    return { records: [container, refused(answer.refusal, about)] };
  }
  const reads = modeOf(content, SERVICE) !== "none";
  const open = scope.readsContent(await namesOf(library, known));
  return {
    records: [container, ...(reads && !open ? [notRead(SERVICE, library.id)] : [])],
    follow: [walkOf(container, open, tools)],
  };
}

const routeOf = (id: string) => `/drives/${encodeURIComponent(id)}?$select=${DRIVE}`;
