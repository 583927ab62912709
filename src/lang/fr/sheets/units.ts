import { figures } from "./figures.ts";

/** La feuille « Par direction » : ses colonnes. */
export const unitsSheet = {
  title: "Par direction",
  note: "Volumes par direction et par service ; aucun nom de personne. Ce qui touche à la santé, à la justice ou à la situation des agents dans les espaces individuels n’y est pas compté : il ne l’est que service par service, dans la feuille Sensibilité (R9).",
  columns: {
    unit: "Direction",
    service: "Service",
    label: "Classement",
    containers: "Espaces",
    ...figures,
  },
};
