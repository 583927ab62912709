/**
 * Words beside a value that say what it is: its own (cues), or those of another thing of the same shape (rivals). All
 * detectors' words are sought in one pass, and only near candidates.
 */

import type { Detector, NumberDetector } from "./detector.ts";
import { fold } from "./normalise.ts";

export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

export interface Lexicon {
  /** Words of a stretch of text, in order. */
  hits(text: string, from: number, to: number): readonly Hit[];
  /** What a word says to a detector. */
  role(detector: NumberDetector, word: string): "cue" | "rival" | null;
  /** What a column's header says to a detector. */
  header(detector: NumberDetector, header: string): "cue" | "rival" | null;
}

const known = new WeakMap<readonly Detector[], Lexicon>();

export function lexiconOf(detectors: readonly Detector[]): Lexicon {
  const lexicon = known.get(detectors) ?? compiled(detectors);
  known.set(detectors, lexicon);
  return lexicon;
}

function compiled(detectors: readonly Detector[]): Lexicon {
  const numbers = detectors.filter(
    (each): each is NumberDetector => each.candidates === "digits" || each.candidates === "letters-and-digits",
  );
  const roles = new Map(numbers.map((each) => [each.id, rolesOf(each)]));
  const words = [...new Set([...roles.values()].flatMap((each) => [...each.keys()]))].sort(
    (a, b) => b.length - a.length,
  );
  const pattern = new RegExp(`(?<![a-z0-9])(?:${words.map(asPattern).join("|")})(?![a-z])`, "g");
  const hits = (text: string, from: number, to: number): Hit[] => {
    if (words.length === 0) return [];
    return [...fold(text.slice(from, to)).matchAll(pattern)].map((found) => ({
      start: from + found.index,
      end: from + found.index + found[0].length,
      word: bare(found[0]),
    }));
  };
  const role = (detector: NumberDetector, word: string) => roles.get(detector.id)?.get(word) ?? null;
  const headers = new Map<string, readonly Hit[]>();
  return {
    hits,
    role,
    header: (detector, header) => {
      const spread = header.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_\-./]+/g, " ");
      const found = headers.get(header) ?? hits(spread, 0, spread.length);
      if (headers.size < 10_000) headers.set(header, found);
      const said = found.map(({ word }) => role(detector, word));
      return said.includes("cue") ? "cue" : said.includes("rival") ? "rival" : null;
    },
  };
}

function rolesOf(detector: NumberDetector): Map<string, "cue" | "rival"> {
  const roles = new Map<string, "cue" | "rival">();
  for (const word of detector.rivals ?? []) roles.set(bare(fold(word)), "rival");
  for (const word of detector.cues) roles.set(bare(fold(word)), "cue");
  return roles;
}

/** Any white space between words, and a plural: `sociétés`, `numéro de\nsécurité sociale`. */
function asPattern(word: string): string {
  return `${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "[ \\t\\n_-]{1,2}")}s?`;
}

function bare(word: string): string {
  return word.replace(/[ \t\n_-]+/g, " ").replace(/(?<=[a-z]{3})s$/, "");
}
