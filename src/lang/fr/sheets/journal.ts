/** La feuille « Journal » : ses colonnes. */
export const journalSheet = {
  title: "Journal",
  note: "Ce qui a été décidé, quand, par qui, et ce qui tenait avant : dans la configuration, et dans les classeurs repris, sur tous les relevés de ce dépôt. Un classeur ne dit pas qui a rempli une cellule. Les textes libres n’y sont pas repris.",
  columns: {
    noted: "Constaté le",
    about: "Sur quoi",
    field: "Quoi",
    former: "Avant",
    value: "Après",
    by: "Par qui",
    on: "Décidé le",
    why: "Motif",
    origin: "Où c’est écrit",
    scan: "Relevé",
  },
};
