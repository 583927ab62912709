/**
 * Files that a PDF holds (ISO 32000-1, 7.11.4): those of the whole document, as the data of an electronic invoice
 * (Factur-X), and those pinned to a page. Copied out while the document is open, read once it is closed.
 */

import { type Pdfium, textOf } from "./pdfium.ts";
import type { Desk, Source } from "./reader.ts";
import { Refusal } from "./refusal.ts";

/** Beyond, a file is made to harm: each costs a walk through the tree of names. */
const MOST = 1000;

export function attachmentsOf(pdfium: Pdfium, document: number, desk: Desk): Source[] {
  const count = pdfium._FPDFDoc_GetAttachmentCount(document);
  if (count > MOST) desk.unread("too-large");
  return Array.from({ length: Math.min(count, MOST) }, (_each, index) =>
    attachment(pdfium, pdfium._FPDFDoc_GetAttachment(document, index), `${index + 1}`, desk),
  ).filter((each) => each !== null);
}

/** Null where it names a file that stands elsewhere. */
export function attachment(pdfium: Pdfium, held: number, otherwise: string, { budget }: Desk): Source | null {
  if (held === 0) return null;
  const size = sizeOf(pdfium, held);
  if (size === null) return null;
  budget.inflated(size);
  const bytes = inMemory(pdfium, Math.max(1, size), (buffer, told) => {
    pdfium._FPDFAttachment_GetFile(held, buffer, size, told);
    return pdfium.HEAPU8.slice(buffer, buffer + size);
  });
  const length = pdfium._FPDFAttachment_GetName(held, 0, 0);
  const name = length > 2 ? textOf(pdfium, length, (at) => pdfium._FPDFAttachment_GetName(held, at, length)) : "";
  return { name: name || otherwise, bytes };
}

function sizeOf(pdfium: Pdfium, held: number): number | null {
  return inMemory(pdfium, 1, (_buffer, told) =>
    pdfium._FPDFAttachment_GetFile(held, 0, 0, told) ? new DataView(pdfium.HEAPU8.buffer).getUint32(told, true) : null,
  );
}

/** A buffer of that many bytes, and a place where PDFium says how many it has. */
function inMemory<T>(pdfium: Pdfium, size: number, use: (buffer: number, told: number) => T): T {
  const told = pdfium.wasmExports.malloc(4);
  const buffer = pdfium.wasmExports.malloc(size);
  if (told === 0 || buffer === 0) throw new Refusal("too-large");
  const done = use(buffer, told);
  pdfium.wasmExports.free(buffer);
  pdfium.wasmExports.free(told);
  return done;
}
