/**
 * Number of a foreigner in the national file (AGDREF), on residence permits: ten digits, nine in some forms, without a
 * known key; the permit's own number has nine letters and digits. Only its words make it one.
 * Source: guides of prefectures and town halls on residence permits
 */
import { type Candidate, defineDetector } from "../detector.ts";
import { goesOn, isAmount, isFragment, isJoined } from "../surroundings.ts";

export const residencePermit = defineDetector({
  id: "residence-permit",
  title: "Titre de séjour (AGDREF)",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  // biome-ignore format: words in one list
  cues: ["agdref", "titre de séjour", "carte de séjour", "titre séjour", "carte séjour", "carte de résident", "numéro étranger", "n° étranger", "num étranger", "numéro d'étranger", "n° d'étranger", "numéro personnel étranger", "identifiant étranger", "numéro de récépissé", "n° de récépissé", "récépissé n°", "récépissé numéro", "FNE", "n° fne", "numéro fne"],
  hints: ["récépissé", "préfecture", "demandeur d'asile"],
  numbers: [
    {
      lengths: [9, 10],
      of: "digits",
      cued: true,
      shape: /^\d{9,10}$/,
      groups: 5,
      judge: (candidate) => {
        const { cue, rival, beside } = candidate;
        if (
          rival ||
          !cue ||
          isPhone(candidate) ||
          isAmount(candidate) ||
          isFragment(candidate) ||
          isJoined(candidate) ||
          goesOn(candidate)
        )
          return null;
        return beside ? "high" : candidate.compact.length === 10 ? "medium" : null;
      },
    },
    {
      lengths: [9],
      of: "letters",
      cued: true,
      shape: /^[A-Z]{2}\d{7}$|^(?=(?:.*\d){4})(?=.*[A-Z])[0-9A-Z]{9}$/,
      groups: 1,
      judge: ({ cue, rival, beside, before }) => (!rival && cue && beside && !/\d[ .]$/.test(before) ? "high" : null),
    },
  ],
});

/** In pairs, and the first is 0 and a digit. */
function isPhone({ compact, groups }: Candidate): boolean {
  return groups.length === 5 && /^0[1-9]/.test(compact) && groups.every((size) => size === 2);
}
