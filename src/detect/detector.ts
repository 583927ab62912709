/** What a detector of one kind of sensitive data is. The engine keeps positions, never values. */

import type { Category, Confidence } from "../model/finding.ts";
import type { DocumentText } from "../model/text.ts";
import type { NormalText } from "./normalise.ts";

/** A number that may be one, as the one scan of the text hands it over. */
export interface Candidate {
  /** Capitals and digits alone. */
  readonly compact: string;
  /** Lengths of its groups, as written. */
  readonly groups: readonly number[];
  /** True when its own words stand near it, or above it in its column. */
  readonly cue: boolean;
  /** True when the words of another thing of the same shape stand nearer. */
  readonly rival: boolean;
  /** What stands just before and just after it: 16 characters at most. */
  readonly before: string;
  readonly after: string;
}

interface Described {
  readonly id: string;
  /** In French, the reference language. */
  readonly title: string;
  readonly category: Category;
}

export interface NumberDetector extends Described {
  readonly candidates: "digits" | "letters-and-digits";
  /** Lengths of the compact form. */
  readonly lengths: readonly number[];
  /** Words looked for near the value, whole, case and accents ignored. */
  readonly cues: readonly string[];
  /** Words that, nearer than its own, say that it is another thing of the same shape. */
  readonly rivals?: readonly string[];
  /** Its category in a list of agents, where it is another. */
  readonly amongAgents?: Category;
  /** Asked first as if its words were near: what then gets nothing is not asked again. */
  judge(candidate: Candidate): Confidence | null;
}

/** A place in the normal text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
}

export interface PhraseDetector extends Described {
  readonly candidates: "phrases";
  seek(normal: NormalText, document: DocumentText): readonly Place[];
}

export interface LabelDetector extends Described {
  readonly candidates: "labels";
  /** `known`: the tenant's own labels, or null when nobody told them. */
  judge(label: string, known: ReadonlySet<string> | null): Confidence | null;
}

export type Detector = NumberDetector | PhraseDetector | LabelDetector;

export function defineDetector<D extends Detector>(detector: D): D {
  return detector;
}
