/**
 * Markings of classification and protection, where they stand as a stamp: in capitals, alone on their line, in a header
 * or footer, or beside "Réf." or "Exemplaire n°". The word in a sentence is no marking; administrative mentions
 * (medical, tax, personnel) in a sentence are worth little.
 * Source: IGI 1300 (arrêté du 9 août 2021), II 901 for DIFFUSION RESTREINTE; former levels before 1 July 2021.
 */
import { defineDetector, type Place } from "../detector.ts";
import type { NormalText } from "../normalise.ts";

const LEVELS =
  "tr[eè]s secret d[eé]fense|secret d[eé]fense|confidentiel d[eé]fense|tr[eè]s secret|diffusion restreinte|sp[eé]cial france";
const MENTIONS = "confidentiel personnel|confidentiel rh|confidentiel m[eé]dical|secret m[eé]dical|secret fiscal";
const MARKING = new RegExp(`(?<![\\p{L}\\d_])(?:(${LEVELS})|(${MENTIONS})|(secret))(?![\\p{L}\\d_])`, "giu");
const BESIDE = /(?:r[ée]f\.|exemplaires? n[°ºo])/i;
/** What may stand on a stamp's line: numbers of copies and pages, references, other markings, ornaments. */
const TRIMMINGS = /exemplaires?|r[ée]f(?:érence)?|page|copie|n[°ºo](?=\s|\d)|sur(?=\s\d)/giu;
const LONGEST_LINE = 200;

export const marking = defineDetector({
  id: "marking",
  title: "Mention de classification ou de protection",
  category: "marked-document",
  candidates: "phrases",
  seek: (normal, { stamps }) => {
    const zones = stamps.map(({ start, end }) => ({ start: normal.place(start), end: normal.place(end) }));
    const places: Place[] = [];
    let zone = 0;
    for (const found of normal.text.matchAll(MARKING)) {
      const [start, end] = [found.index, found.index + found[0].length];
      while ((zones[zone]?.end ?? Number.POSITIVE_INFINITY) <= start) zone += 1;
      const stamped = (zones[zone]?.start ?? Number.POSITIVE_INFINITY) <= start;
      const bare = found[3] !== undefined;
      if (isStamp(normal, start, end, stamped, bare)) places.push({ start, end, confidence: "high" });
      else if (found[2] !== undefined) places.push({ start, end, confidence: "low" });
    }
    return places;
  },
});

function isStamp({ text }: NormalText, start: number, end: number, zone: boolean, bare: boolean): boolean {
  const words = text.slice(start, end);
  if (words !== words.toUpperCase()) return false;
  // "SECRET" alone has neighbours in many a heading: "COMITÉ SECRET DE…".
  if (
    zone &&
    !(bare && (/\p{L} $/u.test(text.slice(Math.max(0, start - 2), start)) || /^ \p{L}/u.test(text.slice(end, end + 2))))
  )
    return true;
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const after = text.slice(end, end + LONGEST_LINE);
  const next = after.indexOf("\n");
  const line = before.slice(before.lastIndexOf("\n") + 1) + words + (next < 0 ? after : after.slice(0, next));
  if (line.length > LONGEST_LINE) return false;
  const rest = line.replace(MARKING, " ").replace(TRIMMINGS, " ");
  return !/\p{L}/u.test(rest) || BESIDE.test(line);
}
