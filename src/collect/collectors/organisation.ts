/** The tenant itself: its name and its verified domains. The organisation lists them, so `/domains` is not asked for. */

import { z } from "zod";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { listing } from "../listing.ts";
import { several } from "../several.ts";

const Tenant = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  createdDateTime: z.string().nullish(),
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
        path: "/organization?$select=id,displayName,verifiedDomains,createdDateTime",
        schema: Tenant,
        about: { service: null, where: "organization", permission: "Organization.Read.All" },
      },
      ({ id, displayName, createdDateTime, verifiedDomains }) => {
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
          },
        ];
      },
    ),
});
