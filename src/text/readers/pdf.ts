/**
 * PDF (ISO 32000-1) by PDFium, which runs inside the process as WebAssembly: the text of each page as it is laid out,
 * then what forms and comments hold, labels, and the files attached. A page that is only a picture has no text layer.
 */

import { noteLabelsAmong } from "../label-names.ts";
import { attachment, attachmentsOf } from "../pdf-attachments.ts";
import { withBoxes } from "../pdf-boxes.ts";
import { withWholeCells } from "../pdf-cell-lines.ts";
import { formData, openForm, type PdfForm, readProperties } from "../pdf-form.ts";
import { openFurniture } from "../pdf-furniture.ts";
import { isPictureOfWords } from "../pdf-pictures.ts";
import { cellsOfPage, type PageCell } from "../pdf-tables.ts";
import { openPdfium, type Pdfium, textOf, withinBounds } from "../pdfium.ts";
import { withRaisedDigits } from "../raised-digits.ts";
import { type Desk, defineReader, type Source } from "../reader.ts";
import { Refusal } from "../refusal.ts";

/** PDFium's own numbers (fpdfview.h, fpdf_edit.h). */
const PASSWORD = 4;
const SECURITY = 5;
const WIDGET = 20;
/** Characters of a page that are looked at for their font. */
const SAMPLE = 200;

export const pdf = defineReader({
  format: "pdf",
  extensions: ["pdf"],
  kind: "binary",
  read: async ({ bytes }, desk) => {
    const pdfium = await openPdfium();
    const held: Source[] = [];
    const refused = withinBounds(pdfium, bytes.length, () => readFrom(pdfium, bytes, desk, held));
    if (refused !== null) throw new Refusal(refused === PASSWORD || refused === SECURITY ? "encrypted" : "damaged");
    noteLabelsAmong(bytes, desk);
    for (const file of held) await desk.inner(file);
  },
});

/** The number of PDFium's refusal to open the file, or null when its pages were read. Files that it holds go to `files`. */
function readFrom(pdfium: Pdfium, bytes: Uint8Array, desk: Desk, files: Source[]): number | null {
  const held = pdfium.wasmExports.malloc(bytes.length);
  if (held === 0) throw new Refusal("too-large");
  pdfium.HEAPU8.set(bytes, held);
  const document = pdfium._FPDF_LoadMemDocument(held, bytes.length, 0);
  const refused = document === 0 ? pdfium._FPDF_GetLastError() : null;
  if (document !== 0) {
    const form = openForm(pdfium, document);
    readPages(pdfium, document, form, desk, files);
    form.close();
    readProperties(pdfium, document, desk);
    files.push(...attachmentsOf(pdfium, document, desk), ...formData(pdfium, document, desk));
    pdfium._FPDF_CloseDocument(document);
  }
  pdfium.wasmExports.free(held);
  return refused;
}

function readPages(pdfium: Pdfium, document: number, form: PdfForm, desk: Desk, files: Source[]): void {
  const count = pdfium._FPDF_GetPageCount(document);
  const furniture = openFurniture();
  for (let index = 0; index < count; index++) {
    const page = pdfium._FPDF_LoadPage(document, index);
    if (page === 0) {
      desk.unread("damaged");
      continue;
    }
    const { text, cells, garbled } = pageText(pdfium, page);
    const start = desk.draft.length();
    furniture.write(text, desk.draft);
    for (const cell of cells) desk.draft.cell(start + cell.start, start + cell.end, cell.header);
    desk.draft.line();
    if (garbled || isPictureOfWords(pdfium, page, text.replace(/\s+/g, " ").trim().length))
      desk.unread("no-text-layer");
    readAnnotations(pdfium, page, form, desk, files);
    pdfium._FPDF_ClosePage(page);
  }
}

interface PageText {
  readonly text: string;
  readonly cells: readonly PageCell[];
  readonly garbled: boolean;
}

function pageText(pdfium: Pdfium, page: number): PageText {
  const layer = pdfium._FPDFText_LoadPage(page);
  if (layer === 0) return { text: "", cells: [], garbled: false };
  const { text, cells } = layerText(pdfium, layer);
  const garbled = isGarbled(pdfium, layer);
  pdfium._FPDFText_ClosePage(layer);
  return { text, cells, garbled };
}

/** Fonts that do not say which letters their signs are: what is read of them is no word. */
function isGarbled(pdfium: Pdfium, layer: number): boolean {
  const count = pdfium._FPDFText_CountChars(layer);
  const step = Math.max(1, Math.floor(count / SAMPLE));
  let [looked, unknown] = [0, 0];
  for (let index = 0; index < count; index += step) {
    looked += 1;
    if (pdfium._FPDFText_HasUnicodeMapError(layer, index) === 1) unknown += 1;
  }
  return unknown > looked / 2;
}

function layerText(pdfium: Pdfium, layer: number): Omit<PageText, "garbled"> {
  const count = pdfium._FPDFText_CountChars(layer);
  if (count <= 0) return { text: "", cells: [] };
  const text = textOf(pdfium, 2 * (count + 1), (buffer) => 2 * pdfium._FPDFText_GetText(layer, 0, count, buffer));
  // Places of the text are those of the page where no character was left out or takes two units.
  if (text.length !== count) return { text, cells: [] };
  return withBoxes(pdfium, layer, { text, cells: [] }, (boxOf) =>
    withWholeCells({ text: withRaisedDigits(text, boxOf), cells: cellsOfPage(text, boxOf) }),
  );
}

/** What was typed into fields, headed by the field's name, what comments say, and files pinned to the page. */
function readAnnotations(pdfium: Pdfium, page: number, form: PdfForm, desk: Desk, files: Source[]): void {
  const { draft } = desk;
  const count = pdfium._FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index++) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const value = (key: keyof Pdfium["keys"]) => {
      const at = pdfium.keys[key];
      const size = pdfium._FPDFAnnot_GetStringValue(annotation, at, 0, 0);
      if (size <= 2) return "";
      return textOf(pdfium, size, (buffer) => pdfium._FPDFAnnot_GetStringValue(annotation, at, buffer, size));
    };
    const typed = value("V");
    if (typed !== "") draft.field(value("T"), typed);
    // Of a field that stands in several places, the value stands above them all.
    else if (pdfium._FPDFAnnot_GetSubtype(annotation) === WIDGET) form.read(annotation, draft);
    const said = value("Contents");
    if (said !== "") draft.field("", said);
    const pinned = attachment(pdfium, pdfium._FPDFAnnot_GetFileAttachment(annotation), `${files.length + 1}`, desk);
    if (pinned) files.push(pinned);
    pdfium._FPDFPage_CloseAnnot(annotation);
  }
}
