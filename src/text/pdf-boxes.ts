/** Where the characters of a PDF's page stand, in points from its lower left corner (PDFium, fpdf_text.h). */

import type { Pdfium } from "./pdfium.ts";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export type BoxOf = (index: number) => Box | null;

/** What `use` makes of the places, in a memory of their own; `otherwise` where there is none left. */
export function withBoxes<T>(pdfium: Pdfium, layer: number, otherwise: T, use: (boxOf: BoxOf) => T): T {
  const at = pdfium.wasmExports.malloc(32);
  if (at === 0) return otherwise;
  let view = new DataView(pdfium.HEAPU8.buffer);
  const done = use((index) => {
    if (!pdfium._FPDFText_GetCharBox(layer, index, at, at + 8, at + 16, at + 24)) return null;
    // Its memory moves when it grows.
    if (view.buffer !== pdfium.HEAPU8.buffer) view = new DataView(pdfium.HEAPU8.buffer);
    const [left, right] = [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
    return { left, right, bottom: view.getFloat64(at + 16, true), top: view.getFloat64(at + 24, true) };
  });
  pdfium.wasmExports.free(at);
  return done;
}
