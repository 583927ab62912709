/**
 * Serial number of a health insurance card (carte Vitale), which is not the person's: 21 digits, ten, ten and one. No key
 * is known: only its words make it one.
 * Source: https://learn.microsoft.com/purview/sit-defn-france-health-insurance-number
 */
import { defineDetector } from "../detector.ts";
import { isFragment, isGroupedAs } from "../surroundings.ts";

export const vitaleSerial = defineDetector({
  id: "vitale-serial",
  title: "Numéro de série de carte Vitale",
  category: "special-category-data",
  candidates: "values",
  cues: ["carte vitale", "vitale", "numéro de série de la carte", "n° de série de la carte", "n° de carte vitale"],
  hints: ["assuré social", "assuré", "n° de série", "numéro de série"],
  numbers: [
    {
      lengths: [21],
      of: "digits",
      cued: true,
      shape: /^\d{21}$/,
      groups: 7,
      judge: (candidate) => {
        const { groups, cue, hint, rival, beside } = candidate;
        if (rival || isFragment(candidate) || /^0+$/.test(candidate.compact)) return null;
        if (!isGroupedAs(groups, [10, 10, 1], [10, 11], [20, 1]) && !(cue && beside)) return null;
        return cue || (hint && beside) ? "medium" : null;
      },
    },
  ],
});
