import type { servicesSheet as french } from "../../fr/sheets/services.ts";
import { figures } from "./figures.ts";

export const servicesSheet: typeof french = {
  title: "Services",
  note: "Each Microsoft 365 service, what the text says of it and where to go. A row that begins with a dash is a part of the service: its figures are counted in the service’s.",
  columns: {
    service: "Service",
    workload: "Workload",
    label: "Label",
    action: "To do",
    decided: "Decision taken",
    decidedBy: "By whom, and why",
    says: "What the text says",
    infers: "Interpretation by Bascule",
    changes: "What would change it",
    remarks: "To be checked",
    confidence: "Ground, the weakest first",
    question: "Question to be decided",
    rule: "Rules",
    targets: "Proposed targets",
    containers: "Spaces",
    ...figures,
    presumed: "Sensitivity presumed",
    derogation: "Derogation",
    until: "Deadline",
    coverage: "Scan",
    reasons: "State of the scan, and declarations",
    id: "Identifier",
  },
};
