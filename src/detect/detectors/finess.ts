/**
 * FINESS, the number of a health establishment: département, then seven digits, the last by Luhn's key; in Corsica the
 * département holds a letter. A SIREN has the same shape: the nearest name decides.
 * Source: https://finess.esante.gouv.fr; published sample 750712184
 */
import { defineDetector } from "../detector.ts";
import { luhn } from "../luhn.ts";
import { goesOn, isAmount, isFragment, isJoined } from "../surroundings.ts";

export const finess = defineDetector({
  id: "finess",
  title: "Établissement de santé (FINESS)",
  category: "special-category-data",
  candidates: "values",
  weak: true,
  cues: [
    "finess",
    "n° finess",
    "numéro finess",
    "finess juridique",
    "finess géographique",
    "nofiness",
    "nofinesset",
    "nofinessej",
  ],
  hints: ["établissement de santé", "hôpital", "clinique", "ehpad", "centre hospitalier"],
  numbers: [
    {
      lengths: [9],
      of: "digits",
      shape: /^(?:\d{9}|2[AB]\d{7})$/,
      groups: 5,
      keyed: true,
      judge: (candidate) => {
        const { compact, groups, cue, hint, rival, beside } = candidate;
        if (rival || (/^\d+$/.test(compact) && !luhn(compact))) return null;
        if (isAmount(candidate) || isFragment(candidate) || isJoined(candidate) || goesOn(candidate)) return null;
        if (cue) return "high";
        return hint && beside && groups.length === 1 ? "low" : null;
      },
    },
    {
      // A sheet takes it for a quantity, and drops the zero of the first nine départements.
      lengths: [8],
      of: "digits",
      cued: true,
      shape: /^[1-9]\d{7}$/,
      groups: 1,
      judge: ({ compact, cue, header, rival }) => (cue && header && !rival && luhn(`0${compact}`) ? "high" : null),
    },
  ],
});
