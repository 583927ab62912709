import type { planSheet as french } from "../../fr/sheets/plan.ts";
import { figures } from "./figures.ts";
import { unmarked } from "./unmarked.ts";

export const planSheet: typeof french = {
  title: "Plan",
  note: `What you move, row by row. ${unmarked}`,
  columns: {
    name: "Name",
    kind: "Type",
    unit: "Directorate",
    decision: "Business decision",
    responsible: "Person in charge",
    status: "Status",
    chosenWave: "Chosen wave",
    plannedOn: "Planned on",
    doneOn: "Done on",
    comment: "Comment",
    label: "What the text says",
    action: "To do",
    target: "Proposed target",
    fit: "Blockers",
    use: "Last used",
    wave: "Proposed wave",
    why: "Why",
    spaces: "Spaces",
    ...figures,
    coverage: "Scan",
    verifiedOn: "Verified on",
    receivedBy: "Received by",
    itemsReceived: "Items received",
    bytesReceived: "Volume received",
    gap: "Gap",
    id: "Identifier",
  },
};
