/**
 * Every word that any detector asks for, compiled once: the one scan of the text hashes each word as it goes by, and
 * what is in no term is left after one look at a table of bits.
 */

import type { Detector, ValueDetector } from "./detector.ts";
import { FirstWords } from "./first-words.ts";
import { NEUTRAL } from "./neutral.ts";
import { type Term, wordsOf } from "./terms.ts";

/** What a term says to a detector of values. */
export type Role = "cue" | "hint" | "rival" | "neutral";

/** A term where a header has it. */
export interface HeaderTerm {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export interface Lexicon {
  /** Words that begin a term. */
  readonly firsts: FirstWords;
  /** Codes below 128, neither letter nor digit, that a mark begins with. */
  readonly marked: Uint8Array;
  /** Of each detector of values, by its place in the register: the role of each term. */
  role(detector: number, term: number): Role | null;
  /** True of a detector whose numbers have no key, or a weak one. */
  isWeak(detector: number): boolean;
  /** Detectors that a term calls, by their places in the register. */
  readonly called: readonly (readonly number[])[];
  /** Vocabularies that a term belongs to, by their places in the register. */
  readonly fields: readonly (readonly number[])[];
  /** Detectors of values that a term is a cue or a hint of, by their places in the register. */
  readonly own: readonly (readonly number[])[];
  /** Terms that headers of columns hold: there are few headers, and many cells. */
  readonly headers: Map<string, readonly HeaderTerm[]>;
  /** Of the same headers, whose they are. */
  readonly owners: Map<string, Uint8Array>;
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
  const pairs = { called: [] as Pair[], fields: [] as Pair[], own: [] as Pair[] };
  for (const [place, detector] of detectors.entries()) {
    if (detector.candidates === "values")
      for (const words of detector.words ?? []) pairs.called.push([idOf(words), place]);
    if (detector.candidates === "terms") for (const words of detector.terms) pairs.fields.push([idOf(words), place]);
    for (const [id, role] of rolesOf[place] ?? []) if (role === CUE || role === HINT) pairs.own.push([id, place]);
  }
  const roles = rolesOf.map((each) => {
    const list = new Uint8Array(ids.size);
    for (const [id, role] of each) list[id] = role;
    return list;
  });
  return {
    firsts: new FirstWords(firsts),
    marked: markedBy(detectors),
    role: (detector, term) => ROLES[roles[detector]?.[term] ?? 0] ?? null,
    isWeak: (detector) => weak[detector] === true,
    called: listed(pairs.called, ids.size),
    fields: listed(pairs.fields, ids.size),
    own: listed(pairs.own, ids.size),
    headers: new Map(),
    owners: new Map(),
  };
}

type Pair = readonly [term: number, detector: number];

/** Of each term a list, most often an empty one. */
function listed(pairs: readonly Pair[], terms: number): number[][] {
  const lists = Array.from({ length: terms }, (): number[] => []);
  for (const [term, detector] of pairs) lists[term]?.push(detector);
  return lists;
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
