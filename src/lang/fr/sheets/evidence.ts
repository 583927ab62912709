/** La feuille « Antériorité » : ses colonnes. */
export const evidenceSheet = {
  title: "Antériorité",
  note: "Combien de comptes, d’OneDrive, d’équipes et de sites encore présents ont été créés chaque mois.",
  columns: {
    kind: "Nature",
    month: "Mois",
    created: "Créés",
    stood: "Déjà créés",
    share: "Part de l’ensemble",
    mark: "Repère",
  },
};
