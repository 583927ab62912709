/** Pretend Planner plans of groups and their tasks, some described with a value. */

import { CARRIERS, type Carried, paragraph } from "../prose.ts";
import { randomOf } from "../random.ts";
import { dayOf } from "./files-nodes.ts";
import { canaryOf } from "./files-specimens.ts";
import type { Ground } from "./sites-ground.ts";
import { base64For, guidFor, keyInBase64, keyOf } from "./sites-keys.ts";
import { numbersIn, rewritten } from "./sites-later.ts";
import { lineOf, type TruthLine } from "./sites-truth.ts";

const ID_BYTES = 21;

export interface Plan {
  readonly group: number;
  readonly b: number;
  readonly id: string;
  readonly title: string;
  /** Tasks at first. */
  readonly count: number;
  /** Numbers of those that are there. */
  readonly tasks: readonly number[];
}

export interface PlanTask {
  readonly plan: Plan;
  readonly d: number;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly canary: string;
  readonly values: readonly string[];
  readonly detectors: readonly string[];
}

/** Two in a group out of four, one in the next, none in the others that are no teams. */
export function plansOf(ground: Ground, group: number): readonly Plan[] {
  const { unified, team } = ground.group(group);
  const count = !unified ? 0 : group % 4 === 0 ? 2 : team || group % 4 === 1 ? 1 : 0;
  return Array.from({ length: count }, (_, b) => planOf(ground, group, b));
}

function planOf(ground: Ground, group: number, b: number): Plan {
  const id = base64For(ground.seed, "plan", keyOf({ a: group, b }), ID_BYTES);
  const count = b === 1 && group % 8 === 0 ? 0 : 3 + randomOf(ground.seed, "plan", group, b).int(20);
  const title = b === 0 ? "Plan de charge" : "Feuille de route";
  return { group, b, id, title, count, tasks: numbersIn(ground, id, count) };
}

export function planById(ground: Ground, id: string): Plan | null {
  const key = keyInBase64(ground.seed, "plan", id);
  return key !== null && key.a < ground.groups ? (plansOf(ground, key.a)[key.b] ?? null) : null;
}

export function taskOf(ground: Ground, plan: Plan, d: number): PlanTask {
  const random = randomOf(ground.seed, "task", plan.group, plan.b, d);
  const canary = canaryOf(random);
  const name: Carried | null = d % 8 === 5 ? random.pick(["nir", "siret", "iban"] as const) : null;
  const carried = name === null ? null : CARRIERS[name](random);
  const changed = rewritten(ground, plan.id, d, plan.count);
  return {
    plan,
    d,
    id: base64For(ground.seed, "task", keyOf({ a: plan.group, b: plan.b, d }), ID_BYTES),
    title: `${random.pick(["Préparer", "Relire", "Transmettre", "Vérifier"])} ${canary}`,
    description: changed?.text ?? carried?.text ?? paragraph(random, "general"),
    canary,
    values: changed?.values ?? (carried === null ? [] : [carried.value]),
    detectors: changed?.detectors ?? (name === null ? [] : [name]),
  };
}

export function taskById(ground: Ground, id: string): PlanTask | null {
  const key = keyInBase64(ground.seed, "task", id);
  const plan = key !== null && key.a < ground.groups ? plansOf(ground, key.a)[key.b] : undefined;
  return plan !== undefined && key !== null && plan.tasks.includes(key.d) ? taskOf(ground, plan, key.d) : null;
}

export function planJson(ground: Ground, plan: Plan): Record<string, unknown> {
  const group = ground.group(plan.group).id;
  return {
    id: plan.id,
    title: plan.title,
    owner: group,
    createdDateTime: dayOf(randomOf(ground.seed, "plan day", plan.group, plan.b), 900, 500),
    container: { containerId: group, type: "group", url: `https://graph.microsoft.com/v1.0/groups/${group}` },
  };
}

export function taskJson(ground: Ground, task: PlanTask): Record<string, unknown> {
  const random = randomOf(ground.seed, "task dates", task.id);
  return {
    id: task.id,
    planId: task.plan.id,
    bucketId: guidFor(ground.seed, "bucket", keyOf({ a: task.plan.group, b: task.plan.b }))
      .replaceAll("-", "")
      .slice(4),
    title: task.title,
    percentComplete: random.pick([0, 50, 100]),
    priority: 5,
    createdDateTime: dayOf(random, 390, 60),
    hasDescription: true,
    checklistItemCount: 0,
    referenceCount: 0,
  };
}

export function taskDetailsJson(task: PlanTask): Record<string, unknown> {
  return { id: task.id, description: task.description, previewType: "automatic", checklist: {}, references: {} };
}

export function* truthOfPlans(ground: Ground, group: number): Generator<TruthLine> {
  for (const plan of plansOf(ground, group)) {
    const items = plan.tasks.map((d) => ({ detectors: taskOf(ground, plan, d).detectors }));
    yield lineOf({ service: "other.planner", id: plan.id, kind: "plan" }, items);
  }
}
