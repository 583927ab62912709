/** The tenant itself: its name and its verified domains. The organisation lists them, so `/domains` is not asked for. */

import { z } from "zod";
import { LICENSED_SERVICES, type LicensedService, type Organisation } from "../../model/directory-records.ts";
import { ownOf } from "../../model/own.ts";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { listing } from "../listing.ts";
import { several } from "../several.ts";

const Tenant = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  assignedPlans: several(z.object({ service: z.string().nullish(), assignedDateTime: z.string().nullish() })),
  verifiedDomains: several(
    z.object({ name: z.string().nullish(), isDefault: z.boolean().nullish(), isInitial: z.boolean().nullish() }),
  ),
});

export const organisation = defineCollector({
  id: "organisation",
  title: "Organisation et domaines",
  services: [],
  needs: [
    {
      permission: "Organization.Read.All",
      reason: {
        fr: "Nommer le tenant et ses domaines sur la première page du plan",
        en: "Name the tenant and its domains on the first page of the plan",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  run: (task, { graph }) =>
    listing(
      graph,
      task,
      {
        path: "/organization?$select=id,displayName,verifiedDomains,assignedPlans,createdDateTime",
        schema: Tenant,
        about: { service: null, where: "organization", permission: "Organization.Read.All" },
      },
      ({ id, displayName, createdDateTime, assignedPlans, verifiedDomains }) => {
        const domains = verifiedDomains.filter(({ name }) => name);
        const first =
          domains.find(({ isDefault }) => isDefault) ?? domains.find(({ isInitial }) => isInitial) ?? domains[0];
        return [
          {
            kind: "organisation",
            id,
            displayName: displayName ?? id,
            defaultDomain: first?.name ?? "",
            domains: domains.flatMap(({ name }) => name ?? []).sort(),
            created: createdDateTime ?? null,
            licensed: firstOf(assignedPlans),
          },
        ];
      },
    ),
});

/** As Graph names services among the plans of an organisation, by what they open. Skype for Business came before Teams. */
const SERVICES: Readonly<Record<string, LicensedService>> = {
  exchange: "exchange",
  sharepoint: "sharepoint",
  teamspaceapi: "teams",
  microsoftcommunicationsonline: "skype",
  microsoftoffice: "office",
};

/** Of each service, the earliest instant at which one of its plans is said to have been assigned. */
function firstOf(plans: z.infer<typeof Tenant>["assignedPlans"]): NonNullable<Organisation["licensed"]> {
  const first = new Map<LicensedService, string>();
  for (const { service: named, assignedDateTime: at } of plans) {
    const service = ownOf(SERVICES, named?.toLowerCase() ?? "");
    if (service === undefined || !at || at.startsWith("0001")) continue;
    const before = first.get(service);
    if (before === undefined || at < before) first.set(service, at);
  }
  return LICENSED_SERVICES.flatMap((service) => {
    const at = first.get(service);
    return at === undefined ? [] : [{ service, first: at }];
  });
}
