/** La feuille « Créés après la note » : ses colonnes. */
export const openedAfterSheet = {
  title: "Créés après la note",
  note: "Espaces créés après le jour du texte dans des services fermés à la dérogation, un par ligne. Ce qui a été supprimé depuis n’est pas visible.",
  columns: {
    service: "Service",
    name: "Nom",
    unit: "Direction",
    created: "Créé le",
    group: "Équipe ou groupe",
    id: "Identifiant",
  },
};
