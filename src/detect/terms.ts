/**
 * Terms of several words where they stand in a text, however people part, accord and case them: « né(e) le »,
 * « n° de sécurité sociale », `numeroSiren`, `num_ine`.
 */

import { baseOf, IS, traitsOf } from "./alphabet.ts";
import { LONG_ENOUGH } from "./hash.ts";

/** One way to write what a detector asks for. */
export interface Term {
  readonly id: number;
  /** Small letters and digits, without accents, the plural's s left off; what follows the first word. */
  readonly rest: readonly string[];
  /** An acronym: in small letters it is another word. */
  readonly capitals: boolean;
}

export interface FirstWord {
  readonly word: string;
  readonly terms: readonly Term[];
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
  text: string,
  start: number,
  end: number,
  firsts: readonly FirstWord[],
  into: { readonly starts: number[]; readonly ends: number[]; readonly terms: number[] },
  anyCase = false,
): void {
  for (const { word, terms } of firsts) {
    if (!isWord(text, start, end, word)) continue;
    // Of forty terms that begin with « numéro », the next word's first letter leaves two or three.
    const next = baseOf(text.charCodeAt(afterJoint(text, end)));
    for (const { id, rest, capitals } of terms) {
      if (rest.length > 0 && rest[0]?.charCodeAt(0) !== next) continue;
      if (capitals && !anyCase && !isCapital(text, start, end) && !isField(text, start, end)) continue;
      const last = rest.length === 0 ? end : restAt(text, end, rest);
      if (last < 0) continue;
      into.starts.push(start);
      into.ends.push(last);
      into.terms.push(id);
    }
  }
}

function isWord(text: string, start: number, end: number, word: string): boolean {
  const plural = end - start === word.length + 1 && (text.charCodeAt(end - 1) | 0x20) === 0x73;
  if (!plural && end - start !== word.length) return false;
  for (let at = 0; at < word.length; at++)
    if (baseOf(text.charCodeAt(start + at)) !== word.charCodeAt(at)) return false;
  return true;
}

function isCapital(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isPlainCapital(text.charCodeAt(at))) return false;
  return true;
}

const FIELD = /["']?\s?(?:[:=>]|c'est|est\b)/y;

/** In small letters it is the acronym all the same where it names a field: `num_ine`, `cb:`, « mon ine c'est ». */
function isField(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start - 1) === 0x5f) return true;
  FIELD.lastIndex = end;
  return FIELD.test(text);
}

/** End of the last word when all of them follow; -1 when they do not. */
function restAt(text: string, from: number, rest: readonly string[]): number {
  let end = from;
  for (const word of rest) {
    let at = afterJoint(text, end);
    if (at === end && traitsOf(text.charCodeAt(at)) === 0) return -1;
    for (let letter = 0; letter < word.length; letter++, at++)
      if (baseOf(text.charCodeAt(at)) !== word.charCodeAt(letter)) return -1;
    if ((text.charCodeAt(at) | 0x20) === 0x73) at += 1;
    const next = text.charCodeAt(at);
    // `numeroSiren`: a capital begins another word.
    if ((traitsOf(next) & (IS.small | IS.capital)) !== 0 && !isPlainCapital(next)) return -1;
    end = at;
  }
  return end;
}

function afterJoint(text: string, end: number): number {
  let at = afterFeminine(text, end);
  for (let joint = 0; joint < LONGEST_JOINT && isJoint(text.charCodeAt(at)); joint++) at += 1;
  return at;
}

/** « né(e) le », « assuré·e ». */
function afterFeminine(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 0x28 && code !== 0x2e && code !== 0xb7 && code !== 0x2022) return at;
  FEMININE.lastIndex = at;
  return FEMININE.test(text) ? FEMININE.lastIndex : at;
}

/** Space, tab, line's end, hyphen, apostrophe, underscore, dot, `°`, `º`, stroke. */
function isJoint(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x0a ||
    code === 0x2d ||
    code === 0x27 ||
    code === 0x5f ||
    code === 0x2e ||
    code === 0xb0 ||
    code === 0xba ||
    code === 0x2f
  );
}

function isPlainCapital(code: number): boolean {
  return (traitsOf(code) & (IS.capital | IS.accented)) === IS.capital;
}
