/**
 * Number of a French identity card: before 2021 twelve digits (year, month, département and office, order), since then
 * nine letters and digits. Neither has a key outside the machine-readable zone, whose check digit is ICAO 9303's.
 * Source: https://learn.microsoft.com/purview/sit-defn-france-national-id-card; ICAO Doc 9303
 */
import { defineDetector, type Place } from "../detector.ts";
import { checkDigit, lineStart } from "../machine-readable.ts";
import { goesOn, isAmount, isFragment, isGroupedAs, isJoined } from "../surroundings.ts";

/** Old card: `IDFRANOM<<<…`, then the number and its check digit. New card: the number follows at once. */
const OLD_ZONE = /^IDFRA[A-Z<]{20,30}[0-9A-Z<]{6} ?\n ?(\d{2}(?:0[1-9]|1[0-2])[0-9A-Z]{3}\d{5})(\d)/;
const NEW_ZONE = /^IDFRA([0-9A-Z]{9})(\d)</;

export const cni = defineDetector({
  id: "cni",
  title: "Carte nationale d’identité",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  // biome-ignore format: words in one list
  cues: ["carte nationale d'identité", "carte d'identité", "cni", "cnie", "c.n.i", "n° cni", "pièce d'identité", "titre d'identité", "carte identité", "carte nationale identité"],
  rivals: ["permis", "titulaire du permis"],
  numbers: [
    {
      lengths: [12],
      of: "digits",
      cued: true,
      shape: /^\d\d(?:0[1-9]|1[0-2])(?:\d\d|2[AB])\d{6}$/,
      groups: 5,
      judge: (candidate) => {
        const { cue, rival, beside } = candidate;
        if (rival || !cue || isAmount(candidate) || isFragment(candidate) || isJoined(candidate) || goesOn(candidate))
          return null;
        return beside ? "high" : "medium";
      },
    },
    {
      lengths: [9],
      of: "letters",
      cued: true,
      // Letters alone are a word.
      shape: /^(?=.*\d)(?=.*[A-Z])[0-9A-Z]{9}$/,
      groups: 3,
      judge: ({ groups, cue, rival, beside }) =>
        !rival && cue && beside && isGroupedAs(groups, [3, 3, 3]) ? "high" : null,
    },
  ],
  marks: ["<<"],
  seek: ({ text }, at) => {
    const from = lineStart(text, at);
    const after = text.slice(from, at + 80);
    for (const zone of [NEW_ZONE, OLD_ZONE]) {
      const [whole, number = "", check = ""] = zone.exec(after) ?? [];
      if (whole === undefined || checkDigit(number) !== Number(check)) continue;
      const start = from + whole.indexOf(number, "IDFRA".length);
      const place: Place = { start, end: start + number.length, confidence: "high" };
      return [place];
    }
    return [];
  },
});
