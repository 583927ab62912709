import type { unitsSheet as french } from "../../fr/sheets/units.ts";
import { figures } from "./figures.ts";

export const unitsSheet: typeof french = {
  title: "By directorate",
  note: "Volumes by directorate and service; no name of a person.",
  columns: {
    unit: "Directorate",
    service: "Service",
    label: "Label",
    containers: "Spaces",
    ...figures,
  },
};
