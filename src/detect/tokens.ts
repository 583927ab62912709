/**
 * The loop that every character of a text goes through: words whose hash somebody may know, groups of letters and digits
 * that may be pieces of a number, and marks. It calls nothing and makes nothing, so that it runs as fast as it can.
 */

import { IS, letterOf, TRAITS } from "./alphabet.ts";
import { type Bits, hasBit, hashed, LONG_ENOUGH, PLACES, SEED } from "./hash.ts";

/** Places in the text, one after another; each list is as long as its count says. */
export interface Tokens {
  words: number;
  wordStarts: Int32Array;
  wordEnds: Int32Array;
  wordKeys: Int32Array;
  groups: number;
  groupStarts: Int32Array;
  groupEnds: Int32Array;
  /** Traits of all its characters together. */
  groupTraits: Int32Array;
  marks: number;
  markPlaces: Int32Array;
}

/** A group of letters alone belongs to a number only when short: a bank's four letters, the two of a plate. */
const LONGEST_CAPITALS = 4;
const LONGEST_SMALL = 3;
/** No number has more groups, nor a group more letters. */
export const LONGEST = 34;
const LETTER = IS.capital | IS.small;
const SMALL_S = 0x73;

export function openTokens(): Tokens {
  const tokens: Tokens = { ...rooms(0), words: 0, groups: 0, marks: 0 };
  // The compiler sees the loop's end once before it meets a long text: else it compiles it anew for each of the first thousand.
  for (const text of ["", "Né le 12, n° AB-12", "a"]) {
    const codes = Uint16Array.from([...text, "\0", "\0"], (letter) => letter.charCodeAt(0));
    tokenise(codes, text.length, new Int32Array(PLACES / 32).fill(-1), ALL, tokens);
  }
  return tokens;
}

const ALL = new Uint8Array(128).fill(1);

function rooms(size: number) {
  const room = () => new Int32Array(size);
  return {
    wordStarts: room(),
    wordEnds: room(),
    wordKeys: room(),
    groupStarts: room(),
    groupEnds: room(),
    groupTraits: room(),
    markPlaces: room(),
  };
}

/**
 * @param codes zeros follow the text's own
 * @param bits whether a word of such a hash is known
 * @param marked whether a mark may begin with a code below 128 that is neither letter nor digit
 */
export function tokenise(codes: Uint16Array, length: number, bits: Bits, marked: Uint8Array, into: Tokens): void {
  if (into.markPlaces.length <= length) Object.assign(into, rooms(length + 1));
  const { wordStarts, wordEnds, wordKeys, groupStarts, groupEnds, groupTraits, markPlaces } = into;
  let words = 0;
  let groups = 0;
  let marks = 0;
  let grouped = -2;
  let at = 0;
  while (at < length) {
    const code = codes[at] as number;
    let traits = TRAITS[code] as number;
    if (traits === 0) {
      if (code < 128 && marked[code] === 1) markPlaces[marks++] = at;
      at += 1;
      continue;
    }
    const start = at;
    let hash = SEED;
    let before = SEED;
    let seen = 0;
    // Most words are one letter, and small ones after it.
    do {
      before = hash;
      hash = hashed(hash, letterOf(traits));
      seen |= traits;
      at += 1;
      traits = TRAITS[codes[at] as number] as number;
    } while ((traits & IS.small) !== 0);
    if (traits === 0 && (seen & IS.digit) === 0) {
      // A plural's hash is its singular's.
      const plural = at - start >= LONG_ENOUGH && ((codes[at - 1] as number) | 0x20) === SMALL_S;
      const key = plural ? before : hash;
      if (hasBit(bits, key)) {
        wordStarts[words] = start;
        wordEnds[words] = at;
        wordKeys[words] = key;
        words += 1;
      }
      if (at - start > LONGEST_CAPITALS) continue;
    } else {
      // Capitals and digits among the letters: `numeroSiren`, `FR76`, `SECRET`. From its beginning, with more care.
      at = start;
      traits = TRAITS[codes[at] as number] as number;
      let word = at;
      let previous = 0;
      hash = SEED;
      for (;;) {
        const capital = (traits & IS.small) === 0 && (previous & IS.small) !== 0;
        if ((capital || (traits & LETTER) === 0) && (previous & LETTER) !== 0) {
          const plural = at - word >= LONG_ENOUGH && ((codes[at - 1] as number) | 0x20) === SMALL_S;
          const key = plural ? before : hash;
          if (hasBit(bits, key)) {
            wordStarts[words] = word;
            wordEnds[words] = at;
            wordKeys[words] = key;
            words += 1;
          }
          hash = SEED;
          word = at;
        }
        if (traits === 0) break;
        at += 1;
        if ((traits & IS.digit) === 0) {
          before = hash;
          hash = hashed(hash, letterOf(traits));
        } else {
          word = at;
          hash = SEED;
        }
        seen |= traits;
        previous = traits;
        traits = TRAITS[codes[at] as number] as number;
      }
    }
    const size = at - start;
    if ((seen & IS.accented) !== 0 || size > LONGEST) continue;
    if ((seen & IS.digit) === 0) {
      if (size > ((seen & IS.small) === 0 ? LONGEST_CAPITALS : LONGEST_SMALL)) continue;
      // Most short words are articles: one that nothing but small words surrounds is no piece of a number.
      const next = TRAITS[codes[at + 1] as number] as number;
      if (start - grouped !== 1 && (next & (IS.digit | IS.capital)) === 0) continue;
    }
    groupStarts[groups] = start;
    groupEnds[groups] = at;
    groupTraits[groups] = seen;
    groups += 1;
    grouped = at;
  }
  into.words = words;
  into.groups = groups;
  into.marks = marks;
}
