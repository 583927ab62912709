/** Licences of the tenant (`subscribedSkus`) and the service plans that each holds. */

import { z } from "zod";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { Figure } from "../figures.ts";
import { unseen } from "../gaps.ts";
import { listing } from "../listing.ts";
import { several } from "../several.ts";

const Sku = z.object({
  skuId: z.string(),
  skuPartNumber: z.string().nullish(),
  consumedUnits: Figure,
  prepaidUnits: z.object({ enabled: Figure, warning: Figure }).nullish(),
  servicePlans: several(z.object({ servicePlanName: z.string().nullish() })),
});

export const licences = defineCollector({
  id: "licences",
  title: "Licences",
  services: [],
  needs: [
    {
      permission: "LicenseAssignment.Read.All",
      reason: {
        fr: "Compter les licences et savoir quels services elles ouvrent",
        en: "Count the licences and know which services they open",
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
        path: "/subscribedSkus?$select=skuId,skuPartNumber,consumedUnits,prepaidUnits,servicePlans",
        schema: Sku,
        about: { service: null, where: "subscribedSkus", permission: "LicenseAssignment.Read.All" },
      },
      ({ skuId, skuPartNumber, consumedUnits, prepaidUnits, servicePlans }) => [
        {
          kind: "licence",
          id: skuId,
          name: skuPartNumber ?? skuId,
          // In `warning` a subscription has ended but still works: people keep it for the days of grace.
          enabled: (prepaidUnits?.enabled ?? 0) + (prepaidUnits?.warning ?? 0),
          consumed: consumedUnits ?? 0,
          plans: servicePlans.flatMap(({ servicePlanName }) => servicePlanName ?? []).sort(),
        },
        ...((prepaidUnits?.enabled ?? null) === null || consumedUnits === null
          ? [unseen("untold", 1, { service: null, where: "subscribedSkus/consumedUnits" })]
          : []),
      ],
    ),
});
