/** Planner plans of groups. Plans that stand on a roster instead are shown to no application. */

import { z } from "zod";
import type { Group } from "../../model/directory-records.ts";
import type { TenantRecord } from "../../model/records.ts";
import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { factsOf, namesOf, ROOT } from "../blocks.ts";
import { plantGroups } from "../chosen.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { isAbsent, refused } from "../gaps.ts";
import { modeOf, notRead, placeOf, unsized } from "../place.ts";
import { type Found, visiting } from "../visit.ts";

const SERVICE = "other.planner";
const PERMISSION = "Tasks.Read.All";

const Plan = z.object({ id: z.string(), title: z.string().nullish(), createdDateTime: z.string().nullish() });

export const plans = defineCollector({
  id: "plans",
  title: "Plans Planner",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les plans des groupes et leurs tâches",
        en: "Count the plans of groups and their tasks",
      },
    },
  ],
  after: ["groups"],
  plants: ["plan-tasks"],
  roots: () => [ROOT],
  run: (task, tools) =>
    task.key === ROOT.key ? plantGroups(task, tools, SERVICE, ({ unified }) => unified) : visit(task, tools),
});

async function* visit(task: Task, tools: Tools): AsyncGenerator<Page> {
  yield* visiting(tools.graph, task, {
    places: await factsOf(task, tools.known, "group"),
    path: ({ id }) => `/groups/${encodeURIComponent(id)}/planner/plans?$select=id,title,createdDateTime`,
    schema: Plan,
    found: (found, group) => plansOf(found, group, tools),
    refused: (refusal, { id: container }) =>
      isAbsent(refusal)
        ? []
        : [refused(refusal, { service: SERVICE, container, where: "groups/planner/plans", permission: PERMISSION })],
  });
}

function plansOf(found: readonly z.infer<typeof Plan>[], group: Group, { content, scope }: Tools): Found {
  const reads = modeOf(content, SERVICE) !== "none";
  const read = reads && scope.readsContent(namesOf(group));
  const records = found.flatMap(({ id, title, createdDateTime }): readonly TenantRecord[] => [
    placeOf(SERVICE, id, { type: "plan", name: title ?? null, group: group.id, created: createdDateTime ?? null }),
    unsized(SERVICE, id),
    ...(reads && !read ? [notRead(SERVICE, id)] : []),
  ]);
  const follow = found.map(({ id }): TaskSeed => ({ collector: "plan-tasks", key: id, params: { read } }));
  return { records, follow };
}
