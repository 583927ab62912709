/**
 * Words of patients and their care.
 */
import { defineDetector } from "../detector.ts";

export const vocabularyHealth = defineDetector({
  id: "vocabulary-health",
  title: "Vocabulaire : santé",
  category: "special-category-data",
  candidates: "terms",
  // biome-ignore format: words in one list
  terms: ["diagnostic", "compte rendu d'hospitalisation", "compte-rendu d'hospitalisation", "compte rendu opératoire", "ordonnance", "ALD", "affection de longue durée", "handicap", "MDPH", "RQTH", "AAH", "inaptitude", "aptitude médicale", "certificat médical", "dossier médical", "antécédents", "traitement médical", "pathologie", "hospitalisation", "prescription médicale", "posologie", "médecin traitant", "médecin du travail", "secret médical", "symptôme", "chimiothérapie", "dépression", "cancer", "grossesse", "invalidité", "taux d'incapacité", "bilan sanguin", "groupe sanguin", "scanner", "IRM", "anamnèse", "psychiatrie", "allergie", "vaccination", "arrêt de travail", "restriction médicale", "aménagement de poste"],
});
