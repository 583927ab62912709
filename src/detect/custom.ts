/** Detectors that an administration writes for itself, made from what their files say. */

import type { CustomDetector } from "../model/custom-detector.ts";
import { type Detector, defineDetector, type ValueDetector } from "./detector.ts";
import { DETECTORS } from "./detectors/index.ts";
import { luhn } from "./luhn.ts";
import { mod97 } from "./mod97.ts";

/** Ids that are taken. */
export const BUILT_IN: ReadonlySet<string> = new Set(DETECTORS.map(({ id }) => id));

/** The pattern has been looked at by {@link troubleOfPattern}. */
export function fromCustom(custom: CustomDetector): ValueDetector {
  const { id, title, category, pattern, ignoreCase, check, context, contextRequired } = custom;
  return defineDetector({
    id,
    title: title.fr,
    category,
    candidates: "values",
    cues: context,
    // What touches a letter or a digit is a piece of something else.
    pattern: new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, ignoreCase ? "giu" : "gu"),
    judgePattern: (text, { cue }) => {
      const digits = text.replace(/\D/g, "");
      if (check === "luhn" && !luhn(digits)) return null;
      if (check === "mod97" && mod97(digits) !== 1) return null;
      if (cue || context.length === 0) return "high";
      return contextRequired ? null : "medium";
    },
  });
}

const known = new WeakMap<readonly CustomDetector[], readonly Detector[]>();
/** The same, come from another thread: compiled once for each way they are written. */
const written = new Map<string, readonly Detector[]>();

/** All detectors, an administration's own first: it knows its numbers best. */
export function detectorsWith(customs: readonly CustomDetector[]): readonly Detector[] {
  if (customs.length === 0) return DETECTORS;
  const before = known.get(customs);
  if (before) return before;
  const text = JSON.stringify(customs);
  const all = written.get(text) ?? [...customs.map(fromCustom), ...DETECTORS];
  known.set(customs, all);
  written.set(text, all);
  return all;
}
