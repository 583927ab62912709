/** The use case behind `setup`: the smallest registrations for what is to be scanned. Opens no connection. */

import { collectors } from "../collect/collectors/index.ts";
import type { ChosenWorkload, ContentModes } from "../model/service.ts";
import { exchangeRoles, graphRoles } from "../store/templates.ts";
import { permissionsNeeded } from "./permissions.ts";
import {
  chosenSites,
  type MailboxScope,
  mailboxScopeOf,
  type Registration,
  registrationOf,
  smallest,
  type Tenant,
} from "./setup.ts";

export interface Registering {
  /** That of the inventory; then, where contents are read, the one that reads them. */
  readonly registrations: readonly Registration[];
  /** Of the last one: how its mailboxes, and its sites, are narrowed. */
  readonly mailboxes: MailboxScope | null;
  readonly sites: readonly string[] | null;
}

const NONE: ContentModes = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" };

export function registrationsFor(
  workloads: readonly ChosenWorkload[],
  content: ContentModes,
  tenant: Tenant,
): Registering {
  const reads = Object.values(content).some((mode) => mode !== "none");
  const needed = (modes: ContentModes) => smallest(permissionsNeeded(collectors, workloads, modes));
  const inventory = registrationOf("inventory", needed(NONE), graphRoles(), tenant);
  const last = reads ? registrationOf("content", needed(content), graphRoles(), tenant) : inventory;
  return {
    registrations: reads ? [inventory, last] : [inventory],
    mailboxes: mailboxScopeOf(last.permissions, exchangeRoles(), tenant),
    sites: last.permissions.some(({ permission }) => permission === "Sites.Read.All")
      ? chosenSites(tenant, last.name)
      : null,
  };
}
