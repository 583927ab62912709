import type { derogationSheet as french } from "../../fr/sheets/derogation.ts";
import { figures } from "./figures.ts";

export const derogationSheet: typeof french = {
  title: "Derogation",
  note: "Services that the text opens to a derogation. The limit runs from the day on which the offer that the text speaks of exists in France, not from the day of the decision.",
  columns: {
    service: "Service",
    status: "State",
    action: "To do",
    rule: "Rules",
    says: "What the text says",
    infers: "Interpretation by Bascule",
    changes: "What would change it",
    remarks: "To be checked",
    confidence: "Ground, the weakest first",
    limit: "Longest duration",
    until: "Deadline",
    grantedBy: "Decided by",
    declared: "Declared decision",
    declaredBy: "Declared author",
    evidence: "Evidence gathered",
    decision: "Decision",
    decidedOn: "Date of the decision",
    comment: "Comment",
    containers: "Spaces",
    ...figures,
    targets: "Targets at the deadline",
    id: "Identifier",
  },
};
