/** The use case behind `setup`: the smallest registration for what is to be scanned. Opens no connection. */

import { collectors } from "../collect/collectors/index.ts";
import type { ChosenWorkload, ContentModes } from "../model/service.ts";
import { graphRoles } from "../store/templates.ts";
import { permissionsNeeded } from "./permissions.ts";
import { type Registration, registrationOf } from "./setup.ts";

export function registrationFor(
  workloads: readonly ChosenWorkload[],
  content: ContentModes,
  tenant: string | null,
  client: string | null,
): Registration {
  return registrationOf(permissionsNeeded(collectors, workloads, content), graphRoles(), tenant, client);
}
