/**
 * Parcels of the land register: « section AB n° 123 », or fourteen characters (commune 5, prefix 3, section 2, number 4).
 * Only beside the words of the land register.
 * Source: https://www.data.gouv.fr, Plan cadastral informatisé, identifiant de parcelle
 */
import { fold } from "../alphabet.ts";
import { defineDetector } from "../detector.ts";

const AFTER_SECTION =
  /^(?: ?[:=] ?| cadastrale ?:? ?| )([A-Z]{1,2})(?![\p{L}])[ ,]{0,2}(?:(?:et )?(?:parcelle|num[ée]ro|n[°ºo]s?|lieu-dit [\p{L}' -]{2,40},? n[°º])[ .]?){0,2}:? ?(\d{1,4})(?!\d)/u;
const AFTER_PARCEL =
  /^(?: (?:de|du|des) [\p{L}' ]{2,30})?(?:[ "']?[:=>|;\t][ "']{0,2}| cadastr[ée]{1,2}s?,? | )(?:(?:n[°ºo]s?|section|num[ée]ro) ?)?([A-Z]{1,2})[ -]?(?:n[°ºo]s? ?)?(\d{1,4})(?![\d\p{L}])/u;
const CELL = /(?<![\p{L}\d])[A-Z]{1,2}[ -]?(?:n[°º] ?)?\d{1,4}(?![\d\p{L}])/u;
const LAND = /cadast|parcelle|contenance|lieu-?dit|fonci|notaire|propriet|terrain|bati|centiare| ares?\b/;
const AROUND = 200;

export const cadastre = defineDetector({
  id: "cadastre",
  title: "Référence cadastrale",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  cues: [
    "cadastre",
    "cadastral",
    "cadastrale",
    "cadastré",
    "cadastrée",
    "parcelle",
    "référence cadastrale",
    "réf cadastrale",
    "ref cadastrale",
    "contenance",
    "lieu-dit",
    "lieudit",
  ],
  numbers: [
    {
      lengths: [14],
      of: "letters",
      cued: true,
      shape: /^(?:\d{5}|2[AB]\d{3})\d{3}(?:[A-Z]{2}|0[A-Z])\d{4}$/,
      groups: 5,
      judge: ({ cue, rival }) => (cue && !rival ? "high" : null),
    },
  ],
  words: ["section", "parcelle", "cadastré", "cadastrée", "cadastrale"],
  seek: ({ text }, start, end) => {
    const word = fold(text.slice(start, end));
    const after = text.slice(end, end + 80);
    const found = (word.startsWith("section") ? AFTER_SECTION : AFTER_PARCEL).exec(after);
    if (!found) return [];
    const [whole, section = ""] = found;
    const from = end + whole.indexOf(section);
    const around = fold(text.slice(Math.max(0, start - AROUND), start) + text.slice(end + whole.length, end + AROUND));
    if (word.startsWith("section") && !LAND.test(around)) return [];
    return [{ start: from, end: end + whole.length, confidence: "high" }];
  },
  cell: (text) => {
    const found = CELL.exec(text);
    return found ? { start: found.index, end: found.index + found[0].length, confidence: "high" } : null;
  },
});
