/**
 * Markings of classification and protection, where they stand as a stamp: in capitals, alone on their line, in a header
 * or footer, or beside "Réf." or "Exemplaire n°". The word in a sentence is no marking; administrative mentions
 * (medical, tax, personnel) in a sentence are worth little.
 * Source: IGI 1300 (arrêté du 9 août 2021), II 901 for DIFFUSION RESTREINTE; former levels before 1 July 2021.
 */
import { defineDetector, type Place } from "../detector.ts";
import { lastIndex, type NormalText } from "../normalise.ts";

const LEVELS =
  "tr[eè]s secret d[eé]fense|secret d[eé]fense|confidentiel d[eé]fense|tr[eè]s secret|diffusion restreinte|sp[eé]cial france";
const MENTIONS = "confidentiel personnel|confidentiel rh|confidentiel m[eé]dical|secret m[eé]dical|secret fiscal";
/** What parts the words of one marking: white space as typists align it, a hyphen (« SECRET-DÉFENSE »). */
const BETWEEN = "(?:[ \\t]{1,8}| ?- ?)";
/** On a stamp of several lines, also one line's end: a column of words has the same look, so its place is asked too. */
const ACROSS = `(?:[ \\t]{0,8}\\n[ \\t]{0,80}|${BETWEEN})`;
const MARKING = written(BETWEEN);
const MARKING_ACROSS = written(ACROSS);
const BESIDE = /(?:r[ée]f\.|exemplaires? n[°ºo])/i;
/** What may stand on a stamp's line: numbers of copies and pages, references, an abbreviation, other markings, ornaments. */
const TRIMMINGS = /exemplaires?|r[ée]f(?:érence)?|page|copie|n[°ºo](?=\s|\d)|sur(?=\s\d)|\(dr\)/giu;
const LONGEST_LINE = 200;
/** How far the lines around a stamp are looked at. */
const AROUND = 400;

export const marking = defineDetector({
  id: "marking",
  title: "Mention de classification ou de protection",
  category: "marked-document",
  candidates: "phrases",
  seek: (normal, { stamps }) => {
    const zones = stamps.map(({ start, end }) => ({ start: normal.place(start), end: normal.place(end) }));
    const judged = (found: RegExpExecArray): Place | null => {
      const [start, end] = [found.index, found.index + found[0].length];
      const zone = zones[lastIndex(zones, (each) => each.start <= start)];
      const tall = found[0].includes("\n");
      const stamped = zone !== undefined && (tall ? end <= zone.end : start < zone.end);
      const mention = found[2] !== undefined;
      const placed = !tall || stamped || (!mention && standsApart(normal.text, start, end));
      if (placed && isStamp(normal, start, end, stamped, found[3] !== undefined))
        return { start, end, confidence: "high" };
      return mention && (placed || inSentence(normal.text, start, end)) ? { start, end, confidence: "low" } : null;
    };
    const places = (pattern: RegExp) => [...normal.text.matchAll(pattern)].map(judged).filter((each) => each !== null);
    const across = places(MARKING_ACROSS).filter(({ start, end }) => normal.text.slice(start, end).includes("\n"));
    const tall = across.filter(({ confidence }) => confidence === "high");
    // « SECRET » alone on its line is a piece of the stamp that goes over three.
    const within = places(MARKING).filter((place) => !overlaps(tall, place));
    const broken = across.filter((place) => place.confidence !== "high" && !overlaps(within, place));
    return [...tall, ...within, ...broken].sort((a, b) => a.start - b.start);
  },
});

function written(between: string): RegExp {
  const [levels, mentions] = [LEVELS, MENTIONS].map((words) => words.replaceAll(" ", between));
  return new RegExp(`(?<![\\p{L}\\d_])(?:(${levels})|(${mentions})|(secret))(?![\\p{L}\\d_])`, "giu");
}

/** `places`: ascending, apart. */
function overlaps(places: readonly Place[], { start, end }: Place): boolean {
  const last = places[lastIndex(places, (each) => each.start < end)];
  return last !== undefined && last.end > start;
}

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
  return isBare(line) || (!words.includes("\n") && BESIDE.test(line));
}

/** Nothing but markings and what stands beside them. */
function isBare(line: string): boolean {
  return !/\p{L}/u.test(line.replace(MARKING_ACROSS, " ").replace(TRIMMINGS, " "));
}

/** Above and below the stamp's own lines, an empty line or an end of the text. */
function standsApart(text: string, start: number, end: number): boolean {
  const above = text
    .slice(Math.max(0, start - AROUND), start)
    .split("\n")
    .reverse();
  const below = text.slice(end, end + AROUND).split("\n");
  return endsApart(above, start <= AROUND) && endsApart(below, end + AROUND >= text.length);
}

/** `lines`: away from the words, the first what is left of their own. `whole`: the text ends with them. */
function endsApart(lines: readonly string[], whole: boolean): boolean {
  const last = lines.findIndex((line, at) => at > 0 && (line.trim() === "" || !isBare(line)));
  return last < 0 ? whole : lines[last]?.trim() === "" && (whole || last < lines.length - 1);
}

/** A sentence that goes over to the next line has more words beside the mention; a column has none. */
function inSentence(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_LINE), start);
  const after = text.slice(end, end + LONGEST_LINE);
  return /\p{L}[^\n]*$/u.test(before) || /^[^\n]*\p{L}/u.test(after);
}
