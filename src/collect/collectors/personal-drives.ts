/** The OneDrive of each person. An account that never opened one has none, which is normal. */

import type { Answer, Refusal } from "../../graph/graph.ts";
import type { Person } from "../../model/directory-records.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, namesOf, ROOT } from "../blocks.ts";
import { plantPeople } from "../chosen.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { oneByOne } from "../one-by-one.ts";
import { DRIVE_FIELDS, driveOf, likelySpaces, PersonalDrive, spaceOf } from "../personal-spaces.ts";
import { placeOf } from "../place.ts";
import { REPORTS, usageId, WHOLE_TENANT } from "../usage.ts";
import type { Found } from "../visit.ts";

const SERVICE = "onedrive.files";
const PERMISSION = "Files.Read.All";
const WHERE = "users/drive";

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
  after: ["people", "usage-drives", "closed-members"],
  plants: ["drive-files"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantPeople(task, tools, SERVICE, likelySpaces) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const everyone = await factsOf(task, tools.known, "person");
  const asked = new Set((await worthAsking(everyone, tools.known)).map(({ id }) => id));
  yield* oneByOne(tools.graph, task, {
    places: everyone,
    ask: (person, ask) => {
      const drive = asked.has(person.id) ? ask(routeOf(person.id), PersonalDrive) : null;
      return () => tell(person, drive?.() ?? null, tools);
    },
  });
}

/** @param answer null: not asked, as there is none. */
async function tell(person: Person, answer: Answer<PersonalDrive> | null, tools: Tools): Promise<Found> {
  if (answer?.ok && !tools.scope.includes([...namesOf(person), answer.value.webUrl ?? null])) {
    // Left out by its own address, which only the drive itself tells.
    const left = unseen("left-out", 1, { service: SERVICE, where: WHERE, container: person.id });
    return { records: [left, spaceOf(person, answer.value)] };
  }
  if (answer?.ok) {
    const found = await driveOf({ person }, answer.value, tools);
    return { ...found, records: [...found.records, spaceOf(person, answer.value)] };
  }
  if (answer === null || neverMade(person, answer.refusal)) {
    // A site that stands all the same is found among the sites.
    const never = unseen("not-provisioned", 1, { service: SERVICE, where: WHERE, container: person.id });
    return { records: [never, ...likelySpaces(person)] };
  }
  // Its drive bears no id that is known here: the account stands for it, in no count.
  const about = { service: SERVICE, where: WHERE, container: person.id, permission: PERMISSION } as const;
  const shut = placeOf(SERVICE, person.id, { type: "personal", name: person.name, owner: person.id });
  return { records: [shut, refused(answer.refusal, about), spaceOf(person, null)] };
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

const routeOf = (id: string) => `/users/${encodeURIComponent(id)}/drive?$select=${DRIVE_FIELDS}`;

/** Accounts without a licence answer 403 as well as 404 when their OneDrive was never made. */
function neverMade({ licences }: Person, refusal: Refusal): boolean {
  return isAbsent(refusal) || (refusal.cause === "forbidden" && licences.length === 0);
}
