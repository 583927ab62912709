/** La feuille « Partages externes » : ses colonnes. */
export const externalSharingSheet = {
  title: "Partages externes",
  note: "Fichiers partagés où une donnée relevant de la sensibilité (R9) a été repérée : à qui ils sont ouverts, en nombres, sans aucun nom. Un invité de plusieurs fichiers compte pour chacun. Les OneDrive sont réunis par direction. Les mentions de protection et les secrets n’y sont pas : ils sont dans le fichier restreint.",
  columns: {
    service: "Service",
    name: "Espace",
    site: "Site",
    unit: "Direction",
    files: "Fichiers partagés, Sensibilité (R9)",
    outside: "Dont ouverts au-dehors",
    anonymous: "Liens ouverts à tous",
    organization: "Liens ouverts à toute l’administration",
    people: "Liens nominatifs",
    guests: "Invités",
    endless: "Liens sans fin",
    until: "Dernière fin de lien",
    id: "Identifiant",
  },
};
