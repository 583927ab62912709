/**
 * Entries of a zip package, one after the other, their real bytes counted while they inflate. What is encrypted,
 * lies about its size or breaks off is refused. yauzl reads the directory; small entries are inflated at once, which
 * is faster than a stream by half for the dozen small parts of an Office document.
 */

import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { Budget } from "./budget.ts";
import { Refusal } from "./refusal.ts";
import { packageIn } from "./zip-end.ts";
import { nameOf } from "./zip-names.ts";

const MOST_ENTRIES = 100_000;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const [STORED, DEFLATED] = [0, 8];
/** Larger ones pass through a stream, in pieces of a quarter of it. */
const AT_ONCE = 1 << 20;

export interface Zip {
  readonly names: readonly string[];
  /** Bytes that the entry says it has; they are never more. */
  sizeOf(name: string): number;
  /** Hands over the entry's bytes as they inflate. */
  read(name: string, take: (chunk: Uint8Array) => void): Promise<void>;
  close(): void;
}

export async function openZip(bytes: Uint8Array, budget: Budget): Promise<Zip> {
  const buffer = packageIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries = new Map<string, Entry>();
  let file: ZipFile;
  try {
    // Names are not ours to judge: nothing is written under them.
    file = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
    for await (const entry of file.eachEntry()) {
      if (entries.size >= MOST_ENTRIES) throw new Refusal("too-large");
      const name = nameOf(entry);
      // Two entries of one name: both are read, the second under a name of its own.
      entries.set(entries.has(name) ? `${name}#${entries.size}.xml` : name, entry);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("damaged", error);
  }
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    read: async (name, take) => {
      const entry = entries.get(name);
      if (!entry) throw new Refusal("damaged");
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw new Refusal("encrypted");
      await inflate(entry, packedBytes(buffer, entry), budget, take);
    },
    close: () => file.close(),
  };
}

function packedBytes(buffer: Buffer, entry: Entry): Buffer {
  const at = entry.relativeOffsetOfLocalHeader;
  if (at + LOCAL_HEADER_SIZE > buffer.length || buffer.readUInt32LE(at) !== LOCAL_HEADER) throw new Refusal("damaged");
  const start = at + LOCAL_HEADER_SIZE + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  if (start + entry.compressedSize > buffer.length) throw new Refusal("damaged");
  return buffer.subarray(start, start + entry.compressedSize);
}

async function inflate(entry: Entry, packed: Buffer, budget: Budget, take: (chunk: Uint8Array) => void): Promise<void> {
  const { compressionMethod: method, uncompressedSize: size } = entry;
  if (method !== STORED && method !== DEFLATED) throw new Refusal("unsupported");
  let told = 0;
  let sum = 0;
  const count = (chunk: Uint8Array) => {
    told += chunk.length;
    budget.inflated(chunk.length);
    if (told > size) throw new Refusal("damaged");
    sum = crc32(chunk, sum);
    take(chunk);
  };
  if (method === STORED) {
    if (packed.length !== size) throw new Refusal("damaged");
    for (let at = 0; at < packed.length; at += AT_ONCE) count(packed.subarray(at, at + AT_ONCE));
  } else if (size <= AT_ONCE) count(inflatedAtOnce(packed, size));
  else await inflateInPieces(packed, count);
  if (told !== size || sum !== entry.crc32) throw new Refusal("damaged");
}

function inflatedAtOnce(packed: Buffer, size: number): Buffer {
  try {
    // One byte more than it says: an entry that lies is seen to.
    return inflateRawSync(packed, { maxOutputLength: size + 1, chunkSize: Math.max(64, size + 1) });
  } catch (error) {
    throw new Refusal("damaged", error);
  }
}

async function inflateInPieces(packed: Buffer, take: (chunk: Buffer) => void): Promise<void> {
  const stream = createInflateRaw({ chunkSize: AT_ONCE >> 2 });
  stream.end(packed);
  let taking = false;
  try {
    for await (const chunk of stream) {
      taking = true;
      take(chunk);
      taking = false;
    }
  } catch (error) {
    // What the taker throws is no fault of the zip.
    throw taking || error instanceof Refusal ? error : new Refusal("damaged", error);
  }
}
