/** Where a cell stands, by its reference (ECMA-376, 18.18.7). */

const LETTERS = 3;

/** `BC12` → 55, from 1; undefined where the cell says nothing. */
export function columnOf(reference: string | undefined): number | undefined {
  let column = 0;
  for (let at = 0; at < Math.min(LETTERS, reference?.length ?? 0); at += 1) {
    const letter = ((reference as string).charCodeAt(at) | 0x20) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? undefined : column;
}
