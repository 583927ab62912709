/**
 * RPPS, the number of a health professional: eleven digits, the first 1, the last by Luhn's key.
 * Source: https://esante.gouv.fr, annuaire santé; published sample 10003879623
 */
import { defineDetector } from "../detector.ts";
import { luhn } from "../luhn.ts";
import { goesOn, isAmount, isDummy, isFragment, isJoined } from "../surroundings.ts";

export const rpps = defineDetector({
  id: "rpps",
  title: "Professionnel de santé (RPPS)",
  category: "special-category-data",
  candidates: "values",
  weak: true,
  cues: ["rpps", "r.p.p.s", "n° rpps", "numéro rpps"],
  hints: [
    "praticien",
    "médecin",
    "prescripteur",
    "docteur",
    "infirmier",
    "infirmière",
    "pharmacien",
    "ordonnance",
    "sage-femme",
  ],
  numbers: [
    {
      lengths: [11],
      of: "digits",
      shape: /^1\d{10}$/,
      keyed: true,
      judge: (candidate) => {
        const { compact, cue, hint, rival, beside } = candidate;
        if (rival || isDummy(compact) || !luhn(compact)) return null;
        if (isAmount(candidate) || isFragment(candidate) || isJoined(candidate) || goesOn(candidate)) return null;
        if (cue) return "high";
        return hint && beside ? "high" : "low";
      },
    },
  ],
});
