/**
 * RIB, the French bank details: bank, branch, account, and a key (see {@link ribMatches}). In one row of 23 characters,
 * or field by field: « Code banque … Code guichet … N° de compte … Clé RIB … ».
 * Source: SWIFT IBAN registry, France
 */
import { fold } from "../alphabet.ts";
import { type Candidate, defineDetector, type Place } from "../detector.ts";
import { asDigits } from "../lookalikes.ts";
import { ribMatches } from "../rib-key.ts";
import { isGroupedAs } from "../surroundings.ts";

/** How far the key may stand from the word « banque ». */
const FORM = 420;
/** The four fields, each after its name, a name that may hold no digit. */
const FIELDS =
  /^[^\d]{0,120}?(\d{5})[^\d]{1,40}?(\d{5})[^\dA-Z]{0,4}[^\d]{0,40}?([0-9A-Z]{11}|[0-9A-Z]{3}(?: [0-9A-Z]{2,4}){2,3})[^\d]{1,30}?(\d{2})(?!\d)/;

/** The three fields right of the bank's: in the next cells of its row, or of a form whose columns spaces part. */
const RIGHT = /^["']?[^\dA-Z\n]{1,8}(\d{5})["']?[^\dA-Z\n]{1,8}([0-9A-Z]{11})["']?[^\dA-Z\n]{1,8}(\d{2})(?!\d)/;

export const rib = defineDetector({
  id: "rib",
  title: "Compte bancaire (RIB)",
  category: "citizen-personal-data",
  candidates: "values",
  cues: [
    "rib",
    "clé rib",
    "code banque",
    "banque",
    "code bq",
    "cd banque",
    "code établissement",
    "code guichet",
    "relevé d'identité bancaire",
    "coordonnées bancaires",
  ],
  hints: ["guichet", "compte", "compte bancaire", "domiciliation", "titulaire du compte"],
  numbers: [
    {
      lengths: [21, 23],
      of: "both",
      shape: /^[0-9BILOSZ]{10}[0-9A-Z]{11,13}$/,
      groups: 8,
      strokes: true,
      judge: (candidate) => worth(candidate),
    },
  ],
  words: ["code banque", "banque"],
  seek: ({ text }, start, end) => {
    const form = text.slice(end, end + FORM);
    const found = FIELDS.exec(form);
    if (!found || !/guichet|agence/.test(fold(text.slice(start, end + (found[0]?.length ?? 0))))) return [];
    const [whole, bank = "", branch = "", account = "", key = ""] = found;
    if (!ribMatches(bank + branch + account.replaceAll(" ", "") + key)) return [];
    const place: Place = { start: end + whole.indexOf(bank), end: end + whole.length, confidence: "high" };
    return [place];
  },
  cell: (text, after) => {
    const [, bank = ""] = /^ ?(\d{5}) ?$/.exec(text) ?? [];
    const [whole = "", branch = "", account = "", key = ""] = (bank && RIGHT.exec(after)) || [];
    if (whole === "" || !ribMatches(bank + branch + account + key)) return null;
    return { start: text.indexOf(bank), end: text.length + whole.length, confidence: "high" };
  },
});

/** « … clé 06 » */
const KEY_APART = /^[ ,]{0,2}(?:- ?)?cl[ée](?: rib)? ?:? ?([0-9BIOSZl]{2})(?![\dA-Za-z])/i;

function worth({ compact, groups, before, after, cue, hint, beside }: Candidate) {
  // The end of an IBAN whose beginning does not fit is none.
  if (/[A-Z]{2} ?\d\d ?$/i.test(before)) return null;
  const key = compact.length === 21 ? KEY_APART.exec(after)?.[1] : "";
  if (key === undefined) return null;
  const whole = compact + key.toUpperCase();
  const readings = (cue || hint) && beside ? [whole, ...repaired(whole)] : [whole];
  if (!readings.some(ribMatches)) return null;
  const parted = partsBankAndBranch(groups);
  if (key !== "" || ((cue || hint) && (parted || (cue && beside)))) return "high";
  return isGroupedAs(groups, [5, 5, 11, 2]) ? "medium" : "low";
}

/** In one piece, or parted after the bank's five digits and the branch's five. */
function partsBankAndBranch(groups: readonly number[]): boolean {
  return groups.length === 1 || (groups[0] === 5 && groups[1] === 5);
}

function repaired(rib: string): string[] {
  return [asDigits(rib.slice(0, 10)) + rib.slice(10, 21) + asDigits(rib.slice(21)), asDigits(rib)];
}
