/** Properties of an Outlook item (MS-OXMSG): texts and bytes as streams named after their tag, small ones in a list. */

import { decodeText } from "./charset.ts";
import type { Storage } from "./compound-file.ts";
import { utf16 } from "./utf16.ts";

const LIST = "__properties_version1.0";
const TEXT = /^__substg1\.0_([0-9A-F]{4})(001E|001F|101E-[0-9A-F]{8}|101F-[0-9A-F]{8})$/i;

export function isOutlookItem(storage: Storage): boolean {
  return storage.streams.includes(LIST);
}

/** A text, in either of its forms, or nothing. */
export function textProperty(storage: Storage, tag: string): string {
  const wide = storage.stream(`__substg1.0_${tag}001F`);
  if (wide) return wideText(wide);
  const narrow = storage.stream(`__substg1.0_${tag}001E`);
  return narrow ? untilZero(decodeText(narrow)) : "";
}

/** Tags of all texts, those of lists too, each with its text, in the order of the tags. */
export function* textProperties(storage: Storage): Generator<readonly [string, string]> {
  for (const name of [...storage.streams].sort()) {
    const [, tag, form] = TEXT.exec(name) ?? [];
    if (tag === undefined || form === undefined) continue;
    const bytes = storage.stream(name) ?? new Uint8Array(0);
    yield [tag.toUpperCase(), /^1?.1F/i.test(form.slice(1)) ? wideText(bytes) : untilZero(decodeText(bytes))];
  }
}

export function bytesProperty(storage: Storage, tag: string): Uint8Array | null {
  return storage.stream(`__substg1.0_${tag}0102`);
}

/** A yes or no of the list: entries of sixteen bytes after a header whose size tells what it is a list of. */
export function flagProperty(storage: Storage, tag: number, header: number): boolean {
  const list = storage.stream(LIST);
  if (!list) return false;
  const bytes = Buffer.from(list.buffer, list.byteOffset, list.length);
  for (let at = header; at + 16 <= bytes.length; at += 16)
    if (bytes.readUInt32LE(at) === (tag << 16) + 0x000b) return bytes.readUInt16LE(at + 8) !== 0;
  return false;
}

function wideText(bytes: Uint8Array): string {
  return untilZero(utf16(bytes));
}

function untilZero(text: string): string {
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}
