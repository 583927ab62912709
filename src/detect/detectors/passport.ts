/**
 * Number of a French passport: two digits, two letters, five digits, without a key outside the machine-readable zone. A
 * lot and a driving licence have the same shape: only its words make it one. In the zone, the check digit of ICAO 9303.
 * Source: https://learn.microsoft.com/purview/sit-defn-france-passport-number; ICAO Doc 9303, part 4
 */
import { defineDetector } from "../detector.ts";
import { checkDigit, lineStart } from "../machine-readable.ts";
import { isFragment, isGroupedAs, isJoined } from "../surroundings.ts";

/** `P<FRANOM<<PRENOM<<<`, then the number and its check digit. */
const ZONE = /^P[A-Z<]FRA[A-Z<]{30,45} ?\n ?([0-9A-Z<]{9})(\d)FRA/;

export const passport = defineDetector({
  id: "passport",
  title: "Numéro de passeport",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  cues: ["passeport", "passport", "n° de passeport", "numéro de passeport"],
  numbers: [
    {
      lengths: [9],
      of: "letters",
      cued: true,
      shape: /^\d{2}[A-Z]{2}\d{5}$/,
      judge: (candidate) => {
        const { groups, cue, rival, beside } = candidate;
        if (rival || !cue || !isGroupedAs(groups, [2, 2, 5], [4, 5])) return null;
        if (isFragment(candidate) || isJoined(candidate)) return null;
        return beside ? "high" : "medium";
      },
    },
  ],
  marks: ["<<"],
  seek: ({ text }, at) => {
    const from = lineStart(text, at);
    const found = ZONE.exec(text.slice(from, at + 90));
    const [whole, number = "", check = ""] = found ?? [];
    if (whole === undefined || checkDigit(number) !== Number(check)) return [];
    const start = from + whole.length - 13;
    return [{ start, end: start + 9, confidence: "high" }];
  },
});
