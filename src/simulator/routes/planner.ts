/** Planner plans of groups, their tasks, and what a task says. */

import { found, listed, type Reply, type Route, slots } from "../http/route.ts";
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
    ofPlan((ground, plan) =>
      slots(plan.tasks.length, (at) => taskJson(ground, taskOf(ground, plan, plan.tasks[at] ?? 0)), TASKS),
    ),
  ),
  get("/planner/tasks/{plannerTask-id}/details", (ground, { params }) => {
    const task = taskById(ground, params["plannerTask-id"] ?? "");
    return task === null ? missing("The requested item is not found.") : found(taskDetailsJson(task));
  }),
];

function ofPlan(answer: (ground: Ground, plan: Plan) => Reply): Answer {
  return (ground, { params }) => {
    const plan = planById(ground, params["plannerPlan-id"] ?? "");
    return plan === null ? missing("The requested item is not found.") : answer(ground, plan);
  };
}
