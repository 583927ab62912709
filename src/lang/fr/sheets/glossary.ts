/** La feuille « Mots employés » : ses colonnes. */
export const glossarySheet = {
  title: "Mots employés",
  note: "Ce que veulent dire les mots de ce classeur, les mêmes dans tous les documents de Bascule.",
  columns: { kind: "Nature", term: "Mot", meaning: "Sens" },
};
