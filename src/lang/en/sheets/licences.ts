import type { licencesSheet as french } from "../../fr/sheets/licences.ts";

export const licencesSheet: typeof french = {
  title: "Licences",
  note: "What is bought and what is assigned.",
  columns: { name: "Licence", enabled: "Bought", consumed: "Assigned", free: "Free", plans: "Services included" },
};
