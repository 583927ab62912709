import type { progressSheet as french } from "../../fr/sheets/progress.ts";

export const progressSheet: typeof french = {
  title: "Progress",
  note: "One row for each scan that the history holds.",
  columns: {
    day: "Scan of",
    spaces: "Spaces left",
    items: "Items left",
    bytes: "Volume left",
    sensitive: "Sensitivity (R9), in what was read",
    movedSpaces: "Spaces, since the scan before",
    movedItems: "Items, since the scan before",
    asideSpaces: "Spaces, other causes (not counted)",
    asideItems: "Items, other causes (not counted)",
  },
};
