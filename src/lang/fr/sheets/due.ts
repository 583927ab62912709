/** La feuille « Échéances » : ses colonnes. */
export const dueSheet = {
  title: "Échéances",
  note: "Toutes les dates que le plan connaît, de la plus proche à la plus lointaine, puis ce qui attend une date. Aucune date n’est inventée.",
  columns: {
    day: "Date",
    left: "Jours restants",
    kind: "Nature",
    of: "De quoi il s’agit",
    standing: "À faire",
    ground: "Sur quoi elle repose",
  },
};
