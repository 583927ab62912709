/** Runs of whole groups that one separator parts each, of the lengths that detectors ask for. */

import { IS, TRAITS } from "./alphabet.ts";
import type { Asker, Askers } from "./askers.ts";
import { Beside } from "./beside.ts";
import { asDigits } from "./lookalikes.ts";
import type { Near } from "./near.ts";
import type { NormalText } from "./normalise.ts";
import { LONGEST, type Tokens } from "./tokens.ts";

/** Groups of a text, one after another, and what they are without what parts them. */
export interface Run {
  /** Capitals and digits alone. */
  readonly compact: string;
  /** The first of its groups, and the one after its last. */
  readonly first: number;
  readonly next: number;
  readonly start: number;
  readonly end: number;
  /** Digits were read where O, I and l are written. */
  readonly repaired: boolean;
}

/** The shortest number that anyone asks for. */
const SHORTEST = 5;
/** Boxes of a form: one digit in each. */
const MOST_GROUPS = LONGEST;

/** A run of the shape that somebody asks for. */
export type OnRun = (asker: Asker, run: Beside) => void;

/** Hands over each run that begins in the text's own part, to each whose shape it has and whose words may be near. */
export function runsOf(
  normal: NormalText,
  tokens: Tokens,
  { from, to }: { readonly from: number; readonly to: number },
  askers: Askers,
  near: Near,
  onRun: OnRun,
): void {
  const { groups, groupStarts, groupEnds, groupTraits } = tokens;
  for (let first = 0; first < groups; ) {
    let end = first + 1;
    let traits = groupTraits[first] as number;
    while (end < groups && isParted(normal.codes, groupEnds[end - 1] as number, groupStarts[end] as number))
      traits |= groupTraits[end++] as number;
    const shortest = (groupEnds[end - 1] as number) - SHORTEST;
    if ((traits & IS.digit) !== 0)
      for (let at = first; at < end; at++) {
        const start = groupStarts[at] as number;
        if (start > shortest) break;
        if (start >= from && start < to)
          runsFrom(normal, tokens, at, Math.min(end, at + MOST_GROUPS), askers, near, onRun);
      }
    first = end;
  }
}

/** By one separator: a space, a line's end, a hyphen, a dot, a stroke, an underscore. */
function isParted(codes: Uint16Array, end: number, start: number): boolean {
  const code = codes[end];
  // A line that a page's edge broke ends with its space.
  if (start - end !== 1) return start - end === 2 && code === 32 && codes[end + 1] === LINE_END;
  return code === 32 || code === LINE_END || code === HYPHEN || code === DOT || code === STROKE || code === UNDERSCORE;
}

const LINE_END = 10;
const HYPHEN = 45;
const DOT = 46;
const STROKE = 47;
const UNDERSCORE = 95;
/** From so many characters on, only an account has groups of small letters. */
const LONG = 15;

function runsFrom(
  normal: NormalText,
  tokens: Tokens,
  first: number,
  most: number,
  askers: Askers,
  near: Near,
  onRun: OnRun,
): void {
  const { groupStarts, groupEnds, groupTraits } = tokens;
  near.move(groupStarts[first] as number);
  let length = 0;
  let breaks = 0;
  let strokes = 0;
  let underscores = 0;
  let dots = 0;
  let widest = 0;
  let words = 0;
  let traits = 0;
  for (let last = first; last < most; last++) {
    const start = groupStarts[last] as number;
    const size = (groupEnds[last] as number) - start;
    if (length + size > LONGEST) break;
    if (last > first) {
      const joint = normal.codes[start - 1];
      if (joint === LINE_END && ++breaks > 1) break;
      if (joint === STROKE) strokes += 1;
      if (joint === UNDERSCORE) underscores += 1;
      if (joint === DOT) dots += 1;
    }
    compactly(normal.codes, start, size, length);
    length += size;
    widest = Math.max(widest, size);
    traits |= groupTraits[last] as number;
    // « 240 rue des » is three words.
    if (isSmallWord(normal.codes, tokens, last)) words += 1;
    if ((traits & IS.digit) === 0) continue;
    const count = last - first + 1;
    // The address of a machine.
    if (dots === 3 && count === 4 && widest <= 3) continue;
    const pure = (traits & (IS.capital | IS.small)) === 0;
    let run: Run | null = null;
    let written: Beside | null = null;
    for (const asker of (pure ? askers.digits : askers.letters)[length] as readonly Asker[]) {
      const { place } = asker;
      if (asker.cued && !near.here(place)) continue;
      // Digits one by one, as in the boxes of a form, are as many groups as it has digits: its words alone make one.
      if (count > asker.most && !(widest === 1 && asker.keyed && near.anywhere(place))) continue;
      // In names of files: days and hours have underscores too, and no key.
      if (underscores > 0 && !(asker.strokes && asker.keyed)) continue;
      if ((strokes > 0 && !asker.strokes) || (words > 0 && length < LONG && !asker.small)) continue;
      run ??= {
        compact: pure && count === 1 ? normal.text.slice(start, start + size) : COMPACT.toString("latin1", 0, length),
        first,
        next: last + 1,
        start: groupStarts[first] as number,
        end: groupEnds[last] as number,
        repaired: false,
      };
      const own: Run | null = pure ? run : digitsOf(run, asker);
      if (own === null || !asker.shape.test(own.compact)) continue;
      if (own === run) written ??= new Beside(normal.text, run, tokens);
      onRun(asker, own === run && written ? written : new Beside(normal.text, own, tokens));
    }
  }
}

/** The run that is in hand, without what parts its groups. */
const COMPACT = Buffer.alloc(LONGEST);

/** Adds a group to it, in capitals. */
function compactly(codes: Uint16Array, start: number, size: number, length: number): void {
  for (let at = 0; at < size; at++) {
    const code = codes[start + at] as number;
    COMPACT[length + at] = code > CAPITAL_Z ? code - TO_CAPITAL : code;
  }
}

const CAPITAL_Z = 0x5a;
const TO_CAPITAL = 0x20;

function isSmallWord(codes: Uint16Array, { groupStarts, groupEnds, groupTraits }: Tokens, at: number): boolean {
  if (((groupTraits[at] as number) & IS.digit) !== 0) return false;
  const [start, end] = [groupStarts[at] as number, groupEnds[at] as number];
  if (((TRAITS[codes[end - 1] as number] as number) & IS.small) === 0) return false;
  return !(start > 0 && codes[start - 1] === HYPHEN) && codes[end] !== HYPHEN;
}

const CORSICAN = /^(?:\d{5,6}[AB]\d+|2[AB]\d+)$/;
const LOOKALIKE = /^[0-9ABILOSZ]+$/;

/** Of letters among digits, those that look like some where digits are asked for; null where it cannot be one. */
function digitsOf(run: Run, { ofDigits, keyed }: Asker): Run | null {
  const { compact } = run;
  if (!ofDigits || CORSICAN.test(compact)) return run;
  if (!keyed || !LOOKALIKE.test(compact)) return null;
  return { ...run, compact: digitsBut(compact), repaired: true };
}

/** Where a département stands, the A and B of Corsica stay. */
function digitsBut(compact: string): string {
  const at = /^(?:.{5})?2(?=[AB])/.exec(compact)?.[0].length;
  if (at === undefined) return asDigits(compact);
  return asDigits(compact.slice(0, at)) + compact.charAt(at) + asDigits(compact.slice(at + 1));
}
