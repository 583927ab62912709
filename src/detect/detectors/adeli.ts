/**
 * ADELI, the former number of a health professional: département, profession, order and key, nine digits. Its key is
 * not confirmed by an official text: only its word makes it one.
 * Source: https://esante.gouv.fr, répertoire ADELI
 */
import { defineDetector } from "../detector.ts";
import { goesOn, isAmount, isFragment, isJoined } from "../surroundings.ts";

export const adeli = defineDetector({
  id: "adeli",
  title: "Professionnel de santé (ADELI)",
  category: "special-category-data",
  candidates: "values",
  weak: true,
  cues: ["adeli", "n° adeli", "numéro adeli"],
  numbers: [
    {
      lengths: [9],
      of: "both",
      cued: true,
      shape: /^(?:\d{2}|2[AB]|9[A-Z])\d{7}$/,
      groups: 5,
      judge: (candidate) => {
        const { cue, rival, beside } = candidate;
        if (rival || !cue || isAmount(candidate) || isFragment(candidate) || isJoined(candidate) || goesOn(candidate))
          return null;
        return beside ? "high" : "medium";
      },
    },
  ],
});
