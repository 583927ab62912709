/**
 * Words of taxes and their audit.
 */
import { defineDetector } from "../detector.ts";

export const vocabularyTax = defineDetector({
  id: "vocabulary-tax",
  title: "Vocabulaire : fiscalité",
  category: "citizen-personal-data",
  candidates: "terms",
  // biome-ignore format: words in one list
  terms: ["avis d'imposition", "avis d'impôt", "quotient familial", "revenu fiscal de référence", "proposition de rectification", "redressement", "redressement fiscal", "liasse fiscale", "contrôle fiscal", "vérification de comptabilité", "secret fiscal", "foyer fiscal", "déclaration de revenus", "impôt sur le revenu", "impôt sur les sociétés", "majoration", "pénalité", "taxation d'office", "avis à tiers détenteur", "saisie administrative à tiers détenteur", "SATD", "recouvrement", "dégrèvement", "abattement", "parts fiscales", "nombre de parts", "réclamation contentieuse", "remise gracieuse", "crédit d'impôt", "plus-value", "taxe foncière", "taxe d'habitation", "droits de succession", "mise en recouvrement"],
});
