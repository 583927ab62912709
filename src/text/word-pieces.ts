/**
 * The text of a Word document from before 2007 (MS-DOC; Word 6 and 95 too): pieces of the main stream, in the order of
 * the piece table, with the place of each in the stream, by which paragraphs know their properties.
 */

import type { Budget } from "./budget.ts";
import { decodeCodePage } from "./code-pages.ts";
import type { Storage } from "./compound-file.ts";
import { Refusal } from "./refusal.ts";
import { utf16 } from "./utf16.ts";

const [WORD_97, WORD_95] = [0xa5ec, 0xa5dc];
const [COMPLEX, ENCRYPTED, OTHER_TABLE] = [0x0004, 0x0100, 0x0200];
const COMPRESSED = 0x40000000;

export interface Piece {
  readonly text: string;
  /** Place of the first character in the stream, and bytes of each. */
  readonly place: number;
  readonly width: 1 | 2;
}

/** Stretches of the text, in their order: how many characters, and whether they stand on every page. */
export interface Story {
  readonly length: number;
  readonly furniture: boolean;
}

export interface WordText {
  readonly stream: Buffer;
  /** Properties that did not fit where they belong (2.9.196), with pictures: got out when somebody asks; null where there are none. */
  data(): Buffer | null;
  /** Where bins of paragraph properties are listed, or null for the older form. */
  readonly table: { readonly bytes: Buffer; readonly bins: readonly [number, number] } | null;
  readonly stories: readonly Story[];
  readonly pieces: Iterable<Piece>;
}

export function openWordText(storage: Storage, budget: Budget): WordText {
  const stream = bufferOf(storage.stream("WordDocument"));
  if (!stream || stream.length < 0x44) throw new Refusal("damaged");
  const flags = stream.readUInt16LE(0x0a);
  if ((flags & ENCRYPTED) !== 0) throw new Refusal("encrypted");
  const mark = stream.readUInt16LE(0);
  if (mark === WORD_97) return openWord97(stream, flags, storage, budget);
  if (mark === WORD_95) return openWord95(stream, flags, budget);
  throw new Refusal("unsupported");
}

function openWord97(stream: Buffer, flags: number, storage: Storage, budget: Budget): WordText {
  if (stream.length < 0x1aa) throw new Refusal("damaged");
  const bytes = bufferOf(storage.stream((flags & OTHER_TABLE) !== 0 ? "1Table" : "0Table"));
  if (!bytes) throw new Refusal("damaged");
  const length = (at: number) => Math.max(0, stream.readInt32LE(at));
  const plain = (at: number) => ({ length: length(at), furniture: false });
  const furniture = (at: number) => ({ length: length(at), furniture: true });
  return {
    stream,
    data: () => bufferOf(storage.stream("Data")),
    table: { bytes, bins: [stream.readUInt32LE(0x102), stream.readUInt32LE(0x106)] },
    stories: [
      plain(0x4c),
      plain(0x50),
      furniture(0x54),
      plain(0x58),
      plain(0x5c),
      plain(0x60),
      plain(0x64),
      furniture(0x68),
    ],
    pieces: piecesOf(stream, slice(bytes, stream.readUInt32LE(0x1a2), stream.readUInt32LE(0x1a6)), true, budget),
  };
}

function openWord95(stream: Buffer, flags: number, budget: Budget): WordText {
  const [start, end] = [stream.readUInt32LE(0x18), Math.min(stream.length, stream.readUInt32LE(0x1c))];
  const stories = [0x34, 0x38, 0x3c].map((at) => ({
    length: Math.max(0, stream.readInt32LE(at)),
    furniture: at === 0x3c,
  }));
  const pieces =
    (flags & COMPLEX) !== 0 && stream.length >= 0x168
      ? piecesOf(stream, slice(stream, stream.readUInt32LE(0x160), stream.readUInt32LE(0x164)), false, budget)
      : [{ text: decodeCodePage(stream.subarray(Math.min(start, end), end), 1252), place: start, width: 1 as const }];
  return { stream, data: () => null, table: null, stories, pieces };
}

/** The piece table stands after blocks of properties (MS-DOC, 2.9.38). */
function* piecesOf(stream: Buffer, clx: Buffer, wide: boolean, budget: Budget): Generator<Piece> {
  let at = 0;
  while (clx[at] === 1 && at + 3 <= clx.length) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2 || at + 5 > clx.length) throw new Refusal("damaged");
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  for (let index = 0; index < count; index += 1) {
    const length = plc.readUInt32LE(4 * index + 4) - plc.readUInt32LE(4 * index);
    if (length < 0) throw new Refusal("damaged");
    const told = plc.readUInt32LE(4 * (count + 1) + 8 * index + 2);
    const single = !wide || (told & COMPRESSED) !== 0;
    const offset = told & 0x3fffffff;
    const place = single && wide ? offset >> 1 : offset;
    const width = single ? 1 : 2;
    const bytes = slice(stream, place, length * width);
    budget.inflated(bytes.length);
    const text = single ? decodeCodePage(bytes, 1252) : utf16(bytes);
    yield { text, place, width };
    if (bytes.length < length * width) throw new Refusal("damaged");
  }
}

function slice(buffer: Buffer, start: number, length: number): Buffer {
  return buffer.subarray(Math.min(start, buffer.length), Math.min(start + length, buffer.length));
}

function bufferOf(bytes: Uint8Array | null): Buffer | null {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
