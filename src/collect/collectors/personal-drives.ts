/** The OneDrive of each person. An account that never opened one has none, which is normal. */

import { z } from "zod";
import type { Answer, Refusal } from "../../graph/graph.ts";
import type { Person, TenantRecord } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { answersApart } from "../batch-apart.ts";
import { factsOf, namesOf, ROOT } from "../blocks.ts";
import { plantPeople } from "../chosen.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { partOf } from "../listing.ts";
import { DRIVE_FIELDS, driveOf, likelySpaces, PersonalDrive, spaceOf } from "../personal-spaces.ts";
import { placeOf } from "../place.ts";
import { REPORTS, usageId, WHOLE_TENANT } from "../usage.ts";

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
  after: ["people", "usage-drives"],
  plants: ["drive-files"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plantPeople(task, tools, SERVICE, likelySpaces) : visit(task, tools)),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  const everyone = await factsOf(task, tools.known, "person");
  const asked = await worthAsking(everyone, tools.known);
  const told = new Set(task.cursor === null ? [] : Cursor.parse(JSON.parse(task.cursor)));
  const parts = asked
    .filter(({ id }) => !told.has(id))
    .map(({ id }) => ({ id, path: routeOf(id), schema: PersonalDrive }));
  const others = everyone.filter((person) => !asked.includes(person));
  let page = tell(others, () => null, tools);
  for await (const answers of answersApart(tools.graph, parts)) {
    const some = asked.filter(({ id }) => answers.has(id));
    for (const { id } of some) told.add(id);
    const come = tell(some, ({ id }) => partOf(answers, id), tools);
    page = { records: [...page.records, ...come.records], follow: [...page.follow, ...come.follow] };
    if (told.size >= asked.length) break;
    yield { ...page, cursor: JSON.stringify([...told]) };
    page = { records: [], follow: [] };
  }
  yield { ...page, cursor: null };
}

/** Whose drive has been told: the others are asked again later, or were when the process ended. */
const Cursor = z.array(z.string());

interface Told {
  readonly records: readonly TenantRecord[];
  readonly follow: readonly TaskSeed[];
}

/** @param answerOf null: not asked, as there is none. */
function tell(
  people: readonly Person[],
  answerOf: (person: Person) => Answer<PersonalDrive> | null,
  tools: Tools,
): Told {
  const [records, follow]: [TenantRecord[], TaskSeed[]] = [[], []];
  for (const person of people) {
    const answer = answerOf(person);
    if (answer?.ok && !tools.scope.includes([...namesOf(person), answer.value.webUrl ?? null])) {
      // Left out by its own address, which only the drive itself tells.
      const left = unseen("left-out", 1, { service: SERVICE, where: WHERE, container: person.id });
      records.push(left, spaceOf(person, answer.value));
    } else if (answer?.ok) {
      const found = driveOf({ person }, answer.value, tools);
      records.push(...found.records, spaceOf(person, answer.value));
      follow.push(...(found.follow ?? []));
    } else if (answer === null || neverMade(person, answer.refusal)) {
      // A site that stands all the same is found among the sites.
      const never = unseen("not-provisioned", 1, { service: SERVICE, where: WHERE, container: person.id });
      records.push(never, ...likelySpaces(person));
    } else {
      // Its drive bears no id that is known here: the account stands for it, in no count.
      const about = { service: SERVICE, where: WHERE, container: person.id, permission: PERMISSION } as const;
      const shut = placeOf(SERVICE, person.id, { type: "personal", name: person.name, owner: person.id });
      records.push(shut, refused(answer.refusal, about), spaceOf(person, null));
    }
  }
  return { records, follow };
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
