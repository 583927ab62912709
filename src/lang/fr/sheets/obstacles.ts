/** La feuille « Blocages » : ses colonnes. */
export const obstaclesSheet = {
  title: "Blocages",
  note: "Ce qui s’oppose au départ d’un espace vers une offre, et le moyen de le lever. D’abord ce qui vaut pour tous les espaces d’un service, puis espace par espace. Ce qui n’a pas été relevé est dit : son absence d’une ligne ne prouve rien. Les mentions de protection n’y sont pas : leurs places sont réservées à l’officier de sécurité.",
  columns: {
    service: "Service",
    name: "Espace",
    unit: "Direction",
    offer: "Offre",
    what: "Blocage",
    weighs: "Effet",
    items: "Éléments",
    bytes: "Volume",
    wayRound: "Moyen de le lever",
    basis: "Fondement",
    id: "Identifiant",
  },
};
