/** Libraries of teams and of their private and shared channels: SharePoint holds them, the doctrine counts them as Teams. */

import type { TeamLibrary, TenantRecord } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, plantBlocks, ROOT } from "../blocks.ts";
import { namesOfGroup } from "../chosen.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { walkOf } from "../library.ts";
import { partOf } from "../listing.ts";
import { modeOf, notRead, placeOf } from "../place.ts";
import { DRIVE, TeamDrive, toldOf } from "../team-drive.ts";

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

async function* visit(task: Task, { graph, known, scope, content }: Tools): AsyncGenerator<Page> {
  const libraries = await factsOf(task, known, "team-library");
  const untold = libraries.filter(({ drive }) => drive === null);
  const answers = await batchApart(
    graph,
    untold.map(({ id }) => ({ id, path: routeOf(id), schema: TeamDrive })),
  );
  const reads = modeOf(content, SERVICE) !== "none";
  const [records, follow]: [TenantRecord[], TaskSeed[]] = [[], []];
  for (const library of libraries) {
    const answer = library.drive === null ? partOf(answers, library.id) : null;
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
    records.push(container);
    if (answer?.ok === false) {
      const about = { service: SERVICE, container: library.id, where: "drives", permission: PERMISSION } as const;
      records.push(refused(answer.refusal, about));
      continue;
    }
    const open = scope.readsContent(await namesOf(library, known));
    if (reads && !open) records.push(notRead(SERVICE, library.id));
    follow.push(walkOf(container, reads && open));
  }
  yield { records, follow, cursor: null };
}

const routeOf = (id: string) => `/drives/${encodeURIComponent(id)}?$select=${DRIVE}`;
