/** La feuille « Signalements » : ses colonnes. */
export const restrictedSheet = {
  title: "Signalements",
  note: "Mentions de protection et secrets d’accès présumés. À l’usage du seul officier de sécurité. Les anciens niveaux (Confidentiel Défense, Secret Défense, Très Secret Défense) sont cherchés de connaissance générale, non confirmée.",
  columns: {
    service: "Service",
    detector: "Nature",
    space: "Espace",
    name: "Nom",
    count: "Nombre",
    confidence: "Confiance",
    url: "Adresse",
    container: "Identifiant de l’espace",
    target: "Où il peut aller, mentions comprises",
    item: "Identifiant de l’élément",
  },
};
