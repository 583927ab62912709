/**
 * Postal addresses: number, way, postcode, town. Without a postcode, only beside the words that announce one.
 * Source: norme AFNOR XP Z10-011 (adresse postale)
 */
import { fold } from "../alphabet.ts";
import { defineDetector, type Place } from "../detector.ts";

/** Before the way: its number, « 12 bis, ». */
const NUMBER =
  /(?<![\d/.,])\d{1,4}(?: ?(?:bis|ter|quater|[A-Da-d])(?![\p{L}]))?(?: ?[-/] ?\d{1,4})?[ ,\n]{1,3}(?:(?:grande?|petite?|vieille|haute|basse)[ -])?$/iu;
/** After it: its name, then postcode and town, over two lines or three. */
const POSTCODE =
  /^[^@;|\t]{1,90}?(?<![\d.,])(?:F-|FR-)?(?:0[1-9]|[1-8]\d|9[0-8]|2[AB])[ ]?\d{3}[ ,\n-]{1,3}(?=\p{Lu}|[lL][ea]s? \p{Lu})/u;
const TOWN =
  /^(?:[lL][ea]s? )?\p{Lu}[\p{L}'-]*(?:[ -](?:(?:sur|sous|en|le|la|les|de|du|des|lès|aux?|et|l'|d')[ -]?)?[\p{Lu}\d][\p{L}'-]*){0,5}/u;
/** A way's name, where no postcode follows. */
const NAME = /^[ ](?:(?:de|du|des|la|le|les|l'|d'|aux?|et) ?){0,3}\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,4}/u;
/** Where a sentence ends, and not an abbreviation: « av. Foch », « rue du Gal. Leclerc », « appt. B ». */
const SENTENCE = /\p{L}\p{Ll}{3}(?<!appt|appart)[.!?] \p{Lu}/u;
/** A way whose name comes first; any other has one before its postcode: « 12 places 75001 Paris » is no address. */
const NAMED_BEFORE = /\p{L}{4,}[ -]$/u;
const NUMBERED = /^[ ,\n]{1,2}\d{1,4}(?!\d)/;
const NAMELESS = /^[ ,\n]{1,2}(?:F-|FR-)?\d{2} ?\d{3}[ ,\n-]/;
/** « BP 123, 75999 Paris Cedex », without a way. */
const BOX = /^ ?\d{1,6}[ ,\n-]{1,4}(?:0[1-9]|[1-8]\d|9[0-8]|2[AB]) ?\d{3}[ ,\n]{1,2}(?=\p{Lu})/u;
/** What is counted in thousands: « 75 000 Euros ». */
const COUNTED =
  /^(?:euros?|francs?|personnes?|habitants?|visiteurs?|exemplaires?|spectateurs?|participants?|lecteurs?|[KMGT]?o|k[gm])(?![\p{L}])/iu;
/** « lieu-dit La Croix, 24999 Exemple »: places in the country have no numbers, nor have estates of firms. */
const NUMBERLESS =
  /^ (?:[«"] ?)?(?:(?:de|du|des|la|le|les|l'|d') ?)?\p{Lu}[\p{L}' -]{1,40}(?: ?[»"])?[ ,\n-]{1,3}(?:0[1-9]|[1-8]\d|9[0-8]|2[AB]) ?\d{3}[ ,\n]{1,2}(?=\p{Lu})/u;
/** « 5 mail François-Exemple »; in other languages it is a letter. */
const MALL = /^ (?:(?:de|du|des|la|le|les) |d'|l'){0,2}\p{Lu}/u;
const BOXES = /^(?:bp|cs|tsa)$/;
const COUNTRY = /^(?:lieu-?dit|hameau|za|zi|zac)$/;
const MOST_LINES = 3;
const REACH = 160;

export const address = defineDetector({
  id: "address",
  title: "Adresse postale",
  category: "contact",
  amongAgents: "state-agent-data",
  candidates: "values",
  // biome-ignore format: words in one list
  cues: ["demeurant", "domicilié", "domiciliée", "domicile", "adresse", "adresse postale", "adresse personnelle", "habite", "habitant", "résidant", "réside"],
  // biome-ignore format: words in one list
  words: ["rue", "avenue", "av", "ave", "boulevard", "bd", "bld", "bvd", "place", "pl", "allée", "chemin", "che", "impasse", "imp", "route", "rte", "quai", "lieu-dit", "lieudit", "cours", "square", "passage", "lotissement", "résidence", "hameau", "faubourg", "fbg", "esplanade", "promenade", "parvis", "sente", "sentier", "montée", "rond-point", "villa", "mail", "voie", "cour", "quartier", "crs", "all", "sq", "r", "cité", "clos", "ruelle", "venelle", "traverse", "chaussée", "BP", "CS", "TSA", "ZA", "ZI", "ZAC"],
  seek: ({ text, said }, start, end) => {
    const before = text.slice(Math.max(0, start - 24), start);
    const word = fold(text.slice(start, end));
    const posting = BOXES.test(word) ? BOX : COUNTRY.test(word) ? NUMBERLESS : null;
    const posted = posting?.exec(text.slice(end, end + REACH))?.[0];
    // Most of these words have no number before them.
    const number = /\d/.test(before) ? NUMBER.exec(before)?.[0] : undefined;
    if (posted !== undefined) return [townAfter(text, start - (number?.length ?? 0), end + posted.length)];
    // « 12 r. Exemple »; a letter alone is none, nor are « 12 mails ».
    if (
      number === undefined ||
      BOXES.test(word) ||
      (word.startsWith("mail") && !MALL.test(text.slice(end, end + 24))) ||
      (word === "r" && text.charAt(end) !== ".")
    )
      return [];
    const from = start - number.length;
    const after = text.slice(end, end + REACH);
    const way = POSTCODE.exec(after)?.[0];
    const whole = way !== undefined && (NAMED_BEFORE.test(number) || !NAMELESS.test(way)) && !NUMBERED.test(way);
    if (
      whole &&
      way.split("\n").length <= MOST_LINES &&
      !SENTENCE.test(way) &&
      !COUNTED.test(after.slice(way.length))
    ) {
      return [townAfter(text, from, end + way.length)];
    }
    const name = NAME.exec(after)?.[0];
    if (name === undefined) return [];
    return said(from, end).cue && said(from, end).beside
      ? [{ start: from, end: end + name.length, confidence: "medium" }]
      : [];
  },
});

/** From its beginning to the end of the town that begins here. */
function townAfter(text: string, start: number, at: number): Place {
  const town = TOWN.exec(text.slice(at, at + REACH))?.[0] ?? "";
  return { start, end: at + town.length, confidence: "high" };
}
