/** What detectors say of a text: spans in memory, findings on disk. A value never leaves a span's text. */

export const CATEGORIES = [
  "citizen-personal-data",
  "company-economic-data",
  "state-agent-data",
  "special-category-data",
  "marked-document",
  "credential",
  "contact",
] as const;
export type Category = (typeof CATEGORIES)[number];

export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A place in a text, in UTF-16 code units of the extracted text. Holds no value. */
export interface Span {
  readonly detector: string;
  readonly category: Category;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
}

/** One detector's result on one item: how many distinct values, at what best confidence. */
export interface Finding {
  readonly detector: string;
  readonly category: Category;
  readonly count: number;
  readonly confidence: Confidence;
}

/** Why a file's content could not be read, as `bascule detect` names it. */
export const UNREAD_CODES = [
  "encrypted",
  "damaged",
  "too-large",
  "no-text-layer",
  "unsupported",
  "timed-out",
  "too-deep",
  "unreadable",
] as const;
export type UnreadCode = (typeof UNREAD_CODES)[number];

/** Stands before the reason why an item could be read only in part: an attachment, an entry of an archive was not. */
export const PARTLY = "partly-";

/** Detectors whose places are told to the security officer alone. */
export const RESTRICTED_DETECTORS: ReadonlySet<string> = new Set(["marking", "secret"]);
/** The categories that they are of. */
export const RESTRICTED_CATEGORIES: ReadonlySet<string> = new Set<Category>(["marked-document", "credential"]);

/**
 * Health, justice, beliefs and the affairs of agents. In what is one person's own they are told to readers by directorate
 * alone: a plan is no file on people.
 */
export const INTIMATE: ReadonlySet<Category> = new Set(["special-category-data", "state-agent-data"]);

/** True when a finding makes its item sensitive: outside `contact`, at the asked confidence or above. */
export function isSensitive(finding: Finding, least: Confidence): boolean {
  return finding.category !== "contact" && CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(least);
}
