/**
 * PDFium as WebAssembly, loaded once in a thread and only when a PDF comes. Its C functions are called directly: the
 * library's own wrapper leaves every page open and does not reach what forms hold.
 */

import { PDFiumModule } from "@hyzyla/pdfium";

type Loaded = Awaited<ReturnType<typeof PDFiumModule>>;

const KEYS = ["V", "T", "Contents"] as const;

export interface Pdfium extends Loaded {
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDFPage_GetAnnot(page: number, index: number): number;
  _FPDFPage_CloseAnnot(annotation: number): void;
  _FPDFAnnot_GetStringValue(annotation: number, key: number, buffer: number, size: number): number;
  /** The file pinned to a page there, or 0. */
  _FPDFAnnot_GetFileAttachment(annotation: number): number;
  /** Writes four doubles; 0 when there is no such character. */
  _FPDFText_GetCharBox(layer: number, index: number, left: number, right: number, bottom: number, top: number): number;
  _FPDFDoc_GetAttachmentCount(document: number): number;
  _FPDFDoc_GetAttachment(document: number, index: number): number;
  _FPDFAttachment_GetName(attachment: number, buffer: number, size: number): number;
  /** Writes the size at `told`; 0 when there is no file. */
  _FPDFAttachment_GetFile(attachment: number, buffer: number, size: number, told: number): number;
  /** Where the names of dictionary entries stand in its memory. */
  readonly keys: Readonly<Record<(typeof KEYS)[number], number>>;
}

let opened: Promise<Pdfium> | null = null;

export function openPdfium(): Promise<Pdfium> {
  opened ??= load();
  return opened;
}

/** After a crash inside it: the next file gets a fresh one. */
export function forgetPdfium(): void {
  opened = null;
}

async function load(): Promise<Pdfium> {
  const pdfium = (await PDFiumModule({})) as Omit<Pdfium, "keys">;
  pdfium._FPDF_InitLibraryWithConfig({
    version: 2,
    m_pIsolate: null,
    m_pUserFontPaths: null,
    m_v8EmbedderSlot: 0,
    m_pPlatform: null,
  });
  const pointers = KEYS.map((key) => [key, inMemory(pdfium, key)]);
  return Object.assign(pdfium, { keys: Object.fromEntries(pointers) as Pdfium["keys"] });
}

/** A C string that stays for the life of the thread. */
function inMemory(pdfium: Loaded, text: string): number {
  const at = pdfium.wasmExports.malloc(text.length + 1);
  pdfium.HEAPU8.set(new TextEncoder().encode(`${text}\0`), at);
  return at;
}

/** The UTF-16 text that a C function writes into a buffer of that many bytes; it answers with the bytes written, the final zero included. */
export function textOf(pdfium: Loaded, size: number, fill: (buffer: number) => number): string {
  const buffer = pdfium.wasmExports.malloc(size);
  try {
    const written = Math.min(fill(buffer), size);
    return written <= 2 ? "" : new TextDecoder("utf-16le").decode(pdfium.HEAPU8.slice(buffer, buffer + written - 2));
  } finally {
    pdfium.wasmExports.free(buffer);
  }
}
