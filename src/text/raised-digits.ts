/**
 * A note's mark after a number (« …000 43¹ »): written as what it is, a raised digit, so that it is no digit of the
 * number. One or two digits: what is longer is no mark.
 */

import type { Box, BoxOf } from "./pdf-boxes.ts";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LONGEST = 2;

export function raised(text: string): string {
  return /^\s*\d{1,2}\s*$/.test(text) ? text.replace(/\d/g, (digit) => RAISED.charAt(Number(digit))) : text;
}

/** A PDF's page knows a raised digit by its place alone: smaller, above the foot and the head of the digit before it. */
export function withRaisedDigits(text: string, boxOf: BoxOf): string {
  return text.replace(/\d{2,}/g, (digits: string, at: number) => {
    for (let length = LONGEST; length > 0; length--) {
      const first = digits.length - length;
      if (first > 0 && stands(boxOf(at + first), boxOf(at + first - 1)))
        return digits.slice(0, first) + raised(digits.slice(first));
    }
    return digits;
  });
}

function stands(mark: Box | null, before: Box | null): boolean {
  if (!mark || !before) return false;
  const height = before.top - before.bottom;
  return (
    mark.top - mark.bottom < 0.85 * height &&
    mark.bottom > before.bottom + 0.25 * height &&
    // Figures of the old style end lower or begin higher than one another: none does both.
    mark.top > before.top + 0.03 * height
  );
}
