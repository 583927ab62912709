/** Sensitivity labels that a document's own properties name, each where its text tells it first. */

import type { Span } from "../model/finding.ts";
import type { DocumentText } from "../model/text.ts";
import type { LabelDetector } from "./detector.ts";

/** The id of a sensitivity label. */
const LABEL = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What a client writes of a label that was taken off: `MSIP_Label_<id>_Enabled=False`. */
const TAKEN_OFF = /^_Enabled["']?[\s=:]{1,4}["']?false/i;
const LONGEST_TAKEN_OFF = 24;

/** All places come from one reading, however many labels there are. */
export function labelSpans(
  { text, labels }: DocumentText,
  known: ReadonlySet<string> | null,
  detector: LabelDetector,
): Span[] {
  const places = new Map<string, number>();
  const takenOff = new Set<string>();
  if (labels.length > 0)
    for (const { 0: id, index } of text.toString().matchAll(LABEL)) {
      const lower = id.toLowerCase();
      if (!places.has(lower)) places.set(lower, index);
      const after = index + id.length;
      if (TAKEN_OFF.test(text.slice(after, after + LONGEST_TAKEN_OFF))) takenOff.add(lower);
    }
  return labels.flatMap((label) => {
    if (takenOff.has(label.toLowerCase())) return [];
    const confidence = detector.judge(label, known);
    const start = places.get(label.toLowerCase());
    const end = start === undefined ? 0 : start + label.length;
    return confidence
      ? [{ detector: detector.id, category: detector.category, start: start ?? 0, end, confidence }]
      : [];
  });
}
