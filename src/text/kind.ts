/**
 * Which reader a file is for: its content tells binary formats, whatever its name; the extension tells text formats
 * from one another, and is believed where no byte is other than a text's.
 */

import { fileTypeFromBuffer } from "file-type";
import type { UnreadCode } from "../model/finding.ts";
import type { Budget } from "./budget.ts";
import { looksBinary } from "./charset.ts";
import { openCompoundFile, type Storage } from "./compound-file.ts";
import { DOCUMENT_STREAMS, isCompoundFile, macrosIn, OBJECT_STREAMS } from "./compound-objects.ts";
import { textFormatOf } from "./disguise.ts";
import { isOutlookItem } from "./outlook-properties.ts";
import { readBytes } from "./parts.ts";
import type { Reader, Source } from "./reader.ts";
import { READERS } from "./readers/index.ts";
import { Refusal } from "./refusal.ts";
import { wrappingOf } from "./signed-message.ts";
import { openZip } from "./zip.ts";
import { holdsPackage } from "./zip-end.ts";

const PDF = [...Buffer.from("%PDF-")];
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)/;
const OFFICE: readonly { readonly folder: RegExp; readonly main: RegExp; readonly format: string }[] = [
  { folder: /^word\//i, main: /^word\/document[^/]*\.xml$/i, format: "docx" },
  { folder: /^xl\//i, main: /^xl\/workbook\.(xml|bin)$/i, format: "xlsx" },
  { folder: /^ppt\//i, main: /^ppt\/presentation\.xml$/i, format: "pptx" },
];
const TYPES = /^\[Content_Types\]\.xml$/i;
/** Messages and files that rights management has sealed, with no password to know (MS-OXORMMS, 2.2.4; « .pfile »); PGP's. */
const SEALED: readonly (readonly number[])[] = [
  [0x76, 0xe8, 0x04, 0x60, 0xc4, 0x11, 0xe3, 0x86],
  [...Buffer.from(".pfile")],
  [...Buffer.from("-----BEGIN PGP MESSAGE-----")],
];
/** Formats without a reader whose files are never empty: an empty one is broken, not blank. */
const PROMISES: ReadonlySet<string> = new Set(
  "7z rar gz pst ost mdb accdb vsd vsdx one png jpg jpeg gif tif tiff bmp dwg mp3 mp4 mov wav".split(" "),
);

export type Kind = { readonly reader: Reader } | { readonly code: UnreadCode } | "nothing";

function extensionOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const dot = base.lastIndexOf(".");
  return dot < 0 ? "" : base.slice(dot + 1).toLowerCase();
}

/** True when a file of that name is worth fetching: a reader takes its extension. */
export function canRead(name: string): boolean {
  return readerOfExtension(extensionOf(name)) !== undefined;
}

export async function kindOf(source: Source, budget: Budget): Promise<Kind> {
  const { bytes } = source;
  if (source.storage) return kindOfStorage(source.storage);
  const extension = extensionOf(source.name);
  const promised = readerOfExtension(extension);
  const binary = promised?.kind === "binary";
  if (bytes.length === 0) return binary || PROMISES.has(extension) ? { code: "damaged" } : "nothing";
  if (isCompoundFile(bytes)) return kindOfCompoundFile(bytes, budget);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return kindOfZip(source, budget, promised?.format ?? "");
  if (SEALED.some((head) => startsWith(bytes, head))) return { code: "encrypted" };
  const wrapping = wrappingOf(bytes);
  if (wrapping) return wrapping === "signed" ? byFormat("p7m") : { code: "encrypted" };
  // « FORMULAIRE;NIR », « BMATRICULE;NIR »: words begin as many a binary format does.
  const words = promised?.kind === "text" && !looksBinary(bytes);
  if (words ? startsWith(bytes, PDF) : isPdf(bytes)) return byFormat("pdf");
  const format = textFormatOf(bytes, words ? null : extension);
  if (format) return byFormat(format);
  if (words) return { reader: promised };
  const told = await fileTypeFromBuffer(bytes.subarray(0, 4096));
  // A program that unpacks itself, an attachment with a line before it.
  if ((binary || told?.ext === "exe" || looksBinary(bytes)) && holdsPackage(bytes))
    return kindOfZip(source, budget, promised?.format ?? "");
  if (told && !isText(told.mime)) return { code: "unsupported" };
  if (promised?.kind === "text" && !looksBinary(bytes, "text")) return { reader: promised };
  if (binary) return { code: "damaged" };
  if (looksBinary(bytes)) return { code: promised ? "damaged" : "unsupported" };
  return byFormat("txt");
}

async function kindOfZip(source: Source, budget: Budget, promised: string): Promise<Kind> {
  const zip = await openZip(source.bytes, budget);
  try {
    const { names } = zip;
    const typed = names.some((name) => TYPES.test(name));
    for (const { folder, main, format } of OFFICE)
      if (names.some((name) => main.test(name) || ((typed || promised === format) && folder.test(name))))
        return byFormat(format);
    // OpenDocument 1.4 encrypts the package whole.
    if (names.includes("encrypted-package")) return { code: "encrypted" };
    if (names.includes("mimetype")) {
      const mime = new TextDecoder().decode(await readBytes(zip, "mimetype"));
      const kind = OPEN_DOCUMENT.exec(mime)?.[1] ?? "";
      const format = { text: "odt", spreadsheet: "ods", presentation: "odp", graphics: "odp" }[kind];
      if (format) return byFormat(format);
    }
    if (names.includes("content.xml") && names.includes("META-INF/manifest.xml")) return byFormat("odt");
    // A document without its main part, or an archive under a document's name?
    return names.length === 0 || (typed && promised !== "zip") ? emptyOf(promised) : byFormat("zip");
  } finally {
    zip.close();
  }
}

/** A package with nothing of a document in it: an archive that is empty holds nothing, a document is broken. */
function emptyOf(promised: string): Kind {
  if (promised === "" || promised === "zip") return byFormat("zip");
  return { code: "damaged" };
}

function kindOfCompoundFile(bytes: Uint8Array, budget: Budget): Kind {
  try {
    return kindOfStorage(openCompoundFile(bytes, budget));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: namesEncryptedPackage(bytes) ? "encrypted" : error.code };
  }
}

/** A password on an Office file makes it a compound file with a stream of that name (MS-OFFCRYPTO, 1.3.3); so do rights. */
function kindOfStorage(storage: Storage): Kind {
  const { streams } = storage;
  if (streams.includes("EncryptedPackage") || streams.includes("\tDRMContent")) return { code: "encrypted" };
  if (isOutlookItem(storage)) return byFormat("msg");
  const formats = { WordDocument: "doc", Workbook: "xls", Book: "xls", "PowerPoint Document": "ppt" };
  for (const stream of DOCUMENT_STREAMS) if (streams.includes(stream)) return byFormat(formats[stream]);
  if (macrosIn(storage)) return byFormat("vba");
  if (OBJECT_STREAMS.some((stream) => streams.includes(stream))) return byFormat("object");
  return { code: "unsupported" };
}

function byFormat(format: string): Kind {
  const reader = READERS.find((each) => each.format === format);
  return reader ? { reader } : { code: "unsupported" };
}

function readerOfExtension(extension: string): Reader | undefined {
  return READERS.find((reader) => reader.extensions.includes(extension));
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

/** Some writers put bytes before the mark; readers look for it in the first kilobyte (ISO 32000-1, annex H). */
function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  return head.includes("%PDF-");
}

/** Of a compound file that cannot be opened: damaged or not, it is not for us. */
function namesEncryptedPackage(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes(Buffer.from("EncryptedPackage", "utf16le"));
}

function isText(mime: string): boolean {
  return /^text\/|[/+](xml|json|x-sh|x-ndjson|rtx)$/.test(mime);
}
