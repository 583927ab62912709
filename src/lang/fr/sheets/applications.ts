/** La feuille « Applications » : ses colonnes. */
export const applicationsSheet = {
  title: "Applications",
  note: "Applications tierces et internes qui lisent ou écrivent dans Microsoft 365 : chacune cesse de fonctionner quand ce dont elle dépend est déplacé. Les vagues sont celles des espaces relevés. Microsoft Graph ne dit ni qui a donné un consentement, ni quel jour des personnes l’ont donné : le journal d’audit de l’annuaire le garde un temps.",
  columns: {
    name: "Application",
    origin: "Origine",
    publisher: "Éditeur",
    dependsOn: "Dépend de",
    touched: "Touchée dès la vague",
    stops: "Cesse de fonctionner dans la vague",
    consent: "Consentement",
    decision: "Décision métier",
    agentsData: "Traite des données d’agents ?",
    responsible: "Responsable",
    comment: "Commentaire",
    permissions: "Autorisations",
    id: "Identifiant",
  },
};
