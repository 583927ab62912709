/** What was found in one item, as `findings.ndjson` tells it. */

import type { Category, Confidence } from "./finding.ts";
import type { ServiceId } from "./service.ts";

/** One line of `findings.ndjson`, exactly these keys in this order. */
export interface FindingLine {
  readonly container: string;
  readonly service: ServiceId;
  /** Null for a finding in the container's own name, and for `marking` and `secret`. */
  readonly item: string | null;
  readonly name: string | null;
  readonly detector: string;
  readonly category: Category;
  readonly count: number;
  readonly confidence: Confidence;
}
