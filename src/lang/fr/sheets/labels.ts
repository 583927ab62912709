/** La feuille « Étiquettes » : ses colonnes. */
export const labelsSheet = {
  title: "Étiquettes",
  note: "Étiquettes de sensibilité et de conservation du tenant : ce qu’elles protègent doit l’être aussi à l’arrivée.",
  columns: {
    name: "Étiquette",
    type: "Nature",
    priority: "Priorité",
    protects: "Chiffre ou restreint",
    groups: "Équipes et groupes",
    sites: "Sites",
    id: "Identifiant",
  },
};
