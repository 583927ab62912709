/**
 * SIREN, the number of a company or body in the French register: nine digits, the last by Luhn's key. One number in
 * ten passes by chance, so that alone it is worth little.
 * Source: https://www.insee.fr/fr/metadonnees/definition/c2047
 */
import { defineDetector } from "../detector.ts";
import { luhn } from "../luhn.ts";
import { isAmount, isDummy, isFragment, isGroupedAs, isJoined, isPieceOfNumber } from "../surroundings.ts";

export const siren = defineDetector({
  id: "siren",
  title: "Numéro SIREN",
  category: "company-economic-data",
  candidates: "values",
  weak: true,
  // biome-ignore format: words in one list
  cues: ["siren", "siren siret", "siren ou siret", "siret siren", "siret ou siren", "rcs", "r.c.s", "registre du commerce", "registre du commerce et des sociétés"],
  // biome-ignore format: words in one list
  hints: ["immatriculée", "entreprise", "société", "sarl", "sas", "sasu", "eurl", "sci", "scop", "snc", "fournisseur", "titulaire", "prestataire", "siège social", "capital"],
  rivals: ["téléphone", "tél", "numen"],
  numbers: [
    {
      lengths: [9],
      of: "digits",
      shape: /^\d{9}$/,
      keyed: true,
      judge: (candidate) => {
        const { compact, groups, cue, hint, rival, beside } = candidate;
        if (isDummy(compact) || !luhn(compact) || rival || isAmount(candidate) || isFragment(candidate)) return null;
        const threes = isGroupedAs(groups, [3, 3, 3]);
        if (
          (!threes && !(cue && beside && (groups.length > 3 || isGroupedAs(groups, [6, 3], [3, 6])))) ||
          isJoined(candidate)
        )
          return null;
        if (groups.length > 1 && (isPieceOfNumber(candidate) || /^[ .]?\d{5}(?!\d)/.test(candidate.after))) return null;
        // Beside a company, a sum among decimals passes Luhn one time in ten.
        if (candidate.after.startsWith(".0") && !(cue && candidate.header)) return null;
        if (cue || (hint && beside && groups.length > 1)) return "high";
        return hint && (beside || groups.length > 1) ? "medium" : "low";
      },
    },
  ],
});
