/**
 * SIRET, the number of an establishment: a SIREN and five digits, Luhn's key on the whole and on the SIREN. La Poste's
 * establishments, its head office aside, follow another rule: the sum of the digits is a multiple of five.
 * Source: https://www.insee.fr/fr/metadonnees/definition/c1841
 */
import { defineDetector } from "../detector.ts";
import { luhn } from "../luhn.ts";
import { isAmount, isDummy, isFragment, isJoined, isNamed } from "../surroundings.ts";

/** The establishment's own five digits, apart from the SIREN. */
const APART = /^ ?[-/] ?(\d{5})(?!\d)/;
const LA_POSTE = "356000000";

export const siret = defineDetector({
  id: "siret",
  title: "Numéro SIRET",
  category: "company-economic-data",
  candidates: "values",
  cues: ["siret"],
  hints: [
    "établissement",
    "employeur",
    "entreprise",
    "société",
    "fournisseur",
    "titulaire",
    "prestataire",
    "siège",
    "tiers",
    "créancier",
  ],
  rivals: ["horodatage", "timestamp", "gtin", "ean"],
  numbers: [
    {
      lengths: [9],
      of: "digits",
      cued: true,
      shape: /^\d{9}$/,
      groups: 3,
      // « 991 234 568 - 00012 », « 991 234 568 / 00012 »
      judge: ({ compact, after, cue, rival }) => {
        const end = APART.exec(after)?.[1];
        return end !== undefined && cue && !rival && !isDummy(compact) && keysMatch(compact + end) ? "high" : null;
      },
    },
    {
      lengths: [14],
      of: "digits",
      shape: /^\d{14}$/,
      groups: 9,
      keyed: true,
      judge: (candidate) => {
        const { compact, groups, joints, cue, hint, rival, neutral, foreign, beside } = candidate;
        if (isDummy(compact) || !keysMatch(compact) || rival) return null;
        if (isAmount(candidate) || isFragment(candidate) || isJoined(candidate)) return null;
        if ((!isGrouped(groups) || joints.includes("\n")) && !(cue && beside)) return null;
        if (cue) return "high";
        if (isTimestamp(compact)) return null;
        // « 3,76219569108363 »: the decimals of a calculation.
        if (groups.length === 1 && /(?<![\d,;])-?\d,$/.test(candidate.before)) return "low";
        // Written in threes and five, it is one whatever stands before it.
        const elsewhere = neutral || foreign || (isNamed(candidate) && !(hint && beside));
        if (elsewhere && groups.length < 4) return "low";
        return hint ? "high" : "medium";
      },
    },
  ],
});

function keysMatch(compact: string): boolean {
  if (!luhn(compact.slice(0, 9))) return false;
  if (luhn(compact)) return true;
  return compact.startsWith(LA_POSTE) && [...compact].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** The SIREN in one piece or in threes, the last five however they are written. */
function isGrouped(groups: readonly number[]): boolean {
  if (groups.length === 1 || groups[0] === 9) return true;
  return groups.slice(0, 3).every((size) => size === 3) && groups.length > 3;
}

/** `20231105093000`: a day and an hour. */
function isTimestamp(compact: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(compact);
}
