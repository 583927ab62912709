/** The hash that the one scan makes of each word as it goes by, letter after letter, and what it may be looked up in. */

export const SEED = 0x1505;

/** From so many letters on, an s at the end makes no other word: Inès is no INE. */
export const LONG_ENOUGH = 5;

/** One letter more of a word. */
export function hashed(hash: number, base: number): number {
  return (Math.imul(hash, 31) + base) | 0;
}

/** Of a word of small letters without accents. */
export function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}

/** Of all hashes so many are told apart. */
export const PLACES = 1 << 16;

export function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}

/** A bit for each place: small enough to stay at hand. */
export type Bits = Int32Array;

/** False of most hashes that were not set. */
export function hasBit(bits: Bits, hash: number): boolean {
  const bit = placeOf(hash);
  return (((bits[bit >> 5] as number) >>> (bit & 31)) & 1) === 1;
}
