/**
 * Every word that any detector asks for, compiled once: the one scan of the text hashes each word as it goes by, and
 * what is in no term is left after one look at a table of bits.
 */

import { baseOf, CAPITAL, DIGIT, kindOf, OTHER } from "./alphabet.ts";
import type { Detector, ValueDetector } from "./detector.ts";
import { bitOf, hashOf, LONG_ENOUGH } from "./hash.ts";
import { normalise } from "./normalise.ts";

/** One way to write what a detector asks for. */
interface Term {
  readonly id: number;
  /** Small letters and digits, without accents, the plural's s left off; what follows the first word. */
  readonly rest: readonly string[];
  /** An acronym: in small letters it is another word. */
  readonly capitals: boolean;
}

/** What a term says to a detector of values. */
export type Role = "cue" | "hint" | "rival" | "neutral";

export interface Lexicon {
  /** Words that begin a term, by {@link hashOf}: the longest term first. */
  readonly terms: ReadonlyMap<number, readonly FirstWord[]>;
  /** A bit for each hash of a first word, by its last sixteen bits. */
  readonly bits: Uint8Array;
  /** Codes below 128, neither letter nor digit, that a mark begins with. */
  readonly marked: Uint8Array;
  /** Of each detector of values, by its place in the register: the role of each term. */
  role(detector: number, term: number): Role | null;
  /** True of a detector whose numbers have no key, or a weak one. */
  isWeak(detector: number): boolean;
  /** Detectors that a term calls, by their places in the register. */
  readonly called: readonly (readonly number[] | undefined)[];
  /** Vocabularies that a term belongs to, by their places in the register. */
  readonly fields: readonly (readonly number[] | undefined)[];
  /** Detectors of values that a term is a cue or a hint of, by their places in the register. */
  readonly own: readonly (readonly number[] | undefined)[];
  /** Terms that headers of columns hold: there are few headers, and many cells. */
  readonly headers: Map<string, readonly number[]>;
}

interface FirstWord {
  readonly word: string;
  readonly terms: readonly Term[];
}

/** Names of numbers that are nobody's: nearer than a detector's own words, they say that it is something else. */
// biome-ignore format: words in one list
const NEUTRAL = ["commande", "bon de commande", "dossier", "facture", "devis", "contrat", "référence", "réf", "client", "série", "numéro de série", "n° de série", "ticket", "imei", "isbn", "issn", "ean", "gtin", "code-barres", "code barre", "horodatage", "timestamp", "colis", "suivi", "lot", "version", "build", "article", "marché", "nor", "incident", "engagement", "mandat", "siren et siret", "commit", "uuid", "hash", "doi", "celex", "inventaire", "avis n°", "montant", "total", "budget", "page", "lettre recommandée", "bordereau", "titre de perception", "n° de titre", "numéro de titre", "crédits", "recettes", "dépenses", "engagement juridique", "compteur", "pdl", "prm", "pce", "num titre"];
const known = new WeakMap<readonly Detector[], Lexicon>();

export function lexiconOf(detectors: readonly Detector[]): Lexicon {
  const lexicon = known.get(detectors) ?? compiled(detectors);
  known.set(detectors, lexicon);
  return lexicon;
}

const CUE = 1;
const HINT = 2;
const RIVAL = 3;
const UNKNOWN = 4;
const ROLES = [null, "cue", "hint", "rival", "neutral"] as const;

function compiled(detectors: readonly Detector[]): Lexicon {
  const ids = new Map<string, number>();
  const firsts = new Map<string, Term[]>();
  const idOf = (words: string): number => {
    const [first = "", ...rest] = wordsOf(words);
    const capitals = /^[A-Z]{2,6}$/.test(words);
    const key = `${[first, ...rest].join(" ")}${capitals ? " (capitals)" : ""}`;
    const before = ids.get(key);
    if (before !== undefined) return before;
    const id = ids.size;
    ids.set(key, id);
    firsts.set(first, [...(firsts.get(first) ?? []), { id, rest, capitals }]);
    return id;
  };
  const rolesOf = detectors.map((detector) => rolesOfOne(detector, detectors, idOf));
  const weak = detectors.map((each) => each.candidates === "values" && each.weak === true);
  const [called, fields, own]: number[][][] = [[], [], []];
  const add = (lists: number[][] | undefined, id: number, place: number) => {
    if (lists) lists[id] = [...(lists[id] ?? []), place];
  };
  for (const [place, detector] of detectors.entries()) {
    if (detector.candidates === "values") for (const words of detector.words ?? []) add(called, idOf(words), place);
    if (detector.candidates === "terms") for (const words of detector.terms) add(fields, idOf(words), place);
    for (const [id, role] of rolesOf[place] ?? []) if (role === CUE || role === HINT) add(own, id, place);
  }
  const roles = rolesOf.map((each) => {
    const list = new Uint8Array(ids.size);
    for (const [id, role] of each) list[id] = role;
    return list;
  });
  const bits = new Uint8Array(1 << 16);
  const terms = new Map<number, FirstWord[]>();
  for (const [word, own] of firsts) {
    const hash = hashOf(word);
    bits[bitOf(hash)] = 1;
    own.sort((a, b) => b.rest.length - a.rest.length);
    terms.set(hash, [...(terms.get(hash) ?? []), { word, terms: own }]);
  }
  return {
    terms,
    bits,
    marked: markedBy(detectors),
    role: (detector, term) => ROLES[roles[detector]?.[term] ?? 0] ?? null,
    isWeak: (detector) => weak[detector] === true,
    called: called ?? [],
    fields: fields ?? [],
    own: own ?? [],
    headers: new Map(),
  };
}

function markedBy(detectors: readonly Detector[]): Uint8Array {
  const marked = new Uint8Array(128);
  for (const detector of detectors)
    if (detector.candidates === "values") for (const mark of detector.marks ?? []) marked[mark.charCodeAt(0)] = 1;
  return marked;
}

/** Headers remembered at most: a file may have as many columns as it likes. */
const MOST_HEADERS = 10_000;

/** What a column's header says to a detector. */
export function rolesIn(header: string, lexicon: Lexicon, detector: number): Role | null {
  const known = lexicon.headers.get(header);
  const terms = known ?? termsIn(header, lexicon);
  if (known === undefined && lexicon.headers.size < MOST_HEADERS) lexicon.headers.set(header, terms);
  let said: Role | null = null;
  for (const term of terms) {
    const role = lexicon.role(detector, term);
    if (role === "cue") return role;
    if (role !== null && (said === null || role === "hint")) said = role;
  }
  return said;
}

/** What is longer names no column: it is the first line of a page that a table was made of. */
const LONGEST_HEADER = 80;

export function namesColumn(header: string): boolean {
  return header.length <= LONGEST_HEADER && /\p{L}/u.test(header);
}

function termsIn(header: string, { terms }: Lexicon): number[] {
  if (header.length > LONGEST_HEADER) return [];
  const { text } = normalise(header);
  const found = { starts: [] as number[], ends: [] as number[], terms: [] as number[] };
  for (const { index, 0: word } of text.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu)) {
    const firsts = terms.get(hashOf(wordsOf(word)[0] ?? ""));
    if (firsts) termsAt(text, index, index + word.length, firsts, found, true);
  }
  const places = found.terms.map((id, at) => ({ id, start: found.starts[at] ?? 0, end: found.ends[at] ?? 0 }));
  // « Nom de naissance » is no « naissance ».
  const inside = (one: Place, other: Place) =>
    other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start;
  return places.filter((one) => !places.some((other) => inside(one, other))).map(({ id }) => id);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Its own words; against them, the names of what has the same shape, and of numbers that are nobody's. */
function rolesOfOne(
  detector: Detector,
  detectors: readonly Detector[],
  idOf: (words: string) => number,
): ReadonlyMap<number, number> {
  const roles = new Map<number, number>();
  if (detector.candidates !== "values") return roles;
  for (const words of NEUTRAL) roles.set(idOf(words), UNKNOWN);
  // A strong key needs no more than its own list against it.
  for (const other of detector.weak ? detectors : [])
    if (other !== detector && other.candidates === "values" && alike(detector, other))
      for (const words of other.cues ?? []) roles.set(idOf(words), RIVAL);
  for (const words of detector.rivals ?? []) roles.set(idOf(words), RIVAL);
  for (const words of detector.hints ?? []) roles.set(idOf(words), HINT);
  for (const words of detector.cues ?? []) roles.set(idOf(words), CUE);
  return roles;
}

function alike(one: ValueDetector, other: ValueDetector): boolean {
  const lengths = (one.numbers ?? []).flatMap((numbers) => numbers.lengths);
  return (other.numbers ?? []).some((numbers) => numbers.lengths.some((length) => lengths.includes(length)));
}

/** `n° de sécurité sociale`: n, de, securite, sociale. */
function wordsOf(words: string): string[] {
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
  for (let at = start; at < end; at++) if (kindOf(text.charCodeAt(at)) !== CAPITAL) return false;
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
    if (at === end && kindOf(text.charCodeAt(at)) === OTHER) return -1;
    for (let letter = 0; letter < word.length; letter++, at++)
      if (baseOf(text.charCodeAt(at)) !== word.charCodeAt(letter)) return -1;
    if ((text.charCodeAt(at) | 0x20) === 0x73) at += 1;
    const next = kindOf(text.charCodeAt(at));
    // `numeroSiren`: a capital begins another word.
    if (next !== OTHER && next !== DIGIT && next !== CAPITAL) return -1;
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
