/**
 * PDFium as WebAssembly, loaded once in a thread and only when a PDF comes. Its C functions are called directly: the
 * library's own wrapper leaves every page open and does not reach what forms hold.
 */

import { PDFiumModule } from "@hyzyla/pdfium";
import { Refusal } from "./refusal.ts";

type Loaded = Awaited<ReturnType<typeof PDFiumModule>>;

/** What its memory may grow to for a file, beside twice the file: its copy, and one held in it. */
const ROOM = 512 * 1024 * 1024;
const KEPT = 128 * 1024 * 1024;
const PAGE_OF_MEMORY = 65_536;

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
  /** A text in UTF-16; it answers with the bytes that it takes. */
  _FPDF_GetMetaText(document: number, key: number, buffer: number, size: number): number;
  _FPDFBookmark_GetFirstChild(document: number, parent: number): number;
  _FPDFBookmark_GetNextSibling(document: number, heading: number): number;
  _FPDFBookmark_GetTitle(heading: number, buffer: number, size: number): number;
  _FPDF_GetXFAPacketCount(document: number): number;
  _FPDF_GetXFAPacketName(document: number, index: number, buffer: number, size: number): number;
  _FPDF_GetXFAPacketContent(document: number, index: number, buffer: number, size: number, told: number): number;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  /** Writes four floats: left, bottom, right, top. */
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFTextObj_GetTextRenderMode(text: number): number;
  /** 1 where the font does not say which letter the character is. */
  _FPDFText_HasUnicodeMapError(layer: number, index: number): number;
  _FPDFAnnot_GetSubtype(annotation: number): number;
  _FPDFAnnot_GetFormFieldName(form: number, annotation: number, buffer: number, size: number): number;
  _FPDFAnnot_GetFormFieldValue(form: number, annotation: number, buffer: number, size: number): number;
  _FPDFDOC_InitFormFillEnvironment(document: number, info: number): number;
  _FPDFDOC_ExitFormFillEnvironment(form: number): void;
  /** Where the names of dictionary entries stand in its memory. */
  readonly keys: Readonly<Record<(typeof KEYS)[number], number>>;
  readonly bounds: Bounds;
}

interface Bounds {
  /** Bytes that its memory may grow to. */
  ceiling: number;
  /** It asked for more: it then aborts, or goes on without what it wanted. */
  reached: boolean;
}

/** What emscripten takes and gives beyond what the package declares. */
interface Emscripten {
  readonly memory: { readonly buffer: ArrayBufferLike; grow(pages: number): number };
}

let opened: Promise<Pdfium> | null = null;

export function openPdfium(): Promise<Pdfium> {
  opened ??= load();
  return opened;
}

/** After a crash inside it: the next file gets a fresh one. Until then nothing of it is called, not even to free. */
export function forgetPdfium(): void {
  opened = null;
}

/** One file's reading, in bounded memory. Too large when that did not suffice, even where PDFium went on without. */
export function withinBounds<T>(pdfium: Pdfium, fileBytes: number, use: () => T): T {
  Object.assign(pdfium.bounds, { ceiling: ROOM + 2 * fileBytes, reached: false });
  try {
    const done = use();
    if (pdfium.bounds.reached) throw new Refusal("too-large");
    // Its memory never shrinks: what a heavy file made of it is not kept for the thread's life.
    if (pdfium.HEAPU8.length > KEPT) forgetPdfium();
    return done;
  } catch (error) {
    // It crashed, or the text grew too large in the middle: its memory is dropped whole.
    forgetPdfium();
    throw pdfium.bounds.reached ? new Refusal("too-large", error) : error;
  }
}

async function load(): Promise<Pdfium> {
  // What it has to say of its own troubles is no text of this program.
  const silent: object = { print: () => {}, printErr: () => {} };
  const pdfium = (await PDFiumModule(silent)) as Omit<Pdfium, "keys" | "bounds">;
  const bounds = bound((pdfium.wasmExports as unknown as Emscripten).memory);
  pdfium._FPDF_InitLibraryWithConfig({
    version: 2,
    m_pIsolate: null,
    m_pUserFontPaths: null,
    m_v8EmbedderSlot: 0,
    m_pPlatform: null,
  });
  const pointers = KEYS.map((key) => [key, inMemory(pdfium, key)]);
  return Object.assign(pdfium, { keys: Object.fromEntries(pointers) as Pdfium["keys"], bounds });
}

/** Its own limit, two gibibytes, is compiled in; a growth that throws is to it a machine that has no more. */
function bound(memory: Emscripten["memory"]): Bounds {
  const bounds: Bounds = { ceiling: ROOM, reached: false };
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * PAGE_OF_MEMORY <= bounds.ceiling) return grow(pages);
    bounds.reached = true;
    throw new RangeError("no more memory for this file");
  };
  return bounds;
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
  if (buffer === 0) throw new Refusal("too-large");
  const written = Math.min(fill(buffer), size);
  const bytes = written <= 2 ? null : pdfium.HEAPU8.slice(buffer, buffer + written - 2);
  pdfium.wasmExports.free(buffer);
  return bytes === null ? "" : new TextDecoder("utf-16le").decode(bytes);
}
