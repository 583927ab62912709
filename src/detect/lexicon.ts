/**
 * Every word that any detector asks for, compiled once: the one scan of the text hashes each word as it goes by, and
 * what is in no term is left after one look at a table of bits.
 */

import type { Detector, ValueDetector } from "./detector.ts";
import { bitOf, hashOf } from "./hash.ts";
import { NEUTRAL } from "./neutral.ts";
import { type FirstWord, type Term, wordsOf } from "./terms.ts";

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

const known = new WeakMap<readonly Detector[], Lexicon>();

export function lexiconOf(detectors: readonly Detector[]): Lexicon {
  const lexicon = known.get(detectors) ?? compiled(detectors);
  known.set(detectors, lexicon);
  return lexicon;
}

const CUE = 1;
const HINT = 2;
const RIVAL = 3;
const NOBODYS = 4;
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
  const called: number[][] = [];
  const fields: number[][] = [];
  const own: number[][] = [];
  const add = (lists: number[][], id: number, place: number) => {
    lists[id] = [...(lists[id] ?? []), place];
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
  for (const [word, begun] of firsts) {
    const hash = hashOf(word);
    bits[bitOf(hash)] = 1;
    begun.sort((a, b) => b.rest.length - a.rest.length);
    terms.set(hash, [...(terms.get(hash) ?? []), { word, terms: begun }]);
  }
  return {
    terms,
    bits,
    marked: markedBy(detectors),
    role: (detector, term) => ROLES[roles[detector]?.[term] ?? 0] ?? null,
    isWeak: (detector) => weak[detector] === true,
    called,
    fields,
    own,
    headers: new Map(),
  };
}

function markedBy(detectors: readonly Detector[]): Uint8Array {
  const marked = new Uint8Array(128);
  for (const detector of detectors)
    if (detector.candidates === "values") for (const mark of detector.marks ?? []) marked[mark.charCodeAt(0)] = 1;
  return marked;
}

/** Its own words; against them, the names of what has the same shape, and of numbers that are nobody's. */
function rolesOfOne(
  detector: Detector,
  detectors: readonly Detector[],
  idOf: (words: string) => number,
): ReadonlyMap<number, number> {
  const roles = new Map<number, number>();
  if (detector.candidates !== "values") return roles;
  for (const words of NEUTRAL) roles.set(idOf(words), NOBODYS);
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
