/**
 * The only way out of detection: of an item's spans, how many distinct values each detector found, each value at its
 * best confidence. No value, whole, masked or hashed, leaves this function.
 */

import { CONFIDENCES, type Confidence, type Finding, type Span } from "../model/finding.ts";
import type { LongText } from "../model/text.ts";
import { fold } from "./alphabet.ts";
import { normalise } from "./normalise.ts";

export interface Searched {
  readonly text: LongText;
  readonly spans: readonly Span[];
}

/** One finding for each detector and confidence, in order of detector, the best confidence first. */
export function toFindings(searched: readonly Searched[]): Finding[] {
  const values = new Map<string, Map<string, Confidence>>();
  const elsewhere = new Map<string, Span["category"]>();
  for (const { text, spans } of searched)
    for (const span of spans) {
      const best = values.get(span.detector) ?? new Map<string, Confidence>();
      values.set(span.detector, best);
      const value = bare(text.slice(span.start, span.end));
      const before = best.get(value);
      if (!before || CONFIDENCES.indexOf(span.confidence) > CONFIDENCES.indexOf(before))
        best.set(value, span.confidence);
      // A number of agents and of citizens in one item is a citizen's: the wider protection.
      const category = elsewhere.get(span.detector);
      if (!category || category === "state-agent-data") elsewhere.set(span.detector, span.category);
    }
  return [...values.keys()].sort().flatMap((detector) => {
    const confidences = [...(values.get(detector)?.values() ?? [])];
    const category = elsewhere.get(detector);
    return [...CONFIDENCES].reverse().flatMap((confidence) => {
      const count = confidences.filter((each) => each === confidence).length;
      return count > 0 && category ? [{ detector, category, count, confidence }] : [];
    });
  });
}

/** The same value however it is spaced, cased or accented. */
function bare(value: string): string {
  return fold(normalise(value).text).replace(/[^a-z0-9]/g, "");
}
