/** Tasks of Planner plans: counted by id, and read with their notes and check lists where that was asked. */

import { z } from "zod";
import type { Graph } from "../../graph/graph.ts";
import type { Content, Page, Reading, Task } from "../../model/task.ts";
import { batchApart } from "../batch-apart.ts";
import { defineCollector, type Tools } from "../collector.ts";
import { refused } from "../gaps.ts";
import { onceEach, partOf } from "../listing.ts";
import { modeOf, thingIn, uncounted } from "../place.ts";

const SERVICE = "other.planner";
const PERMISSION = "Tasks.Read.All";
const WHERE = "planner/plans/tasks";

const Params = z.object({ read: z.boolean() });
const Counted = z.object({ id: z.string(), createdDateTime: z.string().nullish() });
const Details = z.object({
  description: z.string().nullish(),
  checklist: z.record(z.string(), z.unknown()).nullish(),
});
const Titled = z.object({ id: z.string(), title: z.string().nullish(), details: Details.nullish() });
type Titled = z.infer<typeof Titled>;
const CheckItem = z.object({ title: z.string() });

const routeOf = (plan: string, fields: string, expanded = "") =>
  `/planner/plans/${encodeURIComponent(plan)}/tasks?$select=${fields}${expanded}&$top=400`;
const detailsOf = (id: string) => `/planner/tasks/${encodeURIComponent(id)}/details?$select=description,checklist`;

export const planTasks = defineCollector({
  id: "plan-tasks",
  title: "Tâches Planner",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Compter les tâches des plans",
        en: "Count the tasks of plans",
      },
    },
  ],
  after: [],
  plants: ["read-plan-tasks"],
  roots: () => [],
  async *run(task, { graph, content }) {
    const { read } = Params.parse(task.params);
    const about = { service: SERVICE, container: task.key, where: WHERE, permission: PERMISSION } as const;
    const follow =
      read && modeOf(content, SERVICE) !== "none" ? [{ collector: "read-plan-tasks", key: task.key, params: {} }] : [];
    for await (const answer of graph.pages(routeOf(task.key, "id,createdDateTime"), Counted, { from: task.cursor })) {
      if (!answer.ok) {
        yield { records: [uncounted(SERVICE, task.key), refused(answer.refusal, about)], cursor: null };
        return;
      }
      const { items, next } = answer.value;
      yield {
        records: items.map(({ id, createdDateTime }) =>
          thingIn(SERVICE, task.key, id, { created: createdDateTime ?? null }),
        ),
        ...(next === null && { follow }),
        cursor: next,
      };
    }
  },
});

export const readPlanTasks = defineCollector({
  id: "read-plan-tasks",
  title: "Lecture des tâches Planner",
  services: [SERVICE],
  needs: [
    {
      permission: PERMISSION,
      reason: {
        fr: "Repérer ce qui relève de la sensibilité (R9) dans les tâches",
        en: "Search tasks for sensitive data",
      },
      forContent: true,
    },
  ],
  after: ["plan-tasks"],
  plants: [],
  roots: () => [],
  run: read,
});

async function* read(task: Task, { graph, drawn }: Tools): AsyncGenerator<Page> {
  const about = { service: SERVICE, container: task.key, where: WHERE, permission: PERMISSION } as const;
  // A service that expands nothing says so to its first page, or leaves the details out.
  const ways = task.cursor === null ? [routeOf(task.key, "id,title", "&$expand=details")] : [];
  for (const path of [...ways, routeOf(task.key, "id,title")]) {
    for await (const answer of graph.pages(path, Titled, { from: task.cursor })) {
      if (!answer.ok && answer.refusal.status === 400 && path === ways[0]) break;
      if (!answer.ok) {
        yield { records: [refused(answer.refusal, about)], cursor: null };
        return;
      }
      const found = await drawn(SERVICE, task.key, onceEach(answer.value.items));
      yield { records: [], readings: await readingsOf(graph, task.key, found), cursor: answer.value.next };
      if (answer.value.next === null) return;
    }
  }
}

/** A task whose details are refused is read by its title alone. */
async function readingsOf(graph: Graph, container: string, tasks: readonly Titled[]): Promise<readonly Reading[]> {
  const answers = await batchApart(
    graph,
    tasks.filter(({ details }) => !details).map(({ id }) => ({ id, path: detailsOf(id), schema: Details })),
  );
  return tasks.map(({ id, title, details }) => {
    const asked = details ? null : partOf(answers, id);
    const { description, checklist } = details ?? (asked?.ok ? asked.value : { description: null, checklist: null });
    const checks = Object.values(checklist ?? {}).map((check) => CheckItem.safeParse(check).data?.title);
    const texts = [title, description, ...checks].filter((text) => typeof text === "string" && text !== "");
    const contents = texts.map((text): Content => ({ kind: "text", format: "text", text: String(text) }));
    return { service: SERVICE, container, item: id, name: null, contents };
  });
}
