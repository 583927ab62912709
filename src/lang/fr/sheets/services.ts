import { figures } from "./figures.ts";

/** La feuille « Services » : ses colonnes. */
export const servicesSheet = {
  title: "Services",
  note: "Chaque service de Microsoft 365, ce que le texte en dit et vers quoi aller. Une ligne qui commence par un tiret est une part du service : ses chiffres sont compris dans ceux du service.",
  columns: {
    service: "Service",
    workload: "Ensemble",
    label: "Classement",
    action: "À faire",
    decided: "Décision prise",
    decidedBy: "Par qui, et pourquoi",
    says: "Ce que dit le texte",
    infers: "Interprétation de Bascule",
    changes: "Ce qui le changerait",
    remarks: "À vérifier",
    confidence: "Fondement, le plus faible d’abord",
    question: "Question à trancher",
    rule: "Règles",
    targets: "Cibles proposées",
    containers: "Espaces",
    ...figures,
    presumed: "Sensibilité présumée",
    derogation: "Dérogation",
    until: "Échéance",
    coverage: "Relevé",
    reasons: "État du relevé et déclarations",
    id: "Identifiant",
  },
};
