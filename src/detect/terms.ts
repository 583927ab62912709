/**
 * Terms of several words where they stand in a text, however people part, accord and case them: « né(e) le »,
 * « n° de sécurité sociale », `numeroSiren`, `num_ine`.
 */

import { baseOf, IS, TRAITS } from "./alphabet.ts";
import { LONG_ENOUGH } from "./hash.ts";
import type { NormalText } from "./normalise.ts";
import type { Words } from "./words.ts";

/** One way to write what a detector asks for. */
export interface Term {
  readonly id: number;
  /** Small letters and digits, without accents, the plural's s left off; what follows the first word. */
  readonly rest: readonly string[];
  /** An acronym: in small letters it is another word. */
  readonly capitals: boolean;
}

/** The terms that begin with one word. */
export interface FirstWord {
  readonly word: string;
  /** Terms of this word and others, the longest first. */
  readonly longer: readonly Term[];
  /** By their lowest five bits, the first letters of what may follow. */
  readonly nexts: number;
  /** Terms of this word and no other. */
  readonly alone: readonly Term[];
}

export function firstWordOf(word: string, terms: readonly Term[]): FirstWord {
  const longer = terms.filter(({ rest }) => rest.length > 0).sort((a, b) => b.rest.length - a.rest.length);
  return {
    word,
    longer,
    nexts: longer.reduce((all, { rest: [next = ""] }) => all | (1 << (next.charCodeAt(0) & 31)), 0),
    alone: terms.filter(({ rest }) => rest.length === 0),
  };
}

/** `n° de sécurité sociale`: n, de, securite, sociale. */
export function wordsOf(words: string): string[] {
  const folded = [...words].map((letter) => String.fromCharCode(baseOf(letter.charCodeAt(0)))).join("");
  return (folded.match(/[a-z]+|[0-9]+/g) ?? []).map(singular);
}

function singular(word: string): string {
  return word.length >= LONG_ENOUGH && word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Between the words of one term: spaces, a hyphen, an apostrophe, `°`, a line's end; at most this many. */
const LONGEST_JOINT = 3;
const FEMININE = /(?:\((?:e|ne|le|se|es|s)\)|[.·•](?:e|ne|es)\b(?:[.·•]s\b)?)/y;

/** Adds the terms that stand here, of those that its first word begins. */
export function termsAt(
  normal: NormalText,
  start: number,
  end: number,
  firsts: readonly FirstWord[],
  into: Words,
  anyCase = false,
): void {
  const { codes } = normal;
  for (const { word, longer, nexts, alone } of firsts) {
    // Of forty terms that begin with « numéro », the next word's first letter leaves two or three, and most often none.
    const next = nexts === 0 ? 0 : baseOf(codes[afterJoint(normal, end)] as number);
    const followed = ((nexts >>> (next & 31)) & 1) === 1;
    if ((!followed && alone.length === 0) || !isWord(codes, start, end, word)) continue;
    if (followed)
      for (const { id, rest, capitals } of longer) {
        if (rest[0]?.charCodeAt(0) !== next || (capitals && !isAcronym(normal, start, end, anyCase))) continue;
        const last = restAt(normal, end, rest);
        if (last >= 0) into.add(start, last, id);
      }
    for (const { id, capitals } of alone)
      if (!capitals || isAcronym(normal, start, end, anyCase)) into.add(start, end, id);
  }
}

function isAcronym(normal: NormalText, start: number, end: number, anyCase: boolean): boolean {
  return anyCase || isCapital(normal.codes, start, end) || isField(normal, start, end);
}

function isWord(codes: Uint16Array, start: number, end: number, word: string): boolean {
  const length = end - start;
  const plural = length === word.length + 1 && length >= LONG_ENOUGH && ((codes[end - 1] as number) | 0x20) === 0x73;
  if (!plural && length !== word.length) return false;
  for (let at = 0; at < word.length; at++)
    if (baseOf(codes[start + at] as number) !== word.charCodeAt(at)) return false;
  return true;
}

function isCapital(codes: Uint16Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isPlainCapital(codes[at] as number)) return false;
  return true;
}

const FIELD = /["']?\s?(?:[:=>]|c'est|est\b|(?<= )\d{4}[\dA])/y;

/** In small letters it is the acronym all the same where it names a field, or a number: `num_ine`, `cb:`, « mon ine c'est ». */
function isField({ text, codes }: NormalText, start: number, end: number): boolean {
  if (start > 0 && codes[start - 1] === 0x5f) return true;
  FIELD.lastIndex = end;
  return FIELD.test(text);
}

/** End of the last word when all of them follow; -1 when they do not. */
function restAt(normal: NormalText, from: number, rest: readonly string[]): number {
  const { codes } = normal;
  let end = from;
  for (const word of rest) {
    let at = afterJoint(normal, end);
    if (at === end && TRAITS[codes[at] as number] === 0) return -1;
    for (let letter = 0; letter < word.length; letter++, at++)
      if (baseOf(codes[at] as number) !== word.charCodeAt(letter)) return -1;
    if (isPlural(codes, at)) at += 1;
    const next = codes[at] as number;
    // `numeroSiren`: a capital begins another word.
    if (((TRAITS[next] as number) & (IS.small | IS.capital)) !== 0 && !isPlainCapital(next)) return -1;
    end = at;
  }
  return end;
}

/** `titreDeSejour`: a capital after a small letter begins another word. */
function isPlural(codes: Uint16Array, at: number): boolean {
  return codes[at] === 0x73 || (codes[at] === 0x53 && isPlainCapital(codes[at - 1] as number));
}

function afterJoint(normal: NormalText, end: number): number {
  let at = afterFeminine(normal, end);
  for (let joint = 0; joint < LONGEST_JOINT && isJoint(normal.codes[at] as number); joint++) at += 1;
  return at;
}

/** « né(e) le », « assuré·e »; of « i.n.e » each letter is a word, and has no feminine. */
function afterFeminine({ text, codes }: NormalText, at: number): number {
  const code = codes[at];
  if (code !== 0x28 && code !== 0x2e && code !== 0xb7 && code !== 0x2022) return at;
  if (TRAITS[codes[at - 2] as number] === 0) return at;
  FEMININE.lastIndex = at;
  return FEMININE.test(text) ? FEMININE.lastIndex : at;
}

/** Space, tab, line's end, hyphen, apostrophe, underscore, dot, `°`, `º`, stroke. */
const JOINTS = new Uint8Array(1 << 8);
for (const letter of " \t\n-'_.°º/") JOINTS[letter.charCodeAt(0)] = 1;

function isJoint(code: number): boolean {
  return code < JOINTS.length && JOINTS[code] === 1;
}

function isPlainCapital(code: number): boolean {
  return ((TRAITS[code] as number) & (IS.capital | IS.accented)) === IS.capital;
}
