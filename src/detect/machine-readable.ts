/**
 * The check digit of a machine-readable zone: digits for themselves, letters from A = 10, `<` for nothing, weighed 7, 3, 1
 * in turn, modulo ten.
 * Source: ICAO Doc 9303, part 3, 4.9
 */
const LONGEST_LINE = 44;
const WEIGHTS = [7, 3, 1];

export function checkDigit(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    const value = letter === "<" ? 0 : Number.parseInt(letter, 36);
    sum += value * (WEIGHTS[at % 3] ?? 0);
  }
  return sum % 10;
}

/** Where the line of a zone begins that has a place in it. */
export function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - LONGEST_LINE);
  const found = /[0-9A-Z<]*$/.exec(text.slice(from, at));
  return found ? from + found.index : at;
}
