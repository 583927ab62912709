/**
 * Words of the careers and the pay of State agents.
 */
import { defineDetector } from "../detector.ts";

export const vocabularyHr = defineDetector({
  id: "vocabulary-hr",
  title: "Vocabulaire : ressources humaines et paie",
  category: "state-agent-data",
  candidates: "terms",
  // biome-ignore format: words in one list
  terms: ["bulletin de paie", "bulletin de paye", "fiche de paie", "fiche de paye", "bulletin de salaire", "indice majoré", "indice brut", "échelon", "traitement brut", "traitement indiciaire", "supplément familial", "supplément familial de traitement", "SFT", "commission administrative paritaire", "CAP", "CSA", "comité social d'administration", "blâme", "avertissement", "exclusion temporaire", "sanction disciplinaire", "procédure disciplinaire", "conseil de discipline", "congé de longue maladie", "congé longue durée", "congé de maladie", "congé de longue durée", "arrêt maladie", "entretien professionnel", "compte rendu d'entretien", "évaluation professionnelle", "mutation", "détachement", "mise en disponibilité", "arrêté de nomination", "titularisation", "avancement de grade", "avancement d'échelon", "régime indemnitaire", "RIFSEEP", "IFSE", "CIA", "NBI", "nouvelle bonification indiciaire", "indemnité de résidence", "temps partiel", "retenue sur traitement", "radiation des cadres", "manière de servir"],
});
