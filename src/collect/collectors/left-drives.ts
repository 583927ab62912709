/**
 * Personal sites that no account's drive led to: those of people whose account is gone, kept for weeks or for years,
 * and of accounts that Graph leads to no drive. They are found among the sites, and hold files like the others.
 */

import { z } from "zod";
import type { Answer } from "../../graph/graph.ts";
import type { Person, Site } from "../../model/directory-records.ts";
import { spaceIn } from "../../model/personal-site.ts";
import type { Page, Task } from "../../model/task.ts";
import { factsOf, type Judgement, namesOf, plantBlocks, ROOT } from "../blocks.ts";
import { defineCollector, type Known, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { oneByOne } from "../one-by-one.ts";
import { DRIVE_FIELDS, driveOf, likely, PersonalDrive } from "../personal-spaces.ts";
import { placeOf } from "../place.ts";
import type { Found } from "../visit.ts";

const SERVICE = "onedrive.files";
const PERMISSION = "Files.Read.All";
const WHERE = "sites/drive";

const OwnedDrive = PersonalDrive.extend({
  owner: z.object({ user: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});

export const leftDrives = defineCollector({
  id: "left-drives",
  title: "OneDrive sans compte",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les fichiers des OneDrive dont le compte a été supprimé",
        en: "Count the files of OneDrives whose account was deleted",
      },
    },
  ],
  after: ["personal-drives", "sites"],
  plants: ["drive-files"],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? plant(task, tools) : visit(task, tools)),
});

function plant(task: Task, { known, scope }: Tools): AsyncGenerator<Page> {
  const judge = async ({ id, url, personal }: Site): Promise<Judgement> => {
    const space = spaceIn(url);
    if (!personal || (space !== null && (await known.fact("personal-space", space)) !== null)) return "none";
    const person = await likelyPerson(url, known);
    // Left out by name, and told where the account is.
    if (person !== null && !scope.includes([id, url, ...namesOf(person)])) return "none";
    if (person !== null || scope.includes([id, url])) return "in";
    // Of a narrowed scan nearly every drive is left out, and told where its account is.
    return scope.narrowed ? "none" : "left";
  };
  return plantBlocks(task, {
    known,
    kind: "site",
    judge,
    leftOut: (count) => [unseen("left-out", count, { service: SERVICE, where: WHERE })],
  });
}

/** The account that would have its site there, by one of its addresses. */
async function likelyPerson(url: string, known: Known): Promise<Person | null> {
  const space = spaceIn(url);
  const fact = space === null ? null : await known.fact("personal-space", likely(space));
  return fact === null ? null : await known.fact("person", fact.person);
}

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* oneByOne(tools.graph, task, {
    places: await factsOf(task, tools.known, "site"),
    ask: (site, ask) => {
      const drive = ask(routeOf(site.id), OwnedDrive);
      return () => left(site, drive(), tools);
    },
  });
}

const routeOf = (site: string) => `/sites/${encodeURIComponent(site)}/drive?$select=${DRIVE_FIELDS},owner`;

async function left(site: Site, answer: Answer<z.infer<typeof OwnedDrive>>, tools: Tools): Promise<Found> {
  const { known, scope } = tools;
  if (!answer.ok) {
    if (isAbsent(answer.refusal)) return { records: [] };
    const { id, name, url, created } = site;
    const gap = refused(answer.refusal, { service: SERVICE, container: id, where: WHERE, permission: PERMISSION });
    return { records: [placeOf(SERVICE, id, { type: "personal", name, site: id, url, created }), gap] };
  }
  const owner = answer.value.owner?.user?.id;
  const person = (owner ? await known.fact("person", owner) : null) ?? (await likelyPerson(site.url, known));
  // Its account is there under another address: what the scope says of the person holds for the drive.
  if (person !== null)
    return scope.includes([site.id, site.url, ...namesOf(person)])
      ? driveOf({ person }, answer.value, tools)
      : { records: [] };
  // Where no account could be listed, none can be said to be missing.
  const accounts = (await known.facts("person", null, 1)).length > 0;
  return driveOf({ person, site, noAccount: accounts }, answer.value, tools);
}
