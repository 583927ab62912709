/**
 * Words of public procurement.
 */
import { defineDetector } from "../detector.ts";

export const vocabularyProcurement = defineDetector({
  id: "vocabulary-procurement",
  title: "Vocabulaire : marchés publics",
  category: "company-economic-data",
  candidates: "terms",
  // biome-ignore format: words in one list
  terms: ["acte d'engagement", "DPGF", "BPU", "DQE", "bordereau des prix", "bordereau des prix unitaires", "décomposition du prix global et forfaitaire", "note technique", "mémoire technique", "rapport d'analyse des offres", "analyse des offres", "candidature", "candidat retenu", "offre économiquement", "offre anormalement basse", "sous-traitance", "sous-traitant", "secret des affaires", "CCAP", "CCTP", "règlement de consultation", "règlement de la consultation", "pouvoir adjudicateur", "commission d'appel d'offres", "appel d'offres", "offre de prix", "critères de jugement", "notation des offres", "attribution du marché", "DC1", "DC2", "procédure adaptée", "accord-cadre", "lettre de rejet"],
});
