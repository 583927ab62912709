/** The hash that the one scan makes of each word as it goes by, letter after letter. */

export const SEED = 0x1505;

/** From so many letters on, an s at the end makes no other word: Inès is no INE. */
export const LONG_ENOUGH = 5;

/** One letter more of a word. */
export function hashed(hash: number, base: number): number {
  return (Math.imul(hash, 31) + base) | 0;
}

/** Its place in a table of 65,536 bits. */
export function bitOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & 0xffff;
}

/** Of a word of small letters without accents. */
export function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}
