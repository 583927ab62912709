/** La feuille « Créés après (nombres) » : ses colonnes. */
export const openedUnitsSheet = {
  title: "Créés après (nombres)",
  note: "Espaces créés après le jour du texte dans des services fermés à la dérogation, par service et par direction ; aucun nom de personne.",
  columns: { service: "Service", unit: "Direction", spaces: "Espaces" },
};
