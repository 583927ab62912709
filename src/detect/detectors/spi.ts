/**
 * SPI, the tax number of a person (« numéro fiscal de référence »): thirteen digits, the first from 0 to 3, shown
 * 2-2-3-3-3. The last three are the first ten modulo 511.
 * Source: https://learn.microsoft.com/purview/sit-defn-france-tax-identification-number
 */
import { defineDetector } from "../detector.ts";
import { isAmount, isFragment, isGroupedAs, isJoined, isNamed } from "../surroundings.ts";

export const spi = defineDetector({
  id: "spi",
  title: "Numéro fiscal (SPI)",
  category: "citizen-personal-data",
  candidates: "values",
  // biome-ignore format: words in one list
  cues: ["numéro fiscal", "n° fiscal", "no fiscal", "num fiscal", "numéro fiscal de référence", "n° fiscal de référence", "spi", "identifiant fiscal", "référence fiscale", "numéro spi", "déclarant 1", "déclarant 2"],
  hints: ["impôt", "avis d'imposition", "avis d'impôt", "déclarant", "foyer fiscal", "contribuable", "fiscal"],
  rivals: ["ean", "isbn", "gtin", "code-barres", "code barre", "timestamp", "horodatage", "référence de l'avis"],
  numbers: [
    {
      lengths: [13],
      of: "digits",
      shape: /^[0-3]\d{12}$/,
      groups: 7,
      keyed: true,
      judge: (candidate) => {
        const { compact, groups, cue, hint, rival, neutral, foreign, beside } = candidate;
        if (rival || !keyMatches(compact) || isAmount(candidate) || isFragment(candidate) || isJoined(candidate))
          return null;
        const usual = isGroupedAs(groups, [2, 2, 3, 3, 3], [10, 3], [4, 3, 3, 3], [1, 3, 3, 3, 3]);
        if (!usual && !(cue && beside)) return null;
        if (cue || (hint && beside)) return "high";
        if (isOtherwise(compact) && !hint) return null;
        return neutral || foreign || isNamed(candidate) ? "low" : "medium";
      },
    },
    {
      // A sheet takes it for a quantity, and drops its zero.
      lengths: [12],
      of: "digits",
      cued: true,
      shape: /^[1-9]\d{11}$/,
      groups: 1,
      judge: ({ compact, cue, header, rival }) =>
        cue && header && !rival && keyMatches(`0${compact}`) ? "high" : null,
    },
  ],
});

function keyMatches(compact: string): boolean {
  return Number(compact.slice(0, 10)) % 511 === Number(compact.slice(10)) && !/^0{10}/.test(compact);
}

/** Milliseconds of a day between 2001 and 2040, or the number of an article (EAN-13, whose key it has). */
function isOtherwise(compact: string): boolean {
  if (/^(?:1\d|20|21)\d{11}$/.test(compact) && Number(compact) >= 1e12) return true;
  const sum = [...compact].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
