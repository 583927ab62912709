/** Who and what of the directory is visited: the scan's scope over the people, groups and sites that are known. */

import type { Group, Site } from "../model/directory-records.ts";
import type { ServiceId } from "../model/service.ts";
import type { Page, Task } from "../model/task.ts";
import { type Judgement, namesOf, type Planting, plantBlocks } from "./blocks.ts";
import type { Known, Tools } from "./collector.ts";
import { unseen } from "./gaps.ts";

/** Everyone who can own something here; guests keep what is theirs in their own tenant. */
export function plantPeople(
  task: Task,
  { known, scope }: Tools,
  service: ServiceId,
  aside?: Planting<"person">["aside"],
): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "person",
    ...(aside && { aside }),
    judge: (person) => (person.guest ? "none" : within(scope.includes(namesOf(person)))),
    leftOut: (count) => [unseen("left-out", count, { service, where: "users" })],
  });
}

export function plantGroups(
  task: Task,
  { known, scope }: Tools,
  service: ServiceId,
  concerned: (group: Group) => boolean,
): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "group",
    judge: (group) => (concerned(group) ? within(scope.includes(namesOf(group))) : "none"),
    leftOut: (count) => [unseen("left-out", count, { service, where: "groups" })],
  });
}

/** Sites, subsites among them, that are nobody's personal one: those are OneDrive, and counted there. */
export function plantSites(task: Task, { known, scope }: Tools, service: ServiceId): AsyncGenerator<Page> {
  return plantBlocks(task, {
    known,
    kind: "site",
    judge: async (site) => (site.personal ? "none" : within(scope.includes(await namesOfSite(site, known)))),
    leftOut: (count) => [unseen("left-out", count, { service, where: "sites" })],
  });
}

/** A site is named by its address, or by the group or team that it belongs to. */
export async function namesOfSite(site: Site, known: Known): Promise<readonly (string | null)[]> {
  return [site.id, site.url, ...(await namesOfGroup(site.group, known))];
}

export async function namesOfGroup(id: string | null, known: Known): Promise<readonly (string | null)[]> {
  const group = id === null ? null : await known.fact("group", id);
  return group === null ? [id] : namesOf(group);
}

const within = (included: boolean): Judgement => (included ? "in" : "left");
