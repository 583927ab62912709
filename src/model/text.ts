/** What a reader gives to the detectors. It lives in memory only, in the thread that made it. */

import type { Cells } from "./cells.ts";
import type { UnreadCode } from "./finding.ts";

/** A text that may be too long to stand in one piece of memory. A string is one. */
export interface LongText {
  readonly length: number;
  slice(start: number, end?: number): string;
  /** The whole in one piece. */
  toString(): string;
}

/** The text of one document or of one entry of an archive or mail. */
export interface DocumentText {
  /** `outer.zip!inner.docx` below the top; null for the document itself. */
  readonly entry: string | null;
  readonly text: LongText;
  readonly cells: Cells;
  /** Places of headers, footers and watermarks, where a marking stands as a stamp. Ascending. */
  readonly stamps: readonly { readonly start: number; readonly end: number }[];
  /** Ids of sensitivity labels found in the document's own properties. */
  readonly labels: readonly string[];
}

export interface UnreadPart {
  readonly entry: string | null;
  readonly code: UnreadCode;
}

/** All that could be read of a file, and what could not: both may be non-empty at once. */
export interface Extraction {
  readonly documents: readonly DocumentText[];
  readonly unread: readonly UnreadPart[];
}
