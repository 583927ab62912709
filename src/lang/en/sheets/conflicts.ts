import type { conflictsSheet as french } from "../../fr/sheets/conflicts.ts";

export const conflictsSheet: typeof french = {
  title: "Conflicts",
  note: "What people wrote in the workbooks that were carried, and that could not be kept as it was or must be looked at. Delete a row once it is dealt with: it stands here in the next plan otherwise.",
  columns: {
    kind: "Nature",
    sheet: "Sheet",
    name: "Row",
    column: "Column",
    kept: "In the workbook",
    other: "Set aside",
    followUp: "Follow-up",
    says: "What it means",
    origin: "Came from (file, sheet, row)",
    row: "Identifier of the row",
    id: "Identifier",
    record: "Record",
  },
};
