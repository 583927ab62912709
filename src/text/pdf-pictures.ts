/**
 * Whether a page of a PDF is a picture of words: a scan, with at most a stamp or a number written over it, or words
 * drawn as curves. What it says then has no letters to read.
 */

import type { Pdfium } from "./pdfium.ts";

/** PDFium's numbers for objects of a page (fpdf_edit.h). */
const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5];
/** How what a program recognised in a scan is laid over it: to be found, not seen. */
const INVISIBLE = 3;
/** A stamp of a prefecture on a scanned decision has some 170 characters; a page of text has thousands. */
const FEW_CHARACTERS = 300;
const MOST_OF_THE_PAGE = 0.6;
/** A frame and some rules are no words; a line of words drawn as curves has more of them. */
const MANY_CURVES = 150;
const [DEEPEST, MOST_OBJECTS] = [4, 20_000];

export function isPictureOfWords(pdfium: Pdfium, page: number, characters: number): boolean {
  if (characters > FEW_CHARACTERS) return false;
  const seen: Seen = { pictures: 0, curves: 0, covered: 0, objects: 0, recognised: false };
  const area = pdfium._FPDF_GetPageWidthF(page) * pdfium._FPDF_GetPageHeightF(page);
  const count = pdfium._FPDFPage_CountObjects(page);
  const box = pdfium.wasmExports.malloc(16);
  for (let index = 0; index < count && seen.objects < MOST_OBJECTS; index += 1) {
    const object = pdfium._FPDFPage_GetObject(page, index);
    const before = seen.pictures;
    look(pdfium, object, seen, 0);
    if (seen.pictures > before && box !== 0) seen.covered += areaOf(pdfium, object, box);
  }
  if (box !== 0) pdfium.wasmExports.free(box);
  if (characters === 0) return seen.pictures > 0 || seen.curves >= MANY_CURVES;
  return !seen.recognised && seen.covered >= MOST_OF_THE_PAGE * area;
}

interface Seen {
  pictures: number;
  curves: number;
  covered: number;
  objects: number;
  recognised: boolean;
}

/** Programs that put a stamp on a scan wrap the scan in a form. */
function look(pdfium: Pdfium, object: number, seen: Seen, depth: number): void {
  seen.objects += 1;
  const type = pdfium._FPDFPageObj_GetType(object);
  if (type === IMAGE) seen.pictures += 1;
  if (type === PATH) seen.curves += 1;
  if (type === TEXT) seen.recognised ||= pdfium._FPDFTextObj_GetTextRenderMode(object) === INVISIBLE;
  if (type !== FORM || depth >= DEEPEST) return;
  const count = pdfium._FPDFFormObj_CountObjects(object);
  for (let index = 0; index < count && seen.objects < MOST_OBJECTS; index += 1)
    look(pdfium, pdfium._FPDFFormObj_GetObject(object, index), seen, depth + 1);
}

function areaOf(pdfium: Pdfium, object: number, box: number): number {
  if (!pdfium._FPDFPageObj_GetBounds(object, box, box + 4, box + 8, box + 12)) return 0;
  const view = new DataView(pdfium.HEAPU8.buffer);
  const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((at) => view.getFloat32(box + at, true));
  return Math.max(0, right - left) * Math.max(0, top - bottom);
}
