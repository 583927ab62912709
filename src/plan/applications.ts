/** Third-party applications that will stop working when a workload leaves, told from the permissions that they hold. */

import type { Leaving } from "../model/cluster.ts";
import { dayOf } from "../model/dates.ts";
import type { Application } from "../model/directory-records.ts";
import type { PlanApplication } from "../model/plan.ts";
import { WORKLOADS, type Workload } from "../model/service.ts";

/** A row of the dated table: permissions of a resource (`graph`), by the word before the first dot; `*` takes all. */
export interface PermissionRow {
  readonly resource: string;
  readonly names: readonly string[];
  readonly workloads: readonly Workload[];
}

/** Null for Microsoft's own, for Bascule's own registration, and for those that touch no workload. */
export function applicationOf(
  { appId, name, publisher, microsoft, inHouse, permissions, consent }: Application,
  table: readonly PermissionRow[],
  ownAppId: string | null,
  leaving: ReadonlyMap<Workload, Leaving>,
): PlanApplication | null {
  if (microsoft || appId.toLowerCase() === ownAppId?.toLowerCase()) return null;
  const touched = new Set(permissions.flatMap((permission) => workloadsOf(permission, table)));
  if (touched.size === 0) return null;
  const dependsOn = WORKLOADS.filter((workload) => touched.has(workload));
  const waves = dependsOn.flatMap((workload) => leaving.get(workload) ?? []);
  const { first, ...consented } = consent;
  return {
    appId,
    name,
    publisher,
    inHouse,
    permissions: [...new Set(permissions.map((permission) => permission.name))].sort(),
    dependsOn,
    consent: { ...consented, first: dayOf(first) },
    touchedFrom: earliest(waves.map((wave) => wave.first)),
    stopsIn: earliest(waves.map((wave) => wave.last)),
  };
}

function earliest(waves: readonly (number | null)[]): number | null {
  const known = waves.filter((wave) => wave !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function workloadsOf(permission: Application["permissions"][number], table: readonly PermissionRow[]) {
  const word = permission.name.split(".", 1)[0] as string;
  return table.flatMap(({ resource, names, workloads }) =>
    resource === permission.resource && (names.includes(word) || names.includes("*")) ? workloads : [],
  );
}

export function byName(one: PlanApplication, other: PlanApplication): number {
  const [left, right] = [`${one.name}\n${one.appId}`, `${other.name}\n${other.appId}`];
  return left < right ? -1 : Number(left > right);
}
