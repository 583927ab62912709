/**
 * A note's mark after a number (« …000 43¹ »): written as what it is, a raised digit, so that it is no digit of the
 * number. One or two digits: what is longer is no mark.
 */

import type { Pdfium } from "./pdfium.ts";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LONGEST = 2;

export function raised(text: string): string {
  return /^\s*\d{1,2}\s*$/.test(text) ? text.replace(/\d/g, (digit) => RAISED.charAt(Number(digit))) : text;
}

interface Box {
  readonly bottom: number;
  readonly top: number;
}

/** A PDF's page knows a raised digit by its place alone: smaller, above the foot and the head of the digit before it. */
export function withRaisedDigits(pdfium: Pdfium, layer: number, text: string): string {
  const places = pdfium.wasmExports.malloc(32);
  if (places === 0) return text;
  const marked = text.replace(/\d{2,}/g, (digits: string, at: number) => {
    for (let length = LONGEST; length > 0; length--) {
      const first = digits.length - length;
      if (first > 0 && stands(boxOf(pdfium, layer, at + first, places), boxOf(pdfium, layer, at + first - 1, places)))
        return digits.slice(0, first) + raised(digits.slice(first));
    }
    return digits;
  });
  pdfium.wasmExports.free(places);
  return marked;
}

function stands(mark: Box | null, before: Box | null): boolean {
  if (!mark || !before) return false;
  const height = before.top - before.bottom;
  return (
    mark.top - mark.bottom < 0.85 * height &&
    mark.bottom > before.bottom + 0.25 * height &&
    // Figures of the old style end lower or begin higher than one another: none does both.
    mark.top > before.top + 0.03 * height
  );
}

function boxOf(pdfium: Pdfium, layer: number, index: number, at: number): Box | null {
  if (!pdfium._FPDFText_GetCharBox(layer, index, at, at + 8, at + 16, at + 24)) return null;
  const view = new DataView(pdfium.HEAPU8.buffer);
  return { bottom: view.getFloat64(at + 16, true), top: view.getFloat64(at + 24, true) };
}
