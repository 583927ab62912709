/**
 * Files that stand in a compound file: objects put into an old Office document, each in a storage of its own, or a
 * whole file as a stream (MS-OLEDS, 2.3.6; `Package` and `CONTENTS` hold files of newer programs).
 */

import type { Budget } from "./budget.ts";
import { COMPOUND_FILE, openCompoundFile, type Storage } from "./compound-file.ts";
import type { Desk, Source } from "./reader.ts";
import { Refusal } from "./refusal.ts";

export const OBJECT_STREAMS = ["Package", "CONTENTS", "\u0001Ole10Native"] as const;
/** Streams by which a storage is a document of its own. */
export const DOCUMENT_STREAMS = ["WordDocument", "Workbook", "Book", "PowerPoint Document"] as const;
/** Storages in storages: further down, no program goes. */
const DEEPEST = 20;

/** The storage that is the document: the file's root, or the one that a document above handed over. */
export function openStorage(source: Source, budget: Budget): Storage {
  return source.storage ?? openCompoundFile(source.bytes, budget);
}

/** Reads every object below the storage, at whatever depth; the storage's own streams are its reader's. */
export async function readObjects(storage: Storage, desk: Desk, depth = 0): Promise<void> {
  if (depth > DEEPEST) return desk.unread("too-deep");
  for (const [name, held] of storage.storages) {
    const whole = DOCUMENT_STREAMS.some((stream) => held.streams.includes(stream));
    const object = OBJECT_STREAMS.some((stream) => held.streams.includes(stream));
    if (whole || object || macrosIn(held)) await desk.inner({ name, bytes: new Uint8Array(0), storage: held });
    else await readObjects(held, desk, depth + 1);
  }
}

/** The storage of a project's modules: `Macros` and `_VBA_PROJECT_CUR` hold one (MS-OVBA, 2.2.1). */
export function macrosIn({ storages }: Storage): Storage | null {
  const held = storages.get("VBA");
  return held?.streams.includes("dir") ? held : null;
}

/** The files that one object holds. */
export async function readObject(storage: Storage, desk: Desk): Promise<void> {
  for (const name of OBJECT_STREAMS) {
    const bytes = storage.stream(name);
    if (!bytes || bytes.length === 0) continue;
    const held = name === "\u0001Ole10Native" ? nativeFile(bytes) : { name, bytes };
    await desk.inner(held);
  }
}

/** A file dropped into a document: its name, two paths, then its bytes. */
function nativeFile(bytes: Uint8Array): Source {
  const stream = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 6;
  const text = (): string => {
    const end = stream.indexOf(0, at);
    if (end < 0) throw new Refusal("damaged");
    const told = stream.toString("latin1", at, end);
    at = end + 1;
    return told;
  };
  if (stream.length < 16) throw new Refusal("damaged");
  // Other programs put their data there as it is.
  if (stream.readUInt16LE(4) !== 2) return { name: "1", bytes: bytes.subarray(4) };
  const name = text();
  text();
  at += 4;
  const pathLength = stream.readUInt32LE(Math.min(at, stream.length - 4));
  at += 4 + pathLength;
  if (at + 4 > stream.length) throw new Refusal("damaged");
  const size = stream.readUInt32LE(at);
  return { name: name || "1", bytes: bytes.subarray(at + 4, at + 4 + size) };
}

export function isCompoundFile(bytes: Uint8Array): boolean {
  return COMPOUND_FILE.every((byte, at) => bytes[at] === byte);
}
