/** Sensitivity labels of the tenant, sublabels included. The catalogue of retention labels is shown to no application. */

import { z } from "zod";
import type { Label } from "../../model/directory-records.ts";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { Figure } from "../figures.ts";
import { unseen } from "../gaps.ts";
import { listing } from "../listing.ts";
import { several } from "../several.ts";

const Own = z.object({
  id: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  priority: Figure,
  hasProtection: z.boolean().nullish(),
});
const SensitivityLabel = Own.extend({ sublabels: several(Own) });

function labelOf(
  { id, name, displayName, priority, hasProtection }: z.infer<typeof Own>,
  parent: string | null,
): Label {
  const own = displayName ?? name ?? id;
  return {
    kind: "label",
    id,
    type: "sensitivity",
    name: parent === null ? own : `${parent} / ${own}`,
    priority: priority ?? null,
    protects: hasProtection ?? null,
  };
}

export const labels = defineCollector({
  id: "labels",
  title: "Étiquettes de confidentialité",
  services: [],
  needs: [
    {
      permission: "SensitivityLabel.Read",
      reason: {
        fr: "Reconnaître dans les documents les étiquettes de confidentialité du tenant",
        en: "Recognise the tenant’s sensitivity labels in documents",
      },
    },
  ],
  after: [],
  plants: [],
  roots: () => [ROOT],
  async *run(task, { graph }) {
    const list = {
      path: "/security/dataSecurityAndGovernance/sensitivityLabels?$expand=sublabels",
      schema: SensitivityLabel,
      about: { service: null, where: "security/sensitivityLabels", permission: "SensitivityLabel.Read" },
    };
    for await (const page of listing(graph, task, list, (label) => [
      labelOf(label, null),
      ...label.sublabels.map((sublabel) => labelOf(sublabel, label.displayName ?? label.name ?? null)),
    ])) {
      const retention = unseen("invisible", 1, { service: null, where: "security/retentionLabels" });
      yield page.cursor === null ? { ...page, records: [...page.records, retention] } : page;
    }
  },
});
