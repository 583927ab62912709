/** La feuille « Conflits » : ses colonnes. */
export const conflictsSheet = {
  title: "Conflits",
  note: "Ce que des personnes ont écrit dans les classeurs repris, et qui n’a pas pu être gardé tel quel ou doit être vérifié. Supprimez une ligne une fois traitée : sinon elle sera ici au prochain plan.",
  columns: {
    kind: "Nature",
    sheet: "Feuille",
    name: "Ligne",
    column: "Colonne",
    kept: "Dans le classeur",
    other: "Écarté",
    followUp: "Suite donnée",
    says: "Ce que cela veut dire",
    origin: "Venu de (fichier, feuille, ligne)",
    row: "Identifiant de la ligne",
    id: "Identifiant",
    record: "Enregistrement",
  },
};
