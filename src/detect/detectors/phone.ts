/**
 * Telephone numbers of the French plan: 0 and nine digits, or +33 / 0033 (and the codes of overseas) and nine. Shape
 * alone makes one; other numbers of ten digits are told by the words that stand nearer.
 * Source: ARCEP, décision n° 2018-0881 établissant le plan national de numérotation
 */
import { defineDetector } from "../detector.ts";
import { goesOn, isAmount, isFragment, isGroupedAs, isJoined } from "../surroundings.ts";

const ABROAD = /^\)?[ .\n-]?(?:\(0\)|0(?=[1-9]))?[ .-]?[1-9](?:[ ./\n-]?\d\d){4}(?!\d)/;
const ABROAD_OTHERWISE = /^[ .-]?(?:\(0\))?[ .-]?[1-9]\d{2}(?:[ .-]?\d{3}){2}(?!\d)/;

export const phone = defineDetector({
  id: "phone",
  title: "Téléphone",
  category: "contact",
  candidates: "values",
  // biome-ignore format: words in one list
  cues: ["tél", "téléphone", "telephone", "portable", "mobile", "fax", "télécopie", "coordonnées", "contact", "tph", "gsm", "ligne directe", "standard", "joindre", "appeler", "appelez", "rappeler", "numéro de téléphone", "n° de téléphone"],
  // biome-ignore format: words in one list
  rivals: ["agdref", "titre de séjour", "carte de séjour", "numéro étranger", "n° étranger", "numéro d'étranger", "matricule", "n° agent", "siret", "siren", "rib", "iban", "loto", "tirage"],
  numbers: [
    {
      lengths: [10],
      of: "digits",
      shape: /^0[1-9]\d{8}$/,
      strokes: true,
      judge: (candidate) => {
        const { groups, joints, cue, rival, neutral, foreign, beside } = candidate;
        if (
          isRow(candidate.compact) ||
          (!cue && goesUp(groups, candidate.compact)) ||
          rival ||
          /[^/]\/|\/[^/]/.test(joints) ||
          ((neutral || foreign) && groups.length === 1) ||
          isAmount(candidate) ||
          isFragment(candidate)
        )
          return null;
        const pairs = isGroupedAs(groups, [2, 2, 2, 2, 2]);
        // « aide/01/06130000.html »: strokes part pairs, or the folders of a path.
        if (!pairs && joints.includes("/")) return null;
        if (
          !pairs &&
          !isGroupedAs(
            groups,
            [4, 2, 2, 2],
            [4, 3, 3],
            [2, 4, 4],
            [1, 3, 2, 2, 2],
            [1, 3, 3, 3],
            [3, 3, 4],
            [2, 8],
            [2, 2, 3, 3],
          )
        )
          return cue && beside && groups.length <= 6 ? "medium" : null;
        if (isJoined(candidate) && !(pairs && joints.includes("-"))) return null;
        // « 09-59-26-17-99-ab »: the address of a machine.
        if (
          /^-[0-9a-f]{2}(?![\p{L}\d])/iu.test(candidate.after) ||
          /(?<![\p{L}\d])[0-9a-f]{2}-$/iu.test(candidate.before)
        )
          return null;
        // A row of small numbers goes on before or after.
        if (groups.length > 1 && !(pairs && cue && beside) && goesOn(candidate)) return null;
        return "medium";
      },
    },
    {
      lengths: [13],
      of: "digits",
      shape: /^0033[1-9]\d{8}$/,
      groups: 7,
      judge: ({ rival }) => (rival ? null : "medium"),
    },
    {
      // A sheet takes it for a quantity, and drops its zero.
      lengths: [9, 11],
      of: "digits",
      cued: true,
      shape: /^(?:33)?[1-9]\d{8}$/,
      groups: 1,
      judge: ({ cue, header, rival }) => (cue && header && !rival ? "medium" : null),
    },
  ],
  marks: ["+33", "+262", "+590", "+594", "+596", "+687", "+689", "+508"],
  seek: ({ text }, start, end) => {
    const after = text.slice(end, end + 32);
    const found = ABROAD.exec(after) ?? ABROAD_OTHERWISE.exec(after);
    if (!found || /[\d+]$/.test(text.slice(Math.max(0, start - 1), start))) return [];
    return [{ start, end: end + found[0].length, confidence: "medium" }];
  },
});

/** « 05 12 24 31 44 »: numbers of a grid, or minutes, each greater than the one before. */
function goesUp(groups: readonly number[], compact: string): boolean {
  const pairs = (compact.match(/../g) ?? []).map(Number);
  return groups.length === 5 && pairs.every((pair, at) => pair < 60 && (at === 0 || pair > (pairs[at - 1] ?? 0)));
}

/** `0123456789`: the digits one after another; « 02 04 06 08 10 »: pairs as far apart from one another. */
function isRow(compact: string): boolean {
  const pairs = (compact.match(/../g) ?? []).map(Number);
  const [first = 0, second = 0] = pairs;
  const even = pairs.every((pair, at) => pair === first + at * (second - first));
  return compact === "0123456789" || /^0(\d)\1{8}$/.test(compact) || even;
}
