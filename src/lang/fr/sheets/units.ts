import { figures } from "./figures.ts";

/** La feuille « Par direction » : ses colonnes. */
export const unitsSheet = {
  title: "Par direction",
  note: "Volumes par direction et par service ; aucun nom de personne.",
  columns: {
    unit: "Direction",
    service: "Service",
    label: "Classement",
    containers: "Espaces",
    ...figures,
  },
};
