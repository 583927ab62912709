/**
 * The one scan of a text: from character to character it takes words, which a lexicon knows or not, and numbers: groups
 * of letters and digits that one separator parts. Linear, whatever the text.
 */

import { IS, letterOf, traitsOf } from "./alphabet.ts";
import { bitOf, hashed, type Lexicon, LONG_ENOUGH, SEED, termsAt } from "./lexicon.ts";
import type { NormalText } from "./normalise.ts";

/** Words that the lexicon knows, in the order of their places. */
export interface Words {
  readonly starts: number[];
  readonly ends: number[];
  readonly terms: number[];
}

/** A run of letters and digits. */
export interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
  /** Digits alone. */
  readonly pure: boolean;
}

/** Groups that one separator parts each. Of a very long chain comes a piece at a time, the next one overlapping it. */
export interface Chain {
  readonly groups: readonly Group[];
  /** How many of them are no piece of the next chain. */
  readonly firsts: number;
}

/** No number has more groups, nor a group more letters. */
export const LONGEST = 34;
/** A group of letters alone belongs to a number only when short: a bank's four letters, the two of a plate. */
const LONGEST_CAPITALS = 4;
const LONGEST_SMALL = 3;
const CHUNK = 1024;
/** The shortest number that anyone asks for. */
const SHORTEST = 5;
/** A label that nothing parts from its value: `NIR2690…`, `IBANFR76…`, as in names of files. */
const GLUED =
  /(?:nir|nss|siren|siret|iban|tva|rib|ine|numen|rpps|finess|adeli|spi|cni|neph|matricule|tel)(?=(?:[a-z]{2})?\d)/iy;

export function scan({ text, codes }: NormalText, lexicon: Lexicon, onChain: (chain: Chain) => void): Words {
  const words: Words = { starts: [], ends: [], terms: [] };
  const { bits, terms } = lexicon;
  let chain: Group[] = [];
  let chained = -2;
  // A short word that no number precedes: most are articles, and nothing follows them.
  let ahead = -2;
  let aheadStart = -2;

  const onTerm = (id: number, start: number, last: number) => {
    words.starts.push(start);
    words.ends.push(last);
    words.terms.push(id);
  };

  const take = (start: number, end: number, key: number) => {
    const firsts = terms.get(key);
    if (firsts) termsAt(text, start, end, firsts, (id, last) => onTerm(id, start, last));
  };

  const endChain = () => {
    if (isWorthy(chain)) onChain({ groups: chain, firsts: chain.length });
    chain = [];
  };

  const parted = (last: number, next: number) => next - last === 1 && isSeparator(codes[last] as number);

  const addGroup = (start: number, end: number, seen: number) => {
    const digits = (seen & IS.digit) !== 0;
    let begin = start;
    if (digits && (traitsOf(codes[start] as number) & IS.digit) === 0) {
      GLUED.lastIndex = start;
      if (GLUED.test(text)) begin = GLUED.lastIndex;
    }
    if (chain.length > 0 && !parted(chained, begin)) endChain();
    if (chain.length === 0) {
      if (!digits) {
        aheadStart = start;
        ahead = end;
        return;
      }
      if (parted(ahead, begin)) chain.push({ start: aheadStart, end: ahead, digits: false, pure: false });
    }
    chain.push({ start: begin, end: end, digits, pure: (seen & ~0x7f) === IS.digit || begin !== start });
    chained = end;
    if (chain.length < CHUNK) return;
    onChain({ groups: chain, firsts: chain.length - LONGEST });
    chain = chain.slice(-LONGEST);
  };

  const { length } = codes;
  let at = 0;
  while (at < length) {
    let traits = traitsOf(codes[at] as number);
    if (traits === 0) {
      at += 1;
      continue;
    }
    const start = at;
    let word = at;
    let hash = SEED;
    let before = SEED;
    let seen = 0;
    let previous = 0;
    do {
      if ((traits & IS.digit) !== 0) {
        if ((previous & LETTER) !== 0) {
          const key = keyOf(codes, word, at, hash, before);
          if (bits[bitOf(key)] === 1) take(word, at, key);
        }
      } else {
        if ((previous & IS.digit) !== 0 || ((previous & IS.small) !== 0 && (traits & IS.capital) !== 0)) {
          if ((previous & LETTER) !== 0) {
            const key = keyOf(codes, word, at, hash, before);
            if (bits[bitOf(key)] === 1) take(word, at, key);
          }
          word = at;
          hash = SEED;
        }
        before = hash;
        hash = hashed(hash, letterOf(traits));
      }
      seen |= traits;
      previous = traits;
      at += 1;
      traits = at < length ? traitsOf(codes[at] as number) : 0;
    } while (traits !== 0);
    if ((previous & LETTER) !== 0) {
      const key = keyOf(codes, word, at, hash, before);
      if (bits[bitOf(key)] === 1) take(word, at, key);
    }
    if (belongs(seen, at - start)) addGroup(start, at, seen);
    else if (chain.length > 0) endChain();
  }
  if (chain.length > 0) endChain();
  return words;
}

const LETTER = IS.capital | IS.small;

/** A plural's hash is its singular's. */
function keyOf(codes: Uint16Array, start: number, end: number, hash: number, before: number): number {
  return end - start >= LONG_ENOUGH && ((codes[end - 1] as number) | 0x20) === 0x73 ? before : hash;
}

/** Of these kinds of characters, and this long: may a group be a piece of a number? */
function belongs(seen: number, length: number): boolean {
  if ((seen & IS.accented) !== 0 || length > LONGEST) return false;
  if ((seen & IS.digit) !== 0) return true;
  return length <= ((seen & IS.small) === 0 ? LONGEST_CAPITALS : LONGEST_SMALL);
}

function isWorthy(chain: readonly Group[]): boolean {
  const span = (chain.at(-1)?.end ?? 0) - (chain[0]?.start ?? 0);
  return span >= SHORTEST && chain.some(({ digits }) => digits);
}

/** Space, line's end, hyphen, dot, stroke. */
export function isSeparator(code: number): boolean {
  return code === 32 || code === 10 || code === 45 || code === 46 || code === 47;
}
