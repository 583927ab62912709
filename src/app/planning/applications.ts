/** The applications that a plan tells of: those that hold permissions on what moves, Bascule's own registration left out. */

import type { PermissionsTable } from "../../doctrine/permissions-table.ts";
import type { Leaving } from "../../model/cluster.ts";
import type { PlanApplication } from "../../model/plan.ts";
import type { Workload } from "../../model/service.ts";
import { applicationOf, byName } from "../../plan/applications.ts";
import type { RecordStore } from "../../store/port.ts";
import { factsOf } from "./facts.ts";

/** Setting in which a scan leaves the id of the registration that it signed in with. */
export const OWN_APPLICATION = "application.own";

export async function applicationsOf(
  store: RecordStore,
  { rows }: PermissionsTable,
  leaving: ReadonlyMap<Workload, Leaving>,
): Promise<readonly PlanApplication[]> {
  const own = await store.fact("setting", OWN_APPLICATION);
  const found: PlanApplication[] = [];
  for await (const application of factsOf(store, "application")) {
    const ownId = typeof own?.value === "string" ? own.value : null;
    const told = applicationOf(application, rows, ownId, leaving);
    if (told) found.push(told);
  }
  return found.sort(byName);
}
