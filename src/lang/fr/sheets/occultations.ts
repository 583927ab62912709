/** La feuille « Occultations » : ses colonnes. */
export const occultationsSheet = {
  title: "Occultations",
  note: "Ce que cette copie ne dit pas, ce qui en reste, et le fondement proposé ; il revient à qui publie de le confirmer ou de le changer (colonne jaune).",
  columns: {
    what: "Ce qui est retiré",
    left: "Ce qui en reste",
    ground: "Fondement",
  },
};
