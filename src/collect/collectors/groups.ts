/**
 * Every group. Microsoft 365 groups in the scope are visited again, twenty by twenty, for their owners and guests:
 * a group without owner is told as such, and guests have to be told before anything moves.
 */

import { z } from "zod";
import type { Answer, Graph } from "../../graph/graph.ts";
import type { Gap } from "../../model/gap.ts";
import type { Group } from "../../model/records.ts";
import type { Page, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { countLeftOut, factsOf, namesOf, ROOT, seedsOf } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { type FirstPage, listing, pageOf, partOf } from "../listing.ts";
import { several } from "../several.ts";

const FIELDS = "id,displayName,mail,groupTypes,visibility,resourceProvisioningOptions,assignedLabels,createdDateTime";

const Listed = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  groupTypes: several(z.string()),
  visibility: z.string().nullish(),
  resourceProvisioningOptions: several(z.string()),
  assignedLabels: several(z.object({ labelId: z.string().nullish() })),
  createdDateTime: z.string().nullish(),
});
/** Owners and members are people, groups, devices, applications: an account alone has a `userType`. */
const Member = z.object({ id: z.string(), userType: z.string().nullish() });
type Member = z.infer<typeof Member>;
const Members = pageOf(Member);

function groupOf(group: z.infer<typeof Listed>): Group {
  return {
    kind: "group",
    id: group.id,
    name: group.displayName ?? group.id,
    address: group.mail ?? null,
    unified: group.groupTypes.includes("Unified"),
    team: group.resourceProvisioningOptions.includes("Team"),
    visibility: group.visibility ?? null,
    created: group.createdDateTime ?? null,
    owners: null,
    guests: null,
    labels: group.assignedLabels.flatMap(({ labelId }) => labelId ?? []).sort(),
  };
}

export const groups = defineCollector({
  id: "groups",
  title: "Groupes et équipes",
  services: [],
  needs: [
    {
      permission: "Group.Read.All",
      reason: {
        fr: "Lister les groupes et les équipes, leurs étiquettes et leurs propriétaires",
        en: "List groups and teams, their labels and their owners",
      },
    },
    {
      permission: "GroupMember.Read.All",
      reason: {
        fr: "Compter les invités de chaque groupe",
        en: "Count the guests of each group",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? list(task, tools) : visit(task, tools)),
});

/** The list has come to its end; a link is one of Graph's. */
const LISTED = "listed";

async function* list(task: Task, { graph, known, scope }: Tools): AsyncGenerator<Page> {
  const path = `/groups?$select=${FIELDS}&$top=999`;
  const about = { service: null, where: "groups", permission: "Group.Read.All" };
  if (task.cursor !== LISTED) {
    for await (const page of listing(graph, task, { path, schema: Listed, about }, (group) => [groupOf(group)])) {
      const found = page.records.filter((record) => record.kind === "group");
      const visited = found.filter((group) => group.unified && scope.includes(namesOf(group)));
      const follow = seedsOf(
        groups.id,
        visited.map(({ id }) => id),
      );
      yield { records: page.records, follow, cursor: page.cursor ?? LISTED };
    }
  }
  // Counted once they are all known: a list that begins again tells some of them twice.
  const left = await countLeftOut("group", known, scope);
  yield { records: left > 0 ? [unseen("left-out", left, { service: null, where: "groups" })] : [], cursor: null };
}

async function* visit(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const told = new Set(task.cursor === null ? [] : Told.parse(JSON.parse(task.cursor)));
  const block = (await factsOf(task, known, "group")).filter(({ id }) => !told.has(id));
  const routes = block.flatMap(({ id }) => [ownersOf(id), guestsOf(id)]);
  const answers = await batchApart(
    graph,
    routes.map((path) => ({ id: path, path, schema: Members })),
  );
  let records: (Group | Gap)[] = [];
  for (const group of block) {
    const those = (path: string, wanted: (member: Member) => boolean) =>
      idsOf(graph, path, partOf(answers, path), wanted);
    const owners = await those(ownersOf(group.id), () => true);
    const guests = await those(guestsOf(group.id), isGuest);
    records.push({
      ...group,
      owners: owners.ok ? [...owners.value].sort() : null,
      guests: guests.ok ? guests.value.size : null,
    });
    records.push(...tell(owners, group, "groups/owners"), ...tell(guests, group, "groups/members"));
    told.add(group.id);
    if (!isLong(partOf(answers, ownersOf(group.id))) && !isLong(partOf(answers, guestsOf(group.id)))) continue;
    // One whose members had to be gone through page by page is not gone through twice.
    yield { records, cursor: JSON.stringify([...told]) };
    records = [];
  }
  yield { records, cursor: null };
}

/** Groups of the block that have been told. */
const Told = z.array(z.string());

const isLong = (first: Answer<FirstPage<Member>>) => first.ok && first.value.next !== null;

/** A group may have everyone for a member: of its pages no more is kept than what is counted. */
async function idsOf(
  graph: Graph,
  path: string,
  first: Answer<FirstPage<Member>>,
  wanted: (member: Member) => boolean,
): Promise<Answer<ReadonlySet<string>>> {
  if (!first.ok) return first;
  const ids = new Set<string>();
  const take = (members: readonly Member[]) => {
    for (const member of members) if (wanted(member)) ids.add(member.id);
  };
  take(first.value.items);
  if (first.value.next === null) return { ok: true, value: ids };
  for await (const answer of graph.pages(path, Member, { from: first.value.next })) {
    if (!answer.ok) return answer;
    take(answer.value.items);
  }
  return { ok: true, value: ids };
}

const ownersOf = (id: string) => `/groups/${encodeURIComponent(id)}/owners?$select=id&$top=999`;
const guestsOf = (id: string) => `/groups/${encodeURIComponent(id)}/members?$select=id,userType&$top=999`;
const isGuest = ({ userType }: Member) => userType?.toLowerCase() === "guest";

/** A group that went away meanwhile is no gap; a permission that is missing is one row of the plan, with how many groups. */
function tell(answer: Answer<unknown>, { id: container }: Group, where: string): Gap[] {
  if (answer.ok || isAbsent(answer.refusal)) return [];
  return [refused(answer.refusal, { service: null, container, where, permission: "GroupMember.Read.All" })];
}
