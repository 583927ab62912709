/**
 * NIR, the French social security number: 13 characters and a two-digit key.
 * The key is 97 minus the number modulo 97; Corsican 2A and 2B count as 19 and 18. Sexes 3, 4, 7 and 8 are given while
 * the civil status is being checked; months 20 to 42 and 50 to 99 where it is incomplete.
 * Source: https://www.insee.fr/fr/metadonnees/definition/c1409
 */
import type { Confidence } from "../../model/finding.ts";
import { type Candidate, defineDetector } from "../detector.ts";
import { luhn } from "../luhn.ts";
import { mod97 } from "../mod97.ts";
import { isAmount, isFragment } from "../surroundings.ts";

const SHAPE = /^[1-478]\d\d(?:0[1-9]|1[0-2]|[2-3]\d|4[0-2]|[5-9]\d)(?:0[1-9]|[1-9]\d|2[AB])\d{6}(?:\d\d)?$/;
/** Where a separator may stand: after sex, year, month, département, commune, order. */
const SEAMS: ReadonlySet<number> = new Set([1, 3, 5, 7, 10, 13]);
/** Overseas a département has three digits, and a commune two. */
const OVERSEAS_SEAMS: ReadonlySet<number> = new Set([1, 3, 5, 8, 10, 13]);
/** Right after its name, parted however a form or a page is: boxes, runs of spaces, under-strokes. */
const NAMED =
  /^(?:(?: [\p{L}'’]{1,14}){1,6} ?:)?[^\p{L}\d]{0,16}(\d(?:[^\p{L}\d\n]{0,4}\d){5}[^\p{L}\d\n]{0,4}[\dAB](?:[^\p{L}\d\n]{0,4}\d){8})(?![\p{L}\d])/iu;
const NAMED_AT_MOST = 160;
/** The key apart, as forms and pay sheets have it: `/ 43`, `(43)`, `clé 43`, in the next cell, where a number loses its zero. */
const KEY_APART =
  /^(?:"?[;,]"?|[ \n]{0,4}\t[ \n]{0,4}| ?[|/(-] ?(?:cl[eé]f? ?:? ?)?| {2,24}|[ ,\n]{1,2}cl[eé]f? ?:?[ \n]?)(\d\d?)(?!\d)/i;

/** « 2 69 05 49 588 000 / 43 »: nothing else has such a key. */
const STROKE_KEY = /^ ?(?:\/ ?(?:cl[eé] ?:? ?)?|cl[eé] ?:? ?)(\d\d)(?!\d)/i;

export const nir = defineDetector({
  id: "nir",
  title: "Numéro de sécurité sociale (NIR)",
  category: "citizen-personal-data",
  amongAgents: "state-agent-data",
  candidates: "values",
  // biome-ignore format: words in one list
  cues: ["nir", "n.i.r", "nni", "n.n.i", "nia", "insee", "sécurité sociale", "numéro de sécurité sociale", "n° de sécurité sociale", "numéro sécurité sociale", "n° sécurité sociale", "sécu", "n° ss", "n° de ss", "num ss", "nss", "numéro d'assuré", "assuré", "assurée", "immatriculé", "immatriculée", "carte vitale", "ssn", "social security", "social security number", "social security no", "INS", "matricule ins", "numéro inscription", "numéro d'inscription au répertoire"],
  rivals: ["imei", "ean", "isbn", "gtin"],
  numbers: [
    {
      lengths: [13, 15],
      of: "digits",
      shape: SHAPE,
      groups: 10,
      strokes: true,
      keyed: true,
      judge: (candidate) => (candidate.rival || isFragment(candidate) ? null : judged(candidate)),
    },
  ],
  words: ["sécurité sociale", "n° ss", "n° sécu", "numéro sécu", "nir", "nss", "n° insee", "nni"],
  seek: ({ text }, _start, end) => {
    const [whole = "", written = ""] = NAMED.exec(text.slice(end, end + NAMED_AT_MOST)) ?? [];
    const compact = written.toUpperCase().replace(/[^\dAB]/g, "");
    if (!SHAPE.test(compact) || !keyMatches(compact)) return [];
    const start = end + whole.length - written.length;
    return [{ start, end: start + written.length, confidence: "high" }];
  },
});

function judged(candidate: Candidate): Confidence | null {
  const { compact, joints, cue, beside } = candidate;
  if (compact.length === 13) {
    if (!cue) {
      const apart = STROKE_KEY.exec(candidate.after)?.[1];
      return apart && keyMatches(compact + apart) && seamed(candidate) ? "medium" : null;
    }
    if (!seamed(candidate)) return null;
    const key = KEY_APART.exec(candidate.after)?.[1];
    if (key && keyMatches(compact + key.padStart(2, "0"))) return "high";
    return !isAmount(candidate) && !/^.?\d/.test(candidate.after) ? "low" : null;
  }
  if (!keyMatches(compact)) return null;
  // Beside its words the key alone decides: a machine that reads paper parts a number where it likes.
  if (!seamed(candidate) && !(cue && beside)) return null;
  // Two groups that a point parts are a decimal.
  if (joints === "." && !(cue && beside)) return null;
  if (cue) return "high";
  return looksLikeImei(compact) ? null : "medium";
}

function keyMatches(compact: string): boolean {
  const number = compact
    .slice(0, 13)
    .replace(/^(.{5})2A/, "$119")
    .replace(/^(.{5})2B/, "$118");
  return 97 - mod97(number) === Number(compact.slice(13));
}

function seamed({ compact, groups }: Candidate): boolean {
  let at = 0;
  const cuts = groups.slice(0, -1).map((size) => {
    at += size;
    return at;
  });
  const within = (seams: ReadonlySet<number>) => cuts.every((cut) => seams.has(cut));
  return within(SEAMS) || (/^.{5}9[78]/.test(compact) && within(OVERSEAS_SEAMS));
}

/** A telephone's number begins with 35 and passes Luhn's test (3GPP TS 23.003). */
function looksLikeImei(compact: string): boolean {
  return compact.startsWith("35") && luhn(compact);
}
