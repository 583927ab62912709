import type { openedAfterSheet as french } from "../../fr/sheets/opened-after.ts";

export const openedAfterSheet: typeof french = {
  title: "Created after the note",
  note: "Spaces created after the day of the text in services closed to derogation, one a row. What was deleted since cannot be seen.",
  columns: {
    service: "Service",
    name: "Name",
    unit: "Directorate",
    created: "Created",
    group: "Team or group",
    id: "Identifier",
  },
};
