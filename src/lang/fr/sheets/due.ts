/** La feuille « Échéances » : ses colonnes. */
export const dueSheet = {
  title: "Échéances",
  note: "Toutes les dates que le plan connaît, dans l’ordre, celles qui sont passées d’abord, puis ce qui attend une date. Aucune date n’est inventée.",
  columns: {
    day: "Date",
    left: "Jours restants",
    kind: "Nature",
    of: "De quoi il s’agit",
    standing: "À faire",
    ground: "Sur quoi elle repose",
  },
};
