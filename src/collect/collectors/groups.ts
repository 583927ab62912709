/**
 * Every group. Microsoft 365 groups in the scope are visited again, twenty by twenty, for their owners, then for their
 * guests: a group without owner is told as such, and guests have to be told before anything moves.
 */

import { z } from "zod";
import type { Refusal } from "../../graph/graph.ts";
import type { Group } from "../../model/directory-records.ts";
import type { Gap } from "../../model/gap.ts";
import type { Page, Task } from "../../model/task.ts";
import { countLeftOut, factsOf, namesOf, ROOT, seedsOf } from "../blocks.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { listing, pageOf, whole } from "../listing.ts";
import { oneByOne } from "../one-by-one.ts";
import { several } from "../several.ts";
import { visiting } from "../visit.ts";

const FIELDS = "id,displayName,mail,groupTypes,visibility,resourceProvisioningOptions,assignedLabels,createdDateTime";

const Listed = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  /** Never absent of itself: without it nobody knows whether the group has a mailbox and a site. */
  groupTypes: z.array(z.string().nullish()).nullish(),
  visibility: z.string().nullish(),
  resourceProvisioningOptions: several(z.string()),
  assignedLabels: several(z.object({ labelId: z.string().nullish() })),
  createdDateTime: z.string().nullish(),
});
/** Owners and members are people, groups, devices, applications: an account alone has a `userType`. */
const Member = z.object({ id: z.string(), userType: z.string().nullish() });
const Members = pageOf(Member);

function groupOf(group: z.infer<typeof Listed>): Group {
  return {
    kind: "group",
    id: group.id,
    name: group.displayName ?? group.id,
    address: group.mail ?? null,
    unified: group.groupTypes?.includes("Unified") ?? false,
    team: group.resourceProvisioningOptions.includes("Team"),
    visibility: group.visibility ?? null,
    created: group.createdDateTime ?? null,
    owners: null,
    guests: null,
    labels: group.assignedLabels.flatMap(({ labelId }) => labelId ?? []).sort(),
  };
}

const UNKNOWN_KIND = unseen("untold", 1, { service: null, where: "groups/groupTypes" });

const told = (group: z.infer<typeof Listed>) => [groupOf(group), ...(group.groupTypes ? [] : [UNKNOWN_KIND])];

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
  run: (task, tools) => {
    if (task.key === ROOT.key) return list(task, tools);
    return task.key.startsWith(GUESTS) ? guests(task, tools) : owners(task, tools);
  },
});

/** Tasks of a block whose owners have been told. */
const GUESTS = "guests of ";

/** The list has come to its end; a link is one of Graph's. */
const LISTED = "listed";

async function* list(task: Task, { graph, known, scope }: Tools): AsyncGenerator<Page> {
  const path = `/groups?$select=${FIELDS}&$top=999`;
  const about = { service: null, where: "groups", permission: "Group.Read.All" };
  if (task.cursor !== LISTED) {
    for await (const page of listing(graph, task, { path, schema: Listed, about }, told)) {
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

async function* owners(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  const pages = oneByOne(graph, task, {
    places: await factsOf(task, known, "group"),
    ask: (group, ask) => {
      const path = ownersOf(group.id);
      const first = ask(path, Members);
      return async () => {
        const members = await whole(graph, path, Member, { first: first() });
        const ids = members.ok ? [...new Set(members.value.map(({ id }) => id))].sort() : null;
        return { records: [{ ...group, owners: ids }, ...(members.ok ? [] : shut(members.refusal, group, "owners"))] };
      };
    },
  });
  for await (const page of pages) {
    // What they have told is kept by then: a guest's count is added to it.
    const { collector, key, params } = task;
    yield { ...page, follow: page.cursor === null ? [{ collector, key: `${GUESTS}${key}`, params }] : [] };
  }
}

/** A group may have everyone for a member: of its pages no more is kept than how many guests there are, and the latest. */
async function* guests(task: Task, { graph, known }: Tools): AsyncGenerator<Page> {
  yield* visiting(graph, task, {
    places: await factsOf(task, known, "group"),
    path: ({ id }) => guestsOf(id),
    schema: Member,
    found: (members) => ({ records: [], numbered: members.filter(isGuest).map(({ id }) => id) }),
    numbers: (count, group) => [{ ...group, guests: count }],
    refused: (refusal, group) => [{ ...group, guests: null }, ...shut(refusal, group, "members")],
  });
}

const ownersOf = (id: string) => `/groups/${encodeURIComponent(id)}/owners?$select=id&$top=999`;
const guestsOf = (id: string) => `/groups/${encodeURIComponent(id)}/members?$select=id,userType&$top=999`;
const isGuest = ({ userType }: z.infer<typeof Member>) => userType?.toLowerCase() === "guest";

/** A group that went away meanwhile is no gap; a permission that is missing is one row of the plan, with how many groups. */
function shut(refusal: Refusal, { id: container }: Group, list: "owners" | "members"): readonly Gap[] {
  if (isAbsent(refusal)) return [];
  return [refused(refusal, { service: null, container, where: `groups/${list}`, permission: "GroupMember.Read.All" })];
}
