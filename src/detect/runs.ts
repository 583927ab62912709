/** Runs of whole groups of a chain, of the lengths that detectors ask for. */

import { IS, traitsOf } from "./alphabet.ts";
import type { Detector, Numbers } from "./detector.ts";
import { asDigits } from "./lookalikes.ts";
import type { Chain, Group } from "./scan.ts";
import { LONGEST } from "./tokens.ts";

export interface Run {
  /** Capitals and digits alone. */
  readonly compact: string;
  readonly groups: readonly number[];
  readonly joints: string;
  readonly start: number;
  readonly end: number;
  /** Digits were read where O, I and l are written. */
  readonly repaired: boolean;
}

/** Who asks for a length, by their places in the register. */
export interface Asker {
  readonly place: number;
  readonly numbers: Numbers;
}

/** Of each length: who asks for digits alone, and who for letters among them. */
export interface Askers {
  readonly digits: readonly (readonly Asker[])[];
  readonly letters: readonly (readonly Asker[])[];
}

export function askersOf(detectors: readonly Detector[]): Askers {
  const empty = () => Array.from({ length: LONGEST + 1 }, (): Asker[] => []);
  const [digits, letters] = [empty(), empty()];
  for (const [place, detector] of detectors.entries())
    if (detector.candidates === "values")
      for (const numbers of detector.numbers ?? [])
        for (const length of new Set(numbers.lengths)) {
          if (numbers.of !== "letters") digits[length]?.push({ place, numbers });
          letters[length]?.push({ place, numbers });
        }
  return { digits, letters };
}

const GROUPS = 6;
/** Boxes of a form: one digit in each. */
const MOST_GROUPS = LONGEST;

/**
 * Hands over each run that begins in the text's own part, with one who asks for it and whose shape it has.
 * @param cued detectors whose words stand somewhere in the text
 */
export function runsOf(
  text: string,
  { groups, firsts }: Chain,
  askers: Askers,
  { from, to }: { readonly from: number; readonly to: number },
  cued: Uint8Array,
  onRun: (run: Run, asker: Asker) => void,
): void {
  for (let at = 0; at < firsts; at++) {
    const first = groups[at] as Group;
    if (first.start < from || first.start >= to) continue;
    let length = 0;
    let breaks = 0;
    let strokes = 0;
    let single = true;
    let words = 0;
    let pure = true;
    const most = Math.min(groups.length, at + MOST_GROUPS);
    for (let last = at; last < most; last++) {
      const group = groups[last] as Group;
      length += group.end - group.start;
      if (length > LONGEST) break;
      if (last > at) {
        const joint = text.charCodeAt(group.start - 1);
        if (joint === 10 && ++breaks > 1) break;
        if (joint === 47) strokes += 1;
      }
      single &&= group.end - group.start === 1;
      // « 240 rue des » is three words.
      if (isSmallWord(text, groups, last)) words += 1;
      pure &&= group.pure;
      const asked = (pure ? askers.digits : askers.letters)[length] as readonly Asker[];
      if (asked.length === 0) continue;
      const count = last - at + 1;
      let run: Run | null = null;
      for (const asker of asked) {
        const { numbers } = asker;
        if (numbers.cued && cued[asker.place] === 0) continue;
        // Digits one by one, as in the boxes of a form, are as many groups as it has digits: its words alone make one.
        if (count > (numbers.groups ?? GROUPS) && !(single && numbers.keyed && cued[asker.place] === 1)) continue;
        if ((strokes > 0 && !numbers.strokes) || (words > 0 && length < LONG && !numbers.small)) continue;
        run ??= runFrom(text, groups, at, last);
        if (run.joints === "..." && run.groups.every((size) => size <= 3)) break;
        const own = pure ? run : digitsOf(run, numbers);
        if (own !== null && numbers.shape.test(own.compact)) onRun(own, asker);
      }
    }
  }
}

/** From so many characters on, only an account has groups of small letters. */
const LONG = 15;
const HYPHEN = 45;

function isSmallWord(text: string, groups: readonly Group[], at: number): boolean {
  const { start, end, digits } = groups[at] as Group;
  if (digits || (traitsOf(text.charCodeAt(end - 1)) & IS.small) === 0) return false;
  return text.charCodeAt(start - 1) !== HYPHEN && text.charCodeAt(end) !== HYPHEN;
}

function runFrom(text: string, groups: readonly Group[], at: number, last: number): Run {
  let compact = "";
  let joints = "";
  const sizes: number[] = [];
  for (let index = at; index <= last; index++) {
    const { start, end } = groups[index] as Group;
    if (index > at) joints += text.charAt(start - 1);
    compact += text.slice(start, end);
    sizes.push(end - start);
  }
  const [start, end] = [groups[at]?.start ?? 0, groups[last]?.end ?? 0];
  return { compact: compact.toUpperCase(), groups: sizes, joints, start, end, repaired: false };
}

const CORSICAN = /^(?:\d{5,6}[AB]\d+|2[AB]\d+)$/;
const LOOKALIKE = /^[0-9ABILOSZ]+$/;

/** Of letters among digits, those that look like some where digits are asked for; null where it cannot be one. */
function digitsOf(run: Run, { of, keyed }: Numbers): Run | null {
  const { compact } = run;
  if (of !== "digits" || CORSICAN.test(compact)) return run;
  if (!keyed || !LOOKALIKE.test(compact)) return null;
  return { ...run, compact: digitsBut(compact), repaired: true };
}

/** Where a département stands, the A and B of Corsica stay. */
function digitsBut(compact: string): string {
  const at = /^(?:.{5})?2(?=[AB])/.exec(compact)?.[0].length;
  if (at === undefined) return asDigits(compact);
  return asDigits(compact.slice(0, at)) + compact.charAt(at) + asDigits(compact.slice(at + 1));
}
