/** La feuille « Doctrine et sources » : ses colonnes. */
export const sourcesSheet = {
  title: "Doctrine et sources",
  note: "Les textes appliqués, les hypothèses faites, les offres proposées, chacun avec sa date et la confiance de sa lecture.",
  columns: {
    type: "Nature",
    title: "Intitulé",
    says: "Ce qu’il dit",
    date: "Date",
    confidence: "Fondement",
    href: "Adresse",
  },
};
