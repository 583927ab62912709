/**
 * What an old Office file tells of itself (MS-OLEPS): title, subject, authors, keywords, properties of its own, and the
 * sensitivity labels among them. Only texts are wanted; numbers and dates of saving tell of no person.
 */

import { decodeCodePage } from "./code-pages.ts";
import type { Storage } from "./compound-file.ts";
import { noteLabel } from "./label-names.ts";
import type { Desk } from "./reader.ts";
import { utf16 } from "./utf16.ts";

const SETS = ["\u0005SummaryInformation", "\u0005DocumentSummaryInformation"];
const [DICTIONARY, CODE_PAGE] = [0, 1];
const [BYTES, WIDE] = [30, 31];
const UTF_16 = 1200;
/** Sets and properties beyond what any program writes. */
const MOST = 4096;

export function readPropertySets(storage: Storage, desk: Desk): void {
  for (const name of SETS) {
    const bytes = storage.stream(name);
    if (bytes && bytes.length >= 48) readSets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), desk);
  }
}

function readSets(set: Buffer, desk: Desk): void {
  const count = Math.min(2, set.readUInt32LE(24));
  for (let index = 0; index < count; index += 1) {
    const place = 28 + 20 * index + 16;
    if (place + 4 > set.length) return;
    const start = set.readUInt32LE(place);
    if (start + 8 <= set.length) readSection(set.subarray(start), desk);
  }
}

function readSection(section: Buffer, desk: Desk): void {
  const places = new Map<number, number>();
  const count = Math.min(MOST, section.readUInt32LE(4));
  for (let index = 0; index < count && 16 + 8 * index <= section.length; index += 1) {
    const at = section.readUInt32LE(12 + 8 * index);
    if (at + 8 <= section.length) places.set(section.readUInt32LE(8 + 8 * index), at);
  }
  const pageAt = places.get(CODE_PAGE);
  const page = pageAt === undefined ? 1252 : section.readUInt16LE(pageAt + 4);
  const names = readNames(section, places.get(DICTIONARY), page);
  for (const [id, at] of places) {
    if (id === DICTIONARY || id === CODE_PAGE) continue;
    const name = names.get(id) ?? "";
    if (name !== "") {
      desk.draft.write(name);
      desk.draft.line();
      noteLabel(name, desk);
    }
    const text = textAt(section, at, page);
    if (text !== "") desk.draft.field(name, text);
  }
}

function textAt(section: Buffer, at: number, page: number): string {
  const type = section.readUInt16LE(at);
  if (type !== BYTES && type !== WIDE) return "";
  const size = section.readUInt32LE(at + 4) * (type === WIDE ? 2 : 1);
  const bytes = section.subarray(at + 8, Math.min(section.length, at + 8 + size));
  return trimmed(type === WIDE ? utf16(bytes) : decodeCodePage(bytes, page));
}

/** Names of properties that a person or a program added (2.17). */
function readNames(section: Buffer, start: number | undefined, page: number): Map<number, string> {
  const names = new Map<number, string>();
  if (start === undefined) return names;
  const count = Math.min(MOST, section.readUInt32LE(start));
  let at = start + 4;
  for (let index = 0; index < count && at + 8 <= section.length; index += 1) {
    const id = section.readUInt32LE(at);
    const length = section.readUInt32LE(at + 4) * (page === UTF_16 ? 2 : 1);
    at += 8;
    names.set(id, trimmed(decodeCodePage(section.subarray(at, Math.min(section.length, at + length)), page)));
    at += page === UTF_16 ? (length + 3) & ~3 : length;
  }
  return names;
}

function trimmed(text: string): string {
  const end = text.indexOf("\0");
  return (end < 0 ? text : text.slice(0, end)).trim();
}
