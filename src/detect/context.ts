/**
 * What the words around a value say. In a table the header of its column speaks first, then its row; elsewhere the
 * nearest word within 300 characters, those that come before the value counting for nearer.
 */

import type { DocumentText } from "../model/text.ts";
import { fold } from "./alphabet.ts";
import type { Said } from "./detector.ts";
import { namesColumn, rolesIn } from "./headers.ts";
import type { Lexicon, Role } from "./lexicon.ts";
import { isNameFor, mayLie, termsOfRow } from "./row-names.ts";
import type { Segment } from "./segments.ts";
import type { Words } from "./words.ts";

const WINDOW = 300;
/** A label stands before its value: one that comes after must be that much nearer. */
const AFTERWARDS = 100;
/** Between a label and its value there is no room for another thing. */
const BESIDE = 60;
/** So many characters more than the value, and a cell holds words. */
const AMONG_WORDS = 16;
/** Of a name that many things have, only what follows it at once is meant. */
const NEXT = 25;
const LINE_END = 10;
const AGENTS =
  /(?<![a-z])(?:agents?|matricules?|fonctionnaires?|grades?|corps|echelons?|numen|affectations?|indices?)(?![a-z])/;

export interface Context {
  of(detector: number, start: number, end: number): Said;
  /** True in a table of which a column names agents, their grade or their number. */
  amongAgents(start: number, end: number): boolean;
}

export function contextOf(
  segment: Segment,
  words: Words,
  { text, cells }: Pick<DocumentText, "text" | "cells">,
  lexicon: Lexicon,
): Context {
  const { normal, base } = segment;
  const cellAt = (start: number, end: number): number => {
    if (cells.length === 0) return -1;
    const place = normal.original(start, end);
    const at = cells.lastFrom(base + place.start);
    return at >= 0 && cells.end(at) >= base + place.end ? at : -1;
  };
  const rowOf = (start: number, end: number) => {
    const before = normal.text.slice(Math.max(0, start - WINDOW), start);
    const after = normal.text.slice(end, end + WINDOW);
    const close = after.indexOf("\n");
    return {
      from: start - before.length + before.lastIndexOf("\n") + 1,
      to: close < 0 ? end + after.length : end + close,
    };
  };
  /** By the first cell of its row, whose line's beginning is in reach. */
  const isNamed = (at: number, from: number, detector: number): boolean => {
    if (from > 0 ? normal.codes[from - 1] !== LINE_END : base > 0) return false;
    const begins = base + normal.original(from, from).start;
    const first = cells.lastFrom(begins - 1) + 1;
    if (first >= at) return false;
    const terms = termsOfRow(cells, first, segment, words);
    return isNameFor(detector, terms, lexicon) && mayLie(text, cells, first, at);
  };
  return {
    of: (detector, start, end) => {
      const cell = cellAt(start, end);
      const header = cell < 0 ? null : rolesIn(cells.header(cell), lexicon, detector);
      if (header) {
        const rival = header === "rival" || (header === "neutral" && lexicon.isWeak(detector));
        return { ...SAID[header], rival, beside: header === "cue" || header === "hint", header: true };
      }
      const row = cell < 0 ? null : rowOf(start, end);
      if (row && isNamed(cell, row.from, detector)) return { ...SAID.cue, beside: true, header: true };
      const width = cell < 0 ? 0 : cells.end(cell) - cells.start(cell);
      // A field alone on its line is no row of a table: what stands above it speaks too.
      const alone = !row || row.to - row.from <= width + 1;
      const { from, to } = alone ? { from: start - WINDOW, to: end + WINDOW } : row;
      const said = nearest(normal.text, words, lexicon, detector, { start, end, from, to });
      // In its row stand the names of other columns' things; a sentence in a cell speaks for itself.
      const sentence = width > end - start + AMONG_WORDS;
      if (cell < 0 || sentence) return said;
      return { ...said, hint: false, foreign: !said.cue && namesColumn(cells.header(cell)) };
    },
    amongAgents: (start, end) => {
      const at = cellAt(start, end);
      if (at < 0) return false;
      const row = rowOf(start, end);
      const [from, to] = [row.from, row.to].map((place) => base + normal.original(place, place + 1).start) as [
        number,
        number,
      ];
      const names = (index: number) => AGENTS.test(fold(cells.header(index)));
      for (let left = at; left >= 0 && cells.start(left) >= from; left--) if (names(left)) return true;
      for (let right = at; right < cells.length && cells.start(right) <= to; right++) if (names(right)) return true;
      return false;
    },
  };
}

const NOTHING = { cue: false, hint: false, rival: false, neutral: false, foreign: false };
const SAID: Readonly<Record<Role, Omit<Said, "beside" | "header">>> = {
  cue: { ...NOTHING, cue: true },
  hint: { ...NOTHING, hint: true },
  rival: { ...NOTHING, rival: true },
  neutral: { ...NOTHING, neutral: true },
};

interface Reach {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

function nearest(
  text: string,
  words: Words,
  lexicon: Lexicon,
  detector: number,
  { start, end, from, to }: Reach,
): Said {
  const far = { cue: FAR, hint: FAR, rival: FAR, neutral: FAR };
  let own = FAR;
  /** What stands between the value and the nearest of its own words, on whichever side. */
  let gap = FAR;
  const line = text.indexOf("\n", end);
  // « CP : 697 002 640 » has its name: the next line is about something else.
  const named = /[:=] ?$/.test(text.slice(Math.max(0, start - 2), start));
  const { starts, ends, terms, count } = words;
  for (let at = words.from(from); at < count; at++) {
    const [wordStart, wordEnd] = [starts[at] as number, ends[at] as number];
    if (wordStart >= to) break;
    if (wordEnd > to || (wordStart < end && wordEnd > start)) continue;
    const role = lexicon.role(detector, terms[at] as number);
    if (role === null) continue;
    const below = line >= 0 && wordStart > line;
    if (below && named) break;
    const away =
      wordEnd <= start
        ? start - wordEnd
        : afterwards(text.slice(end, Math.min(wordStart, end + 3)), wordStart - end, below, role);
    // Of two that end at one place the longer is meant: « SIREN/SIRET », « nom de naissance ».
    const distance = away - (wordEnd - wordStart) / LONGER;
    // Of a name that many things have, only what is near is meant.
    if (role === "neutral" && distance > BESIDE) continue;
    far[role] = Math.min(far[role], distance);
    if ((role !== "cue" && role !== "hint") || distance >= own) continue;
    own = distance;
    gap = wordEnd <= start ? start - wordEnd : below ? FAR : wordStart - end;
  }
  const weak = lexicon.isWeak(detector);
  return {
    cue: far.cue < far.rival,
    hint: far.hint < far.rival,
    // A shape of its own is not given up for what stands elsewhere.
    rival:
      (far.rival <= own && far.rival <= (weak ? WINDOW + 2 * AFTERWARDS : BESIDE)) ||
      (weak && far.neutral <= own && far.neutral < FAR),
    neutral: far.neutral < own && far.neutral <= NEXT,
    beside: own < far.rival && gap <= BESIDE,
    header: false,
    foreign: false,
  };
}

/** « 142 862 382 RCS Mérignac » */
function afterwards(joint: string, gap: number, below: boolean, role: Role): number {
  if (role === "cue" && gap <= CLOSE && !below && /^[ (,]*$/.test(joint)) return gap;
  return gap + (below ? 2 * AFTERWARDS : AFTERWARDS);
}

const CLOSE = 2;
/** No term is as long: its length decides between equals alone. */
const LONGER = 1024;
const FAR = Number.POSITIVE_INFINITY;
