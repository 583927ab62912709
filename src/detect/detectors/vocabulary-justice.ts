/**
 * Words of criminal justice.
 */
import { defineDetector } from "../detector.ts";

export const vocabularyJustice = defineDetector({
  id: "vocabulary-justice",
  title: "Vocabulaire : justice",
  category: "special-category-data",
  candidates: "terms",
  // biome-ignore format: words in one list
  terms: ["casier judiciaire", "bulletin n° 2", "bulletin numéro 2", "bulletin n° 3", "parquet", "procureur", "procureur de la république", "garde à vue", "procès-verbal d'audition", "audition libre", "ordonnance de placement", "ordonnance de renvoi", "partie civile", "mis en examen", "mise en examen", "juge d'instruction", "information judiciaire", "contrôle judiciaire", "détention provisoire", "mandat de dépôt", "comparution immédiate", "tribunal correctionnel", "cour d'assises", "condamnation", "emprisonnement", "sursis", "peine", "récidive", "prévenu", "mis en cause", "plainte", "infraction", "officier de police judiciaire", "OPJ", "réquisition judiciaire", "commission rogatoire", "écrou", "juge des enfants", "placement sous surveillance", "bracelet électronique"],
});
