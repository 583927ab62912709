/**
 * The one scan of a text: words that a lexicon knows; groups of letters and digits that may be pieces of a number; and
 * places where a mark may begin. Linear, whatever the text.
 */

import { IS, letterOf, TRAITS } from "./alphabet.ts";
import type { Lexicon } from "./lexicon.ts";
import type { NormalText } from "./normalise.ts";
import { termsAt } from "./terms.ts";
import { openTokens, type Tokens, tokenise } from "./tokens.ts";
import { Words } from "./words.ts";

export interface Scanned {
  readonly words: Words;
  readonly tokens: Tokens;
}

/** Rooms that are used again for each text: one is scanned at a time. */
const TOKENS = openTokens();
const WORDS = new Words();

/** What is found is good until the next text is scanned. */
export function scan(normal: NormalText, lexicon: Lexicon): Scanned {
  tokenise(normal.codes, normal.text.length, lexicon.firsts.bits, lexicon.marked, TOKENS);
  findTerms(normal, lexicon, TOKENS);
  partLabels(normal, TOKENS);
  return { words: WORDS, tokens: TOKENS };
}

function findTerms(normal: NormalText, { firsts }: Lexicon, { words, wordStarts, wordEnds, wordKeys }: Tokens): void {
  const { codes } = normal;
  WORDS.count = 0;
  for (let at = 0; at < words; at++) {
    const end = wordEnds[at] as number;
    const next = TRAITS[codes[end + 1] as number] as number;
    const begun = firsts.before(wordKeys[at] as number, next === 0 ? 0 : (codes[end] as number), letterOf(next));
    if (begun.length > 0) termsAt(normal, wordStarts[at] as number, end, begun, WORDS);
  }
}

/** A label that nothing parts from its value: `NIR2690…`, `IBANFR76…`, as in names of files. */
const GLUED =
  /(?:nir|nss|siren|siret|iban|tva|rib|ine|numen|rpps|finess|adeli|spi|cni|neph|matricule|agent|tel)(?=(?:[a-z]{2})?\d)/iy;

/** A number begins where the label that is glued to it ends. */
function partLabels({ text, codes }: NormalText, { groups, groupStarts, groupEnds, groupTraits }: Tokens): void {
  for (let at = 0; at < groups; at++) {
    if (((groupTraits[at] as number) & IS.digit) === 0) continue;
    const start = groupStarts[at] as number;
    if (((TRAITS[codes[start] as number] as number) & IS.digit) !== 0) continue;
    GLUED.lastIndex = start;
    if (!GLUED.test(text)) continue;
    const from = GLUED.lastIndex;
    groupStarts[at] = from;
    let traits = 0;
    for (let place = from; place < (groupEnds[at] as number); place++)
      traits |= TRAITS[codes[place] as number] as number;
    groupTraits[at] = traits;
  }
}
