/**
 * What a PDF says of itself beside its pages (ISO 32000-1, 12.3.3, 14.3.3): title, author, keywords, the outline; and
 * the data of a form that Adobe's own language describes (XFA), whose pages may say no more than « please wait ».
 */

import type { Draft } from "./draft.ts";
import { type Pdfium, textOf } from "./pdfium.ts";
import type { Desk, Source } from "./reader.ts";

const PROPERTIES = ["Title", "Author", "Subject", "Keywords"];
/** Headings of an outline, and how deep: beyond, it is made to harm. Rings are cut by the same. */
const [MOST_HEADINGS, DEEPEST] = [10_000, 32];
/** Bytes of the structure, and more. */
const FORM_INFO = 512;
/** Packets of such a form: the data that was typed, and the template, whose fields have values of their own. */
const PACKETS = /^(datasets|template)$/;

export function readProperties(pdfium: Pdfium, document: number, desk: Desk): void {
  for (const name of PROPERTIES) {
    const text = withName(pdfium, name, (key) =>
      filled(pdfium, (buffer, size) => pdfium._FPDF_GetMetaText(document, key, buffer, size)),
    );
    if (text.trim() !== "") desk.draft.field(name, text);
  }
  let headings = 0;
  const walk = (parent: number, depth: number) => {
    let heading = pdfium._FPDFBookmark_GetFirstChild(document, parent);
    for (; heading !== 0; heading = pdfium._FPDFBookmark_GetNextSibling(document, heading)) {
      headings += 1;
      if (headings > MOST_HEADINGS) return;
      desk.draft.write(filled(pdfium, (buffer, size) => pdfium._FPDFBookmark_GetTitle(heading, buffer, size)));
      desk.draft.line();
      if (depth < DEEPEST) walk(heading, depth + 1);
    }
  };
  walk(0, 0);
  if (headings > MOST_HEADINGS) desk.unread("too-large");
}

export interface PdfForm {
  /** Writes the value of the field that the annotation is one place of. */
  read(annotation: number, draft: Draft): void;
  close(): void;
}

/** PDFium's own view of the form (FPDF_FORMFILLINFO, version 1, no callback), made when first asked for. */
export function openForm(pdfium: Pdfium, document: number): PdfForm {
  let [info, form] = [0, 0];
  return {
    read: (annotation, draft) => {
      if (info === 0) {
        info = pdfium.wasmExports.malloc(FORM_INFO);
        if (info === 0) return;
        pdfium.HEAPU8.fill(0, info, info + FORM_INFO);
        pdfium.HEAPU8[info] = 1;
        form = pdfium._FPDFDOC_InitFormFillEnvironment(document, info);
      }
      if (form === 0) return;
      const value = filled(pdfium, (at, size) => pdfium._FPDFAnnot_GetFormFieldValue(form, annotation, at, size));
      if (value === "" || value === "Off") return;
      const name = filled(pdfium, (at, size) => pdfium._FPDFAnnot_GetFormFieldName(form, annotation, at, size));
      draft.field(name, value);
    },
    close: () => {
      if (form !== 0) pdfium._FPDFDOC_ExitFormFillEnvironment(form);
      if (info !== 0) pdfium.wasmExports.free(info);
    },
  };
}

/** Copied out while the document is open, each a file of XML. */
export function formData(pdfium: Pdfium, document: number, { budget }: Desk): Source[] {
  const held: Source[] = [];
  const count = Math.min(pdfium._FPDF_GetXFAPacketCount(document), 100);
  for (let index = 0; index < count; index += 1) {
    const name = bytesOf(pdfium, (buffer, size, _told) => pdfium._FPDF_GetXFAPacketName(document, index, buffer, size));
    const packet = new TextDecoder().decode(name ?? new Uint8Array(0)).replace(/\0.*$/s, "");
    if (!PACKETS.test(packet)) continue;
    const bytes = bytesOf(pdfium, (buffer, size, told) => {
      if (!pdfium._FPDF_GetXFAPacketContent(document, index, buffer, size, told)) return 0;
      const length = new DataView(pdfium.HEAPU8.buffer).getUint32(told, true);
      if (buffer === 0) budget.inflated(length);
      return length;
    });
    if (bytes) held.push({ name: `${packet}.xml`, bytes });
  }
  return held;
}

/** A text in UTF-16 that is asked for twice: how long it is, then what it is. */
function filled(pdfium: Pdfium, ask: (buffer: number, size: number) => number): string {
  const size = ask(0, 0);
  return size <= 2 ? "" : textOf(pdfium, size, (buffer) => ask(buffer, size));
}

function bytesOf(pdfium: Pdfium, ask: (buffer: number, size: number, told: number) => number): Uint8Array | null {
  const told = pdfium.wasmExports.malloc(4);
  const size = told === 0 ? 0 : ask(0, 0, told);
  const buffer = size === 0 ? 0 : pdfium.wasmExports.malloc(size);
  const written = buffer === 0 ? 0 : Math.min(size, ask(buffer, size, told));
  const bytes = written === 0 ? null : pdfium.HEAPU8.slice(buffer, buffer + written);
  if (buffer !== 0) pdfium.wasmExports.free(buffer);
  if (told !== 0) pdfium.wasmExports.free(told);
  return bytes;
}

function withName<T>(pdfium: Pdfium, name: string, use: (key: number) => T): T | "" {
  const key = pdfium.wasmExports.malloc(name.length + 1);
  if (key === 0) return "";
  pdfium.HEAPU8.set(new TextEncoder().encode(`${name}\0`), key);
  const done = use(key);
  pdfium.wasmExports.free(key);
  return done;
}
