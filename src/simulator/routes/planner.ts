/** Planner plans of groups, their tasks, and what a task says. */

import { type Asked, found, listed, type Reply, type Route, slots } from "../http/route.ts";
import {
  type Plan,
  planById,
  planJson,
  plansOf,
  taskById,
  taskDetailsJson,
  taskJson,
  taskOf,
} from "../ministry/planner.ts";
import type { Ground } from "../ministry/sites-ground.ts";
import { type Answer, get, missing } from "./sites-answers.ts";

const TASKS = { usual: 400, most: 400 };

export const PLANNER_ROUTES: readonly Route[] = [
  get("/groups/{group-id}/planner/plans", (ground, { params }) => {
    const group = ground.groupIndex(params["group-id"] ?? "");
    if (group === null) return missing("The requested item is not found.");
    return listed(plansOf(ground, group).map((plan) => planJson(ground, plan)));
  }),
  get(
    "/planner/plans/{plannerPlan-id}",
    ofPlan((ground, plan) => found(planJson(ground, plan))),
  ),
  get(
    "/planner/plans/{plannerPlan-id}/tasks",
    ofPlan((ground, plan, { query }) => {
      const detailed = /\bdetails\b/.test(query.get("$expand") ?? "");
      return slots(
        plan.tasks.length,
        (at) => {
          const task = taskOf(ground, plan, plan.tasks[at] ?? 0);
          return { ...taskJson(ground, task), ...(detailed && { details: taskDetailsJson(task) }) };
        },
        TASKS,
      );
    }),
  ),
  get("/planner/tasks/{plannerTask-id}/details", (ground, { params }) => {
    const task = taskById(ground, params["plannerTask-id"] ?? "");
    return task === null ? missing("The requested item is not found.") : found(taskDetailsJson(task));
  }),
];

function ofPlan(answer: (ground: Ground, plan: Plan, asked: Asked) => Reply): Answer {
  return (ground, asked) => {
    const plan = planById(ground, asked.params["plannerPlan-id"] ?? "");
    return plan === null ? missing("The requested item is not found.") : answer(ground, plan, asked);
  };
}
