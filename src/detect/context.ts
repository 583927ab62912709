/**
 * What the words around a value say. In a table the header of its column speaks first, then its row; elsewhere the
 * nearest word within 300 characters, those that come before the value counting for nearer.
 */

import type { Cell } from "../model/text.ts";
import type { Hit, Lexicon } from "./cues.ts";
import type { NumberDetector } from "./detector.ts";
import { lastIndex, type NormalText } from "./normalise.ts";

const WINDOW = 300;
/** A label stands before its value: one that comes after must be that much nearer. */
const AFTERWARDS = 100;
const AGENTS =
  /(?<![a-z])(?:agents?|matricules?|fonctionnaires?|grades?|corps|echelons?|numen|affectations?|indices?)(?![a-z])/;

export interface Said {
  readonly cue: boolean;
  readonly rival: boolean;
}

export interface Context {
  of(detector: NumberDetector, start: number, end: number): Said;
  /** True in a table of which a column names agents, their grade or their number. */
  amongAgents(start: number, end: number, fold: (text: string) => string): boolean;
}

export function contextOf(
  normal: NormalText,
  cells: readonly Cell[],
  lexicon: Lexicon,
  places: readonly { readonly start: number; readonly end: number }[],
): Context {
  const hits = hitsNear(normal.text, lexicon, places);
  const cellAt = (start: number, end: number): number => {
    const place = normal.original(start, end);
    const at = lastIndex(cells, (cell) => cell.start <= place.start);
    return (cells[at]?.end ?? -1) >= place.end ? at : -1;
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
  return {
    of: (detector, start, end) => {
      const cell = cells[cellAt(start, end)];
      const header = cell ? lexicon.header(detector, cell.header) : null;
      if (header) return { cue: header === "cue", rival: header === "rival" };
      const row = cell ? rowOf(start, end) : null;
      // A field alone on its line is no row of a table: what stands above it speaks too.
      const alone = !row || !cell || row.to - row.from <= cell.end - cell.start + 1;
      const { from, to } = alone ? { from: start - WINDOW, to: end + WINDOW } : row;
      const said = nearest(hits, lexicon, detector, start, end, from, to);
      return { cue: said === "cue", rival: said === "rival" };
    },
    amongAgents: (start, end, fold) => {
      const at = cellAt(start, end);
      if (at < 0) return false;
      const row = rowOf(start, end);
      const [from, to] = [normal.original(row.from, row.from + 1).start, normal.original(row.to, row.to + 1).start];
      const names = (index: number) => AGENTS.test(fold(cells[index]?.header ?? ""));
      for (let left = at; left >= 0 && (cells[left]?.start ?? 0) >= from; left--) if (names(left)) return true;
      for (let right = at; right < cells.length && (cells[right]?.start ?? 0) <= to; right++)
        if (names(right)) return true;
      return false;
    },
  };
}

/** Words within reach of any of the places; places are in order, and no stretch is read twice. */
function hitsNear(
  text: string,
  lexicon: Lexicon,
  places: readonly { readonly start: number; readonly end: number }[],
): readonly Hit[] {
  const hits: Hit[] = [];
  let from = -1;
  let to = -1;
  const read = () => {
    if (to > from) for (const hit of lexicon.hits(text, Math.max(0, from), to)) hits.push(hit);
  };
  for (const { start, end } of places) {
    if (start - WINDOW > to) {
      read();
      from = start - WINDOW;
    }
    to = Math.max(to, end + WINDOW);
  }
  read();
  return hits;
}

function nearest(
  hits: readonly Hit[],
  lexicon: Lexicon,
  detector: NumberDetector,
  start: number,
  end: number,
  from: number,
  to: number,
): "cue" | "rival" | null {
  let best: { distance: number; role: "cue" | "rival" } | null = null;
  for (let at = lastIndex(hits, (hit) => hit.start < from) + 1; at < hits.length; at++) {
    const hit = hits[at];
    if (!hit || hit.end > to) break;
    const role = lexicon.role(detector, hit.word);
    if (!role || (hit.start < end && hit.end > start)) continue;
    const distance = hit.end <= start ? start - hit.end : hit.start - end + AFTERWARDS;
    if (!best || distance < best.distance) best = { distance, role };
  }
  return best?.role ?? null;
}
