/** Who asks for numbers of a length: detectors of values, in the order of the register. */

import type { Detector, Numbers } from "./detector.ts";
import { LONGEST } from "./tokens.ts";

/** Of a number that tells nothing else. */
const GROUPS = 6;

/** What {@link Numbers} tell, and what they leave out: all askers look alike to the machine, which is then faster. */
export interface Asker {
  /** Its place in the register. */
  readonly place: number;
  readonly shape: RegExp;
  readonly most: number;
  readonly ofDigits: boolean;
  readonly small: boolean;
  readonly strokes: boolean;
  readonly cued: boolean;
  readonly keyed: boolean;
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
          const asker = askerOf(place, numbers);
          if (numbers.of !== "letters") digits[length]?.push(asker);
          letters[length]?.push(asker);
        }
  return { digits, letters };
}

function askerOf(place: number, numbers: Numbers): Asker {
  const { shape, groups = GROUPS, of, small = false, strokes = false, cued = false, keyed = false } = numbers;
  return { place, shape, most: groups, ofDigits: of === "digits", small, strokes, cued, keyed, numbers };
}
