/**
 * What stands around a match, for who reads it on a terminal: its own value, every other one, and every long number or
 * address beside, give way to dots. Pure; it is made in the thread that read the text, and is written nowhere.
 */

import type { Cells } from "../model/cells.ts";
import type { Span } from "../model/finding.ts";
import type { DocumentText, LongText } from "../model/text.ts";

export interface Excerpt {
  readonly before: string;
  /** The value as so many dots. */
  readonly dots: string;
  readonly after: string;
  /** Header of its column, where it stands in a table. */
  readonly header: string | null;
}

/** Characters kept on each side. */
const WIDTH = 70;
/** What is looked at beyond, so that a number or an address that the edge cuts is still seen as one. */
const MARGIN = 80;
const MOST_DOTS = 24;
const LONG_NUMBER = /\d(?:[\s.,/·–-]?\d){4,}/g;
const ADDRESS = /[^\s<>()[\]"«»;,:]*@[^\s<>()[\]"«»;,:]*/g;

/** One for each span. `all`: every span of the document, whatever its confidence, ascending by start. */
export function excerptsOf({ text, cells }: DocumentText, all: readonly Span[]): readonly Excerpt[] {
  const closed = united(all);
  return all.map(({ start, end }) => ({
    before: lastOf(masked(text, Math.max(0, start - WIDTH - MARGIN), start, closed)),
    dots: dotsFor(text.slice(start, end)),
    after: firstOf(masked(text, end, Math.min(text.length, end + WIDTH + MARGIN), closed)),
    header: headerAt(cells, start),
  }));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Spans that overlap as one: ascending, apart from each other. */
function united(spans: readonly Span[]): readonly Stretch[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = stretches.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

function masked(text: LongText, from: number, to: number, closed: readonly Stretch[]): string {
  let shown = "";
  let at = from;
  for (let index = firstEndingAfter(closed, from); (closed[index]?.start ?? to) < to; index += 1) {
    const { start, end } = closed[index] as Stretch;
    shown += text.slice(at, Math.max(at, start));
    shown += dotsFor(text.slice(start, end));
    at = Math.min(end, to);
  }
  return withoutNumbers(shown + text.slice(at, to));
}

/** Of what ends at the match itself, one cut number at the far edge may be too short to be seen: the margin holds it. */
function withoutNumbers(shown: string): string {
  // Blanks first: what several of them part stands side by side when it is shown.
  return shown.replace(/\s+/g, " ").replace(ADDRESS, dotsFor).replace(LONG_NUMBER, dotsFor);
}

function lastOf(shown: string): string {
  if (shown.length <= WIDTH) return shown.toWellFormed();
  const cut = shown.slice(-WIDTH);
  return `…${cut.slice(Math.max(0, cut.indexOf(" ")))}`.toWellFormed();
}

function firstOf(shown: string): string {
  if (shown.length <= WIDTH) return shown.toWellFormed();
  const cut = shown.slice(0, WIDTH);
  const end = cut.lastIndexOf(" ");
  return `${end < 0 ? cut : cut.slice(0, end + 1)}…`.toWellFormed();
}

function dotsFor(value: string): string {
  const letters = value.replace(/\s+/g, "").length;
  return "●".repeat(Math.min(Math.max(letters, 1), MOST_DOTS));
}

/** A header that holds a number or an address is the first line of a table without one. */
function headerAt(cells: Cells, place: number): string | null {
  const at = cells.lastFrom(place);
  const header = at >= 0 && cells.end(at) > place ? cells.header(at).replace(/\s+/g, " ").trim() : "";
  return header === "" || /\d|@/.test(header) ? null : header.slice(0, WIDTH).toWellFormed();
}

function firstEndingAfter(stretches: readonly Stretch[], place: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
