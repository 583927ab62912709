import { figures } from "./figures.ts";

/** La feuille « Dérogation » : ses colonnes. */
export const derogationSheet = {
  title: "Dérogation",
  note: "Services que le texte ouvre à une dérogation. Le délai court du jour où l’offre dont parle le texte existe en France, non du jour de la décision.",
  columns: {
    service: "Service",
    status: "État",
    action: "À faire",
    rule: "Règles",
    says: "Ce que dit le texte",
    infers: "Interprétation de Bascule",
    changes: "Ce qui le changerait",
    remarks: "À vérifier",
    confidence: "Fondement, le plus faible d’abord",
    limit: "Durée la plus longue",
    until: "Échéance",
    grantedBy: "Décide",
    declared: "Décision déclarée",
    declaredBy: "Auteur déclaré",
    evidence: "Pièces réunies",
    decision: "Décision",
    decidedOn: "Date de la décision",
    comment: "Commentaire",
    containers: "Espaces",
    ...figures,
    targets: "Cibles à l’échéance",
    id: "Identifiant",
  },
};
