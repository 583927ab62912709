import type { openedUnitsSheet as french } from "../../fr/sheets/opened-units.ts";

export const openedUnitsSheet: typeof french = {
  title: "Created after (numbers)",
  note: "Spaces created after the day of the text in services closed to derogation, by service and directorate; no name of a person.",
  columns: { service: "Service", unit: "Directorate", spaces: "Spaces" },
};
