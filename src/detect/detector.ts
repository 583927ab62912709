/** What a detector of one kind of sensitive data is. The engine keeps positions, never values. */

import type { Category, Confidence } from "../model/finding.ts";

/** A number that may be one, as the one scan of the text hands it over. */
export interface Candidate extends Said {
  /** Capitals and digits alone. */
  readonly compact: string;
  /** Lengths of its groups, as written. */
  readonly groups: readonly number[];
  /** What parts them: spaces, dots, hyphens, strokes, line breaks, one of them after each group but the last. */
  readonly joints: string;
  /** What stands just before and just after it: 32 characters at most. */
  readonly before: string;
  readonly after: string;
  /** Letters that look like digits were read as such. */
  readonly repaired: boolean;
}

interface Described {
  readonly id: string;
  /** In French, the reference language. */
  readonly title: string;
  readonly category: Category;
}

/** A place in the normal text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
}

/** The normal text around a word or a mark that calls a detector. */
export interface View {
  readonly text: string;
  /** True in a header, a footer or a watermark of the document. */
  stamped(start: number, end: number): boolean;
  /** What the words around a place say to the detector that is called. */
  said(start: number, end: number): Said;
}

/** What the words around a value say of it. */
export interface Said {
  /** Its own words stand near it, or above it in its column. */
  readonly cue: boolean;
  /** Words do that are often near it. */
  readonly hint: boolean;
  /** The words of another thing of the same shape stand nearer. */
  readonly rival: boolean;
  /** The name of a number that is nobody's stands nearer, and so near that nothing else fits between. */
  readonly neutral: boolean;
  /** Its words stand in its column's header, or so near that nothing else fits between. */
  readonly beside: boolean;
  /** It is its column's header that says so. */
  readonly header: boolean;
  /** Its column has a name, which is not its own. */
  readonly foreign: boolean;
}

/** Numbers of these lengths, of whole groups. */
export interface Numbers {
  readonly lengths: readonly number[];
  /** `letters`: of digits and capitals, one letter at least; `digits`: of digits, and the A and B of Corsica. */
  readonly of: "digits" | "letters" | "both";
  /** Of the compact form: asked before anything else. */
  readonly shape: RegExp;
  /** How many groups at most; six unless told. */
  readonly groups?: number;
  /** Small letters apart from digits may be a piece of it. */
  readonly small?: boolean;
  /** A stroke may part its groups. */
  readonly strokes?: boolean;
  /** Nothing but its words makes it one: where none stands in the text, it is not asked. */
  readonly cued?: boolean;
  /** It has a key: letters that look like digits may be read as such beside its words. */
  readonly keyed?: boolean;
  /** Asked first as if its words were beside: what then gets nothing is not asked again. */
  judge(candidate: Candidate): Confidence | null;
}

/** A detector of values: numbers, or what certain words or marks announce. */
export interface ValueDetector extends Described {
  readonly candidates: "values";
  /** Its category in a list of agents, where it is another. */
  readonly amongAgents?: Category;
  /** Its names, looked for near the value: whole words, case and accents ignored; in capitals only when told in capitals. */
  readonly cues?: readonly string[];
  /** Words that are often near it, and near many other things. */
  readonly hints?: readonly string[];
  /** Words that, nearer than its own, say that it is another thing of the same shape. */
  readonly rivals?: readonly string[];
  /** Numbers that have no key, or a weak one: any name of a number that is nobody's speaks against them. */
  readonly weak?: boolean;
  readonly numbers?: readonly Numbers[];
  /** Words that call {@link seek}. */
  readonly words?: readonly string[];
  /** Marks that call it, written as they stand. */
  readonly marks?: readonly string[];
  /** What is there, of a word or a mark at this place. */
  seek?(view: View, start: number, end: number): readonly Place[];
  /** A pattern of its own, global, whose time is bounded by the text's length. */
  readonly pattern?: RegExp;
  judgePattern?(text: string, said: Said): Confidence | null;
  /** What a cell holds whose column is named by its cues; `after`: what stands right of it, which a value in several cells goes on in. */
  cell?(text: string, after: string): Place | null;
}

/** Terms of one field: two of them and more in a document tell of it. */
export interface VocabularyDetector extends Described {
  readonly candidates: "terms";
  readonly terms: readonly string[];
}

export interface LabelDetector extends Described {
  readonly candidates: "labels";
  /** `known`: the tenant's own labels, or null when nobody told them. */
  judge(label: string, known: ReadonlySet<string> | null): Confidence | null;
}

export type Detector = ValueDetector | VocabularyDetector | LabelDetector;

export function defineDetector<D extends Detector>(detector: D): D {
  return detector;
}
