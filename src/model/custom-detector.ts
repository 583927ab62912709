/** A detector that an administration writes for itself: the number of its agents, the code name of a project. */

import type { Category } from "./finding.ts";
import type { Wording } from "./verdict.ts";

export interface CustomDetector {
  readonly id: string;
  readonly title: Wording;
  readonly category: Category;
  /** A regular expression whose time is bounded by the text's length. */
  readonly pattern: string;
  readonly ignoreCase: boolean;
  /** A key over the digits of the match. */
  readonly check: "none" | "luhn" | "mod97";
  /** Words looked for near the match. */
  readonly context: readonly string[];
  /** Without one of its words, nothing is found. */
  readonly contextRequired: boolean;
}
