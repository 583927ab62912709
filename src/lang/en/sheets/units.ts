import type { unitsSheet as french } from "../../fr/sheets/units.ts";
import { figures } from "./figures.ts";

export const unitsSheet: typeof french = {
  title: "By directorate",
  note: "Volumes by directorate and service; no name of a person. What touches on health, justice or the situation of staff in personal spaces is not counted here: it is counted service by service alone, in the sheet Sensitivity (R9).",
  columns: {
    unit: "Directorate",
    service: "Service",
    label: "Label",
    containers: "Spaces",
    ...figures,
  },
};
