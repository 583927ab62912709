import type { occultationsSheet as french } from "../../fr/sheets/occultations.ts";

export const occultationsSheet: typeof french = {
  title: "Redactions",
  note: "What this copy does not tell, what is left of it, and the ground that is proposed; it is for whoever publishes to confirm it or change it (yellow column).",
  columns: {
    what: "What is removed",
    left: "What is left of it",
    ground: "Ground",
  },
};
