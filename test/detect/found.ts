/** What a detector finds in a text, as cases are written: the values themselves, or each with its confidence. */

import { detect } from "../../src/detect/detect.ts";
import type { Detector } from "../../src/detect/detector.ts";
import { NO_CELLS } from "../../src/model/cells.ts";
import type { DocumentText } from "../../src/model/text.ts";

export function documentOf(text: string, more: Partial<DocumentText> = {}): DocumentText {
  return { entry: null, text, cells: NO_CELLS, stamps: [], labels: [], ...more };
}

export function found(text: string, detectors?: readonly Detector[]): string[] {
  return detect(documentOf(text), null, detectors).map(({ start, end }) => text.slice(start, end));
}

/** `high nir`, in the order of the text. */
export function judged(text: string, detectors?: readonly Detector[]): string[] {
  return detect(documentOf(text), null, detectors).map(({ detector, confidence }) => `${confidence} ${detector}`);
}
