/**
 * Parcels of the land register: « section AB n° 123 », or fourteen characters (commune 5, prefix 3, section 2, number 4).
 * Only beside the words of the land register.
 * Source: https://www.data.gouv.fr, Plan cadastral informatisé, identifiant de parcelle
 */
import { fold } from "../alphabet.ts";
import { defineDetector, type Place } from "../detector.ts";

const AFTER_SECTION =
  /^(?: ?[:=] ?| cadastrale ?:? ?| )([A-Z]{1,2})(?![\p{L}])[ ,]{0,2}(?:(?:et )?(?:parcelles?|num[ée]ros?|n[°ºo]s?|lieu-dit [\p{L}' -]{2,40},? n[°º])[ .]?){0,2}:? ?(\d{1,4})(?!\d)/u;
const AFTER_PARCEL =
  /^(?: (?:de|du|des) [\p{L}' ]{2,30}|(?: [\p{L}']{2,16}){1,3}(?= ?:))?(?:[ "']?[:=>|;\t][ "']{0,2}| cadastr[ée]{1,2}s?,? | )(?:(?:n[°ºo]s?|section|num[ée]ro) ?)?(?:\d{3} )?([A-Z]{1,2})[ -]?(?:n[°ºo]s? ?)?(\d{1,4})(?![\d\p{L}])/u;
/** « n° 123 section AB » */
const SECTION_LAST = /^ (?:n[°ºo]s?|num[ée]ro) ?(\d{1,4}),? (?:de la )?section ([A-Z]{1,2})(?![\p{L}])/u;
/** « …, AB 124 et AB 125 » */
const MORE = /^(?: ?,| et) ?(?:n[°ºo]s? ?)?([A-Z]{1,2}[ -]?(?:n[°ºo]s? ?)?\d{1,4})(?![\d\p{L}])/u;
/** « …, 113 et 117 », of the same section, where several numbers were announced. */
const NUMBERS = /^(?: ?,| et) ?(\d{1,4})(?![\d\p{L}]|[.,/]\d| (?:m²|m2|a|ca|ha)(?!\p{L}))/u;
const CELL = /(?<![\p{L}\d])[A-Z]{1,2}[ -]?(?:n[°º] ?)?\d{1,4}(?![\d\p{L}])/u;
const LAND = /cadast|parcelle|contenance|lieu-?dit|fonci|notaire|propriet|terrain|bati|centiare|\d ares?\b/;
const AROUND = 200;
/** Of one list. What is longer is a table. */
const MOST = 40;

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
    "idpar",
    "IDU",
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
    const found = word.startsWith("section")
      ? AFTER_SECTION.exec(after)
      : (AFTER_PARCEL.exec(after) ?? SECTION_LAST.exec(after));
    if (!found) return [];
    const [whole, first = ""] = found;
    const around = fold(text.slice(Math.max(0, start - AROUND), end + AROUND));
    if (word.startsWith("section") && !LAND.test(around)) return [];
    const place: Place = { start: end + whole.indexOf(first), end: end + whole.length, confidence: "high" };
    return [place, ...more(text, place.end, word === "parcelles" || /(?:n[°ºo]s|num[ée]ros|parcelles) /.test(whole))];
  },
  cell: (text) => {
    const found = CELL.exec(text);
    return found ? { start: found.index, end: found.index + found[0].length, confidence: "high" } : null;
  },
});

/** A list of parcels goes on. */
function more(text: string, from: number, numbered: boolean): Place[] {
  const places: Place[] = [];
  for (let at = from; places.length < MOST; ) {
    const next = text.slice(at, at + 24);
    const found = MORE.exec(next) ?? (numbered ? NUMBERS.exec(next) : null);
    if (!found) break;
    const [whole, parcel = ""] = found;
    places.push({ start: at + whole.indexOf(parcel), end: at + whole.length, confidence: "high" });
    at += whole.length;
  }
  return places;
}
