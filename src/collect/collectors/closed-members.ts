/**
 * Members of the groups that `scope.excludeContent` names and that have nothing of their own: a security group or a
 * list of staff representatives, of doctors, of lawyers stands for its members, whose mail, events, contacts, OneDrive and
 * chats are counted and not read. A Microsoft 365 group has a mailbox, a team and a site: those are closed, and what its
 * members have to themselves is not.
 */

import { z } from "zod";
import type { Page, Task } from "../../model/task.ts";
import { ROOT } from "../blocks.ts";
import { ANYBODY, closedPerson } from "../closed.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused, unseen } from "../gaps.ts";
import { NOT_ENDED } from "../listing.ts";
import { namedIn } from "../naming.ts";

const PERMISSION = "GroupMember.Read.All";
const Member = z.object({ id: z.string() });

export const closedMembers = defineCollector({
  id: "closed-members",
  title: "Membres des groupes dont rien n’est lu",
  services: [],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Trouver les membres des groupes dont les contenus ne sont jamais lus (scope.excludeContent)",
        en: "Find the members of groups whose content is never read (scope.excludeContent)",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  run: (task, tools) => (task.key === ROOT.key ? groups(tools) : members(task, tools)),
});

async function* groups({ graph, scope, content, extractLabels, readSharing }: Tools): AsyncGenerator<Page> {
  const reads = extractLabels || readSharing || Object.values(content).some((mode) => mode !== "none");
  if (!reads) {
    yield { records: [], cursor: null };
    return;
  }
  const named = await namedIn(graph, scope.closed);
  const alone = new Set(named.flatMap((each) => each.groups.filter(({ unified }) => !unified).map(({ id }) => id)));
  const untold = named.filter(({ kind }) => kind === "unknown").length;
  yield {
    records: untold > 0 ? [unseen("uncertain", untold, { service: null, where: "scope.excludeContent" })] : [],
    follow: [...alone].map((id) => ({ collector: closedMembers.id, key: id, params: {} })),
    cursor: null,
  };
}

/** Groups that are members of it, too: their people are told with the others. */
async function* members(task: Task, { graph }: Tools): AsyncGenerator<Page> {
  const path = `/groups/${encodeURIComponent(task.key)}/transitiveMembers?$select=id&$top=999`;
  for await (const answer of graph.pages(path, Member, { from: task.cursor })) {
    if (answer.ok && !answer.value.resync) {
      const { items, next } = answer.value;
      yield { records: items.map(({ id }) => closedPerson(id)), cursor: next };
      continue;
    }
    const refusal = answer.ok ? NOT_ENDED : answer.refusal;
    const about = { service: null, container: task.key, where: "groups/transitiveMembers", permission: PERMISSION };
    // Who is in it is not known: nothing that anybody has to themselves is read.
    yield { records: isAbsent(refusal) ? [] : [refused(refusal, about), closedPerson(ANYBODY)], cursor: null };
  }
}
