/**
 * Bands of a PDF's page: what stands beside one another from left to right, as the cells of one row do, however many lines
 * each of them has. Programs write a page cell after cell, and the lines of a cell one below the other.
 */

import type { Box, BoxOf } from "./pdf-boxes.ts";

/** A stretch of the page's text, and where it stands on the page. */
export interface Stretch extends Box {
  readonly start: number;
  readonly end: number;
}

export interface Band {
  readonly words: readonly Word[];
  /** Words that no gap parts, those of the lines below included. */
  readonly fields: readonly Stretch[];
  /** Lines of its highest field. */
  readonly lines: number;
}

/** A gap is wider than this many heights of the line's tallest letter: a space between words is half of one. */
const GAP = 1.1;
/** Lines of one cell are no further apart, from foot to foot, in the same heights: capitals and small letters differ. */
const LEADING = 2.4;

/** A row that stands on its foot has cells that begin so far above their neighbour. */
const ABOVE = 6;

/** Words of one line that no gap parts, then those of the lines right below it. */
interface Field {
  readonly words: Word[];
  readonly place: Writable<Stretch>;
  /** Of its last line. */
  line: Writable<Word>;
  lines: number;
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

export function bandsOf(text: string, boxOf: BoxOf): Band[] {
  const bands: Band[] = [];
  let fields: Field[] = [];
  /** From the head of the band's highest field to the foot of its lowest. */
  let extent: Writable<Box> | null = null;
  const endBand = () => {
    if (fields.length > 0) bands.push(bandOf(fields));
    fields = [];
    extent = null;
  };
  const take = (word: Word) => {
    const last = fields.at(-1);
    if (last && goesOn(last, word)) {
      widen(last.line, word);
      last.line.tall = Math.max(last.line.tall, word.tall);
    } else if (last && standsBelow(last, word)) {
      last.line = { ...word, tall: Math.max(word.tall, last.line.tall) };
      last.lines += 1;
    } else {
      if (last && extent && !standsBeside(extent, last, word)) endBand();
      fields.push({ words: [word], place: { ...word }, line: { ...word }, lines: 1 });
      if (extent) widen(extent, word);
      else extent = { ...word };
      return;
    }
    last.words.push(word);
    widen(last.place, word);
    last.place.end = word.end;
    if (extent) widen(extent, word);
  };
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    for (const word of wordsBetween(text, start, end, boxOf)) take(word);
    start = end + 1;
  }
  endBand();
  return bands;
}

export interface Word extends Stretch {
  /** Height of the tallest letter of its line. */
  readonly tall: number;
}

function wordsBetween(text: string, from: number, to: number, boxOf: BoxOf): Word[] {
  const words: Writable<Word>[] = [];
  let tall = 0;
  for (let at = from; at < to; at++) {
    if (isSpace(text.charCodeAt(at))) continue;
    const start = at;
    while (at < to && !isSpace(text.charCodeAt(at))) at += 1;
    const [first, last] = [boxOf(start), boxOf(at - 1)];
    if (!first || !last) continue;
    tall = Math.max(tall, first.top - first.bottom, last.top - last.bottom);
    const [bottom, top] = [Math.min(first.bottom, last.bottom), Math.max(first.top, last.top)];
    words.push({ start, end: at, left: first.left, right: last.right, bottom, top, tall });
  }
  for (const word of words) word.tall = tall;
  return words;
}

function isSpace(code: number): boolean {
  return code === 32 || (code > 8 && code < 14) || code === 160;
}

/** On the same line, and no gap between; what goes back to the left is another line, written on. */
function goesOn({ line }: Field, word: Word): boolean {
  return areLevel(line, word) && word.left >= line.left && word.left - line.right <= GAP * word.tall;
}

/** In the line right below, and under what stands there. */
function standsBelow({ line, place }: Field, word: Word): boolean {
  const down = line.bottom - word.bottom;
  if (areLevel(line, word) || down <= 0 || down > LEADING * Math.max(line.tall, word.tall)) return false;
  return word.left < place.right && word.right > place.left;
}

/** Right of the field before it, and level with some line of the band, or a few lines above where rows stand on their foot. */
function standsBeside(band: Box, last: Field, word: Word): boolean {
  if (word.left < last.place.right - 1) return false;
  const above = word.bottom - last.place.top;
  return areLevel(band, word) || (above > 0 && above <= ABOVE * word.tall);
}

function areLevel(one: Box, other: Box): boolean {
  return one.bottom < other.top && one.top > other.bottom;
}

function widen(one: Writable<Box>, other: Box): void {
  one.left = Math.min(one.left, other.left);
  one.right = Math.max(one.right, other.right);
  one.bottom = Math.min(one.bottom, other.bottom);
  one.top = Math.max(one.top, other.top);
}

function bandOf(fields: readonly Field[]): Band {
  return {
    words: fields.flatMap(({ words }) => words),
    fields: fields.map(({ place }) => place),
    lines: fields.reduce((most, { lines }) => Math.max(most, lines), 0),
  };
}
