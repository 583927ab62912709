/**
 * A text in segments that overlap: what begins in a segment's own part is found there, with what stands around it. Of a
 * long text no more than one segment is in hand, and small pieces of memory are read fastest.
 */

import type { LongText } from "../model/text.ts";
import { Codes } from "./codes.ts";
import { type NormalText, normalise } from "./normalise.ts";

/** A segment's own part, in characters: its text still fits where memory is taken from and given back at no cost. */
const OWN = 1 << 14;
/** How far the words around a value are read, and the longest value. */
const AROUND = 512;
/** A segment ends at a line's end, or a space, where one is this near. */
const SEARCHED = 1024;
/** One segment is in hand at a time. */
const ROOM = new Codes();

export interface Segment {
  readonly normal: NormalText;
  /** Place of the segment's first character in the whole text. */
  readonly base: number;
  /** Its own part, in the normal text. */
  readonly from: number;
  readonly to: number;
}

/** Each segment is good until the next is asked for. */
export function* segmentsOf(text: LongText): Generator<Segment> {
  for (let from = 0; from < text.length; ) {
    const to = endOf(text, from);
    const base = Math.max(0, from - AROUND);
    const normal = normalise(text.slice(base, Math.min(text.length, to + AROUND)), ROOM);
    yield { normal, base, from: normal.place(from - base), to: normal.place(to - base) };
    from = to;
  }
}

function endOf(text: LongText, from: number): number {
  const to = from + OWN;
  if (to >= text.length) return text.length;
  // Only here: a text on one line would be gone through from each segment's end to its beginning.
  const last = text.slice(to - SEARCHED, to);
  for (const end of ["\n", " "]) {
    const at = last.lastIndexOf(end);
    if (at >= 0) return to - SEARCHED + at + 1;
  }
  return to;
}
