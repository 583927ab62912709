/**
 * Driving licence: the file number of twelve digits (NEPH: year, month, département, order), or the card's own number of
 * two digits, two letters and five digits. Neither has a key: only its words make it one.
 * Source: https://learn.microsoft.com/purview/sit-defn-france-drivers-license-number
 */
import { defineDetector } from "../detector.ts";
import { goesOn, isAmount, isFragment, isGroupedAs, isJoined } from "../surroundings.ts";

export const drivingLicence = defineDetector({
  id: "driving-licence",
  title: "Permis de conduire",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  cues: [
    "permis de conduire",
    "neph",
    "n° de permis",
    "numéro de permis",
    "numéro du permis",
    "numéro permis",
    "num permis",
    "permis conduire",
    "n° permis",
    "permis n°",
    "permis b",
  ],
  hints: ["permis", "conducteur", "catégorie b"],
  rivals: ["permis de construire", "permis d'aménager", "permis de démolir", "permis d'urbanisme"],
  numbers: [
    {
      lengths: [12],
      of: "digits",
      cued: true,
      shape: /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[1-8]\d|9[0-9]|2[AB])\d{6}$/,
      groups: 5,
      judge: (candidate) => {
        const { cue, hint, rival, beside } = candidate;
        if (rival || isAmount(candidate) || isFragment(candidate) || isJoined(candidate) || goesOn(candidate))
          return null;
        if (cue) return beside ? "high" : "medium";
        return hint && beside ? "medium" : null;
      },
    },
    {
      lengths: [9],
      of: "letters",
      cued: true,
      shape: /^\d{2}[A-Z]{2}\d{5}$/,
      judge: (candidate) => {
        const { groups, cue, hint, rival, beside } = candidate;
        if (rival || !isGroupedAs(groups, [2, 2, 5], [4, 5])) return null;
        if (isFragment(candidate) || isJoined(candidate)) return null;
        if (cue) return beside ? "high" : "medium";
        return hint && beside ? "medium" : null;
      },
    },
  ],
});
