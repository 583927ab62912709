/** The OneDrive of each person. An account that never opened one has none, which is normal. */

import { z } from "zod";
import type { Answer, Refusal } from "../../graph/graph.ts";
import type { Person, TenantRecord } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { factsOf, namesOf, ROOT } from "../blocks.ts";
import { plantPeople } from "../chosen.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { Figure } from "../figures.ts";
import { refused, unseen } from "../gaps.ts";
import { walkOf } from "../library.ts";
import { partOf } from "../listing.ts";
import { modeOf, notRead, placeOf } from "../place.ts";
import { REPORTS, usageId, WHOLE_TENANT } from "../usage.ts";
import type { Found } from "../visit.ts";

const SERVICE = "onedrive.files";
const PERMISSION = "Files.Read.All";
const WHERE = "users/drive";

const Drive = z.object({
  id: z.string(),
  webUrl: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastModifiedDateTime: z.string().nullish(),
  quota: z.object({ used: Figure }).nullish(),
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
  after: ["people", "usage-drives"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantPeople(task, tools, SERVICE) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const everyone = await factsOf(task, tools.known, "person");
  const asked = await worthAsking(everyone, tools.known);
  const parts = asked.map(({ id }) => ({ id, path: routeOf(id), schema: Drive }));
  const answers = await batchApart(tools.graph, parts);
  const found = everyone.map((person) =>
    asked.includes(person) ? driveOf(person, partOf(answers, person.id), tools) : { records: [none(person)] },
  );
  const [records, follow] = [found.flatMap((each) => each.records), found.flatMap((each: Found) => each.follow ?? [])];
  yield { records, follow, cursor: null };
}

/**
 * Asking for many drives that do not exist gets every other one throttled. Who has no licence, and no row in a report
 * that names people, has none.
 */
async function worthAsking(people: readonly Person[], known: Known): Promise<readonly Person[]> {
  const rows = await known.facts("usage", `${REPORTS.drive}/`, 2);
  const named = rows.some(({ id, report }) => report === REPORTS.drive && id !== usageId("drive", WHOLE_TENANT));
  if (!named) return people;
  const reported = await Promise.all(people.map(({ address }) => known.fact("usage", usageId("drive", address))));
  return people.filter(({ licences }, index) => licences.length > 0 || reported[index] !== null);
}

const routeOf = (id: string) =>
  `/users/${encodeURIComponent(id)}/drive?$select=id,webUrl,createdDateTime,lastModifiedDateTime,quota`;

function driveOf(person: Person, answer: Answer<z.infer<typeof Drive>>, { scope, content }: Tools): Found {
  if (!answer.ok) return { records: [notOpened(person, answer.refusal)] };
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

function notOpened(person: Person, refusal: Refusal): TenantRecord {
  // Accounts without a licence answer 403 as well as 404 when their OneDrive was never made.
  const never = refusal.cause === "forbidden" && person.licences.length === 0;
  if (never || refusal.cause === "not-provisioned" || refusal.cause === "vanished") return none(person);
  // Whether there is anything behind a refusal is not known: it is told, and makes no line.
  return refused(refusal, { service: SERVICE, where: WHERE, container: person.id, permission: PERMISSION });
}

const none = ({ id }: Person) => unseen("not-provisioned", 1, { service: SERVICE, where: WHERE, container: id });
