/**
 * Which reader a file is for: its content tells binary formats, whatever its name; the extension tells text formats
 * from one another, and is believed where no byte is other than a text's.
 */

import { fileTypeFromBuffer } from "file-type";
import type { UnreadCode } from "../model/finding.ts";
import type { Budget } from "./budget.ts";
import { looksBinary } from "./charset.ts";
import { readBytes } from "./parts.ts";
import type { Reader, Source } from "./reader.ts";
import { READERS } from "./readers/index.ts";
import { openZip } from "./zip.ts";

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [...Buffer.from("%PDF-")];
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/;
const OFFICE: readonly (readonly [string, string])[] = [
  ["word/", "docx"],
  ["xl/", "xlsx"],
  ["ppt/", "pptx"],
];
/** Formats without a reader whose files are never empty: an empty one is broken, not blank. */
const PROMISES: ReadonlySet<string> = new Set(
  "doc xls ppt msg rtf zip 7z rar gz pst ost mdb accdb vsd vsdx one png jpg jpeg gif tif tiff bmp dwg mp3 mp4 mov wav".split(
    " ",
  ),
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
  const extension = extensionOf(source.name);
  const promised = readerOfExtension(extension);
  const binary = promised?.kind === "binary";
  if (bytes.length === 0) return binary || PROMISES.has(extension) ? { code: "damaged" } : "nothing";
  if (startsWith(bytes, OLE)) return { code: holdsEncryptedPackage(bytes) ? "encrypted" : "unsupported" };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return kindOfZip(source, budget, binary);
  // « FORMULAIRE;NIR », « BMATRICULE;NIR »: words begin as many a binary format does.
  const words = promised?.kind === "text" && !looksBinary(bytes);
  if (words ? startsWith(bytes, PDF) : isPdf(bytes)) return byFormat("pdf");
  if (words) return { reader: promised };
  const told = await fileTypeFromBuffer(bytes.subarray(0, 4096));
  if (told && !isText(told.mime)) return { code: "unsupported" };
  if (binary) return { code: "damaged" };
  if (looksBinary(bytes)) return { code: promised ? "damaged" : "unsupported" };
  return byFormat("txt");
}

async function kindOfZip(source: Source, budget: Budget, promised: boolean): Promise<Kind> {
  const zip = await openZip(source.bytes, budget);
  try {
    for (const [folder, format] of OFFICE)
      if (zip.names.some((name) => name.startsWith(folder))) return byFormat(format);
    if (zip.names.includes("mimetype")) {
      const mime = new TextDecoder().decode(await readBytes(zip, "mimetype"));
      const format = { text: "odt", spreadsheet: "ods", presentation: "odp" }[OPEN_DOCUMENT.exec(mime)?.[1] ?? ""];
      if (format) return byFormat(format);
    }
    return { code: promised ? "damaged" : "unsupported" };
  } finally {
    zip.close();
  }
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

/** A password on an Office file makes it an OLE file with a stream of that name (MS-OFFCRYPTO, 1.3.3). */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes(Buffer.from("EncryptedPackage", "utf16le"));
}

function isText(mime: string): boolean {
  return /^text\/|[/+](xml|json|x-sh|x-ndjson|rtx)$/.test(mime);
}
