/** The OneDrive of each person. An account that never opened one has none, which is normal. */

import { z } from "zod";
import type { Answer, Refusal } from "../../graph/graph.ts";
import type { Person, TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, namesOf, ROOT } from "../blocks.ts";
import { plantPeople } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { walkOf } from "../library.ts";
import { partOf } from "../listing.ts";
import { modeOf, notRead, placeOf } from "../place.ts";
import type { Found } from "../visit.ts";

const SERVICE = "onedrive.files";
const PERMISSION = "Files.Read.All";

const Drive = z.object({
  id: z.string(),
  webUrl: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  quota: z.object({ used: z.number().nullish() }).nullish(),
});

export const personalDrives = defineCollector({
  id: "personal-drives",
  title: "OneDrive des agents",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les fichiers des OneDrive, et les lire quand leur contenu est analysé",
        en: "Count the files of OneDrives, and read them when their content is analysed",
      },
    },
  ],
  after: ["people"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantPeople(task, tools, SERVICE) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const people = await factsOf(task, tools.known, "person");
  const answers = await batchApart(
    tools.graph,
    people.map(({ id }) => ({ id, path: routeOf(id), schema: Drive })),
  );
  const found = people.map((person) => driveOf(person, partOf(answers, person.id), tools));
  const [records, follow] = [found.flatMap((each) => each.records), found.flatMap((each) => each.follow ?? [])];
  yield { records, follow, cursor: null };
}

const routeOf = (id: string) =>
  `/users/${encodeURIComponent(id)}/drive?$select=id,webUrl,createdDateTime,lastModifiedDateTime,quota`;

function driveOf(person: Person, answer: Answer<z.infer<typeof Drive>>, { scope, content }: Tools): Found {
  if (!answer.ok) return { records: notOpened(person, answer.refusal) };
  const drive = answer.value;
  const used = drive.quota?.used;
  const container = placeOf(SERVICE, drive.id, {
    type: "personal",
    name: person.name,
    owner: person.id,
    url: drive.webUrl ?? null,
    created: drive.createdDateTime ?? null,
    lastActivity: drive.lastModifiedDateTime ?? null,
    traits: typeof used === "number" ? { quotaUsed: used } : {},
  });
  const reads = modeOf(content, SERVICE) !== "none";
  const open = scope.readsContent(namesOf(person));
  return {
    records: [container, ...(reads && !open ? [notRead(SERVICE, drive.id)] : [])],
    follow: [walkOf(container, reads && open)],
  };
}

function notOpened(person: Person, refusal: Refusal): readonly TenantRecord[] {
  const about = { service: SERVICE, where: "users/drive", container: person.id, permission: PERMISSION } as const;
  // Accounts without a licence answer 403 as well as 404 when their OneDrive was never made.
  const never = refusal.cause === "forbidden" && person.licences.length === 0;
  const absent = never || refusal.cause === "not-provisioned" || refusal.cause === "vanished";
  // Whether there is anything behind a refusal is not known: it is told, and makes no line.
  return [absent ? unseen("not-provisioned", 1, about) : refused(refusal, about)];
}
