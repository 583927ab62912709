/**
 * Words of social aid, child protection and asylum.
 */
import { defineDetector } from "../detector.ts";

export const vocabularySocial = defineDetector({
  id: "vocabulary-social",
  title: "Vocabulaire : action sociale",
  category: "citizen-personal-data",
  candidates: "terms",
  // biome-ignore format: words in one list
  terms: ["RSA", "revenu de solidarité active", "allocataire", "aide sociale à l'enfance", "ASE", "quotient", "quotient familial", "demande d'asile", "demandeur d'asile", "allocation logement", "APL", "aide au logement", "CAF", "caisse d'allocations familiales", "assistante sociale", "assistant social", "travailleur social", "information préoccupante", "enfant en danger", "protection de l'enfance", "placement", "famille d'accueil", "surendettement", "expulsion locative", "impayés de loyer", "FSL", "fonds de solidarité", "aide d'urgence", "secours financier", "enquête sociale", "évaluation sociale", "mesure de protection", "tutelle", "curatelle", "hébergement d'urgence", "OFPRA", "CNDA", "APA", "perte d'autonomie", "minima sociaux", "allocation adulte handicapé", "précarité", "bénéficiaire", "aide alimentaire"],
});
