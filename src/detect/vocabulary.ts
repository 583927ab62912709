/**
 * What a document's words tell of its field: two distinct terms and more, never one. A guide of such a field has them
 * too; beside three of them, the number of a person, of an account or of a company makes it more than a guess.
 */

import type { Category, Span } from "../model/finding.ts";
import type { Detector } from "./detector.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Segment } from "./segments.ts";
import type { Words } from "./words.ts";

const FEWEST = 2;
const ENOUGH = 3;
const SOMEBODY: ReadonlySet<Category> = new Set<Category>([
  "citizen-personal-data",
  "company-economic-data",
  "state-agent-data",
  "special-category-data",
]);

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Vocabulary {
  read(words: Words, segment: Segment): void;
  /** `values`: what else was found in the document. */
  spans(values: readonly Span[]): Span[];
}

export function openVocabulary(detectors: readonly Detector[], { fields }: Lexicon): Vocabulary {
  const found = new Map<number, { readonly first: Place; readonly terms: Set<number> }>();
  return {
    read: (words, { normal, base, from, to }) => {
      for (let at = words.from(from); at < words.count; at++) {
        const start = words.starts[at] as number;
        if (start >= to) break;
        const term = words.terms[at] as number;
        for (const field of fields[term] as readonly number[]) {
          const place = normal.original(start, words.ends[at] as number);
          const first = { start: base + place.start, end: base + place.end };
          const known = found.get(field) ?? { first, terms: new Set() };
          found.set(field, known);
          known.terms.add(term);
        }
      }
    },
    spans: (values) => {
      const somebody = values.some(({ category, confidence }) => confidence !== "low" && SOMEBODY.has(category));
      return [...found].flatMap(([field, { first, terms }]) => {
        const detector = detectors[field];
        if (detector === undefined || terms.size < FEWEST) return [];
        const confidence = terms.size >= ENOUGH && somebody ? "medium" : "low";
        return [{ detector: detector.id, category: detector.category, ...first, confidence }] as const;
      });
    },
  };
}
