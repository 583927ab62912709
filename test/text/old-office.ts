/** Documents of Office before 2007 and items of Outlook, as small as they can be, made for tests. */

import { compoundOf, type Tree } from "./compound.ts";

export const wide = (text: string): Buffer => Buffer.from(text, "utf16le");

export interface Word {
  /** Cells end with \x07, so do rows; paragraphs with \r. */
  readonly body: string;
  readonly header?: string;
  readonly flags?: number;
  /** Places of \x07 in the body that end a row. */
  readonly rowEnds?: readonly number[];
  /** Stretches of the body in a table. */
  readonly tables?: readonly (readonly [number, number])[];
  readonly more?: Tree;
  /** Properties of paragraphs stand in a stream of their own, as those of wide tables do. */
  readonly apart?: boolean;
}

/** All in one wide piece, at the second page of the stream; one page of paragraph properties after it. */
export function docOf({ body, header = "", flags = 0x0200, rowEnds = [], tables = [], more = {}, apart }: Word) {
  const text = wide(body + header);
  const textPages = Math.max(1, Math.ceil(text.length / 512));
  const stream = Buffer.alloc(512 * (4 + textPages));
  const start = 1024;
  stream.set(text, start);
  stream.writeUInt16LE(0xa5ec, 0);
  stream.writeUInt16LE(0xc1, 2);
  stream.writeUInt16LE(flags, 0x0a);
  stream.writeUInt32LE(body.length, 0x4c);
  stream.writeUInt32LE(header.length, 0x54);

  const bounds = new Set([0, body.length + header.length]);
  for (const at of rowEnds) bounds.add(at).add(at + 1);
  for (const [from, to] of tables) bounds.add(from).add(to);
  const places = [...bounds].sort((a, b) => a - b);
  const page = 2 + textPages;
  const properties = stream.subarray(page * 512, (page + 1) * 512);
  const count = places.length - 1;
  let data: Buffer = Buffer.alloc(0);
  properties[511] = count;
  let at = 510;
  places.forEach((place, index) => {
    properties.writeUInt32LE(start + 2 * place, 4 * index);
    if (index === count) return;
    const inTable = tables.some(([from, to]) => from <= place && place < to);
    const told = Buffer.from([0x16, 0x24, inTable ? 1 : 0, 0x17, 0x24, rowEnds.includes(place) ? 1 : 0]);
    const list = apart ? Buffer.concat([Buffer.from([0x46, 0x66]), long(data.length)]) : told;
    if (apart) data = Buffer.concat([data, short(told.length), told]);
    at = (at - list.length - 4) & ~1;
    properties[at] = 0;
    properties[at + 1] = (2 + list.length) / 2;
    properties.set(list, at + 4);
    properties[4 * (count + 1) + 13 * index] = at / 2;
  });

  const pieces = Buffer.alloc(5 + 16);
  pieces[0] = 2;
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(body.length + header.length, 9);
  pieces.writeUInt32LE(start, 15);
  const bins = Buffer.alloc(12);
  bins.writeUInt32LE(start, 0);
  bins.writeUInt32LE(start + text.length, 4);
  bins.writeUInt32LE(page, 8);
  stream.writeUInt32LE(0, 0x1a2);
  stream.writeUInt32LE(pieces.length, 0x1a6);
  stream.writeUInt32LE(pieces.length, 0x102);
  stream.writeUInt32LE(bins.length, 0x106);
  const beside: Tree = apart ? { Data: data } : {};
  return compoundOf({ WordDocument: stream, "1Table": Buffer.concat([pieces, bins]), ...beside, ...more });
}

export function record(type: number, ...parts: readonly (Uint8Array | number)[]): Buffer {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === "number" ? short(part) : part)));
  return Buffer.concat([short(type), short(bytes.length), bytes]);
}

export function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** `size` bytes tell how many characters; then whether they are wide, which they are. */
export function sheetString(text: string, size: 1 | 2 = 2): Buffer {
  return Buffer.concat([size === 1 ? Buffer.of(text.length) : short(text.length), Buffer.of(1), wide(text)]);
}

const BOOK_BEGIN = record(0x809, 0x0600, 5, 0, 0);
export const SHEET_BEGIN = record(0x809, 0x0600, 0x10, 0, 0);
export const END = record(0x0a);

/** The records of a workbook's beginning, and of one sheet. */
export function xlsOf(globals: readonly Buffer[], sheet: readonly Buffer[], more: Tree = {}): Uint8Array {
  return compoundOf({ Workbook: Buffer.concat([BOOK_BEGIN, ...globals, END, SHEET_BEGIN, ...sheet, END]), ...more });
}

export function slideRecord(type: number, body: Uint8Array, head = 0): Buffer {
  return Buffer.concat([short(head), short(type), long(body.length), body]);
}

export function pptOf(records: readonly Buffer[], more: Tree = {}): Uint8Array {
  const document = slideRecord(1000, Buffer.concat(records), 0xf);
  return compoundOf({ "PowerPoint Document": document, "Current User": Buffer.alloc(20), ...more });
}

/** Texts by their tags; storages and further streams beside. */
export function outlookItem(texts: Readonly<Record<string, string>>, more: Tree = {}): Tree {
  const streams = Object.entries(texts).map(([tag, text]) => [`__substg1.0_${tag}001F`, wide(text)] as const);
  return { "__properties_version1.0": Buffer.alloc(32), ...Object.fromEntries(streams), ...more };
}

export function attachedFile(name: string, bytes: Uint8Array, texts: Readonly<Record<string, string>> = {}): Tree {
  return outlookItem({ 3707: name, ...texts }, { "__substg1.0_37010102": bytes });
}
