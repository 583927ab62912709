import type { labelsSheet as french } from "../../fr/sheets/labels.ts";

export const labelsSheet: typeof french = {
  title: "Labels",
  note: "Sensitivity and retention labels of the tenant: what they protect must be protected on arrival too.",
  columns: {
    name: "Label",
    type: "Nature",
    priority: "Priority",
    protects: "Encrypts or restricts",
    groups: "Teams and groups",
    sites: "Sites",
    id: "Identifier",
  },
};
