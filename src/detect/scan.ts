/**
 * The one scan of a text: words, which a lexicon knows or not; marks; and numbers, groups of letters and digits that one
 * separator parts. Linear, whatever the text.
 */

import { IS, traitsOf } from "./alphabet.ts";
import type { Lexicon } from "./lexicon.ts";
import type { NormalText } from "./normalise.ts";
import { termsAt } from "./terms.ts";
import { LONGEST, openTokens, type Tokens, tokenise } from "./tokens.ts";

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
  /** Digits and nothing else. */
  readonly pure: boolean;
}

/** Groups that one separator parts each. Of a very long chain comes a piece at a time, the next one overlapping it. */
export interface Chain {
  readonly groups: readonly Group[];
  /** How many of them are no piece of the next chain. */
  readonly firsts: number;
}

interface Scanned {
  readonly words: Words;
  readonly chains: readonly Chain[];
  /** Places of characters that a mark may begin with. */
  readonly marks: readonly number[];
}

const CHUNK = 1024;
/** The shortest number that anyone asks for. */
const SHORTEST = 5;
/** A label that nothing parts from its value: `NIR2690…`, `IBANFR76…`, as in names of files. */
const GLUED =
  /(?:nir|nss|siren|siret|iban|tva|rib|ine|numen|rpps|finess|adeli|spi|cni|neph|matricule|agent|tel)(?=(?:[a-z]{2})?\d)/iy;

/** Rooms that are used again for each text: one is scanned at a time. */
const TOKENS = openTokens();

export function scan(normal: NormalText, lexicon: Lexicon): Scanned {
  tokenise(normal.codes, lexicon.bits, lexicon.marked, TOKENS);
  return {
    words: wordsOf(normal.text, lexicon, TOKENS),
    chains: chainsOf(normal, TOKENS),
    marks: Array.from(TOKENS.markPlaces.subarray(0, TOKENS.marks)),
  };
}

function wordsOf(text: string, { terms }: Lexicon, tokens: Tokens): Words {
  const words: Words = { starts: [], ends: [], terms: [] };
  for (let at = 0; at < tokens.words; at++) {
    const firsts = terms.get(tokens.wordKeys[at] as number);
    if (firsts) termsAt(text, tokens.wordStarts[at] as number, tokens.wordEnds[at] as number, firsts, words);
  }
  return words;
}

function chainsOf({ text, codes }: NormalText, tokens: Tokens): Chain[] {
  const chains: Chain[] = [];
  let chain: Group[] = [];
  const end = () => {
    if (isWorthy(chain)) chains.push({ groups: chain, firsts: chain.length });
    chain = [];
  };
  for (let at = 0; at < tokens.groups; at++) {
    const group = groupAt(text, codes, tokens, at);
    const last = chain.at(-1);
    if (last && !(group.start - last.end === 1 && isSeparator(codes[last.end] as number))) end();
    chain.push(group);
    if (chain.length < CHUNK) continue;
    chains.push({ groups: chain, firsts: chain.length - LONGEST });
    chain = chain.slice(-LONGEST);
  }
  end();
  return chains;
}

function groupAt(text: string, codes: Uint16Array, tokens: Tokens, at: number): Group {
  const start = tokens.groupStarts[at] as number;
  const end = tokens.groupEnds[at] as number;
  const traits = tokens.groupTraits[at] as number;
  const digits = (traits & IS.digit) !== 0;
  if (!digits || (traitsOf(codes[start] as number) & IS.digit) !== 0)
    return { start, end, digits, pure: digits && (traits & (IS.capital | IS.small)) === 0 };
  GLUED.lastIndex = start;
  if (!GLUED.test(text)) return { start, end, digits, pure: false };
  return { start: GLUED.lastIndex, end, digits, pure: /^\d+$/.test(text.slice(GLUED.lastIndex, end)) };
}

function isWorthy(chain: readonly Group[]): boolean {
  const span = (chain.at(-1)?.end ?? 0) - (chain[0]?.start ?? 0);
  return span >= SHORTEST && chain.some(({ digits }) => digits);
}

/** Space, line's end, hyphen, dot, stroke. */
function isSeparator(code: number): boolean {
  return code === 32 || code === 10 || code === 45 || code === 46 || code === 47;
}
