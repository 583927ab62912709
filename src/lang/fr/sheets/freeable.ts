/** La feuille « Licences libérables » : ses colonnes. */
export const freeableSheet = {
  title: "Licences libérables",
  note: "Estimation : licences qui n’ouvrent plus, après chaque vague, aucun espace propre à leur titulaire (boîte, OneDrive, webinaires). Libérable ne veut pas dire économisé : tout dépend de la fin des contrats, que l’administration déclare. Les équipes et les sites dont une personne est membre ne sont pas relevés : vérifiez qu’ils sont partis. Ce que la licence donne d’autre est à examiner à part.",
  columns: {
    name: "Licence",
    wave: "Vague",
    waveName: "Nom de la vague",
    end: "Fin de la vague",
    freeable: "Libérables",
    contractEnd: "Fin du contrat (déclarée)",
    beside: "Donne aussi",
  },
};
