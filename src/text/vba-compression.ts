/**
 * The source of macros, compressed (MS-OVBA, 2.4.1): chunks of 4096 bytes, each of literals and of places in what stands
 * before them in the chunk.
 */

import type { Budget } from "./budget.ts";
import { Refusal } from "./refusal.ts";

const CHUNK = 4096;
const [CONTAINER, SIGNATURE, COMPRESSED] = [1, 3, 0x8000];

/** A file cut short gives what stands before the cut. */
export function expandedMacros(bytes: Uint8Array, budget: Budget): Buffer {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (packed[0] !== CONTAINER) throw new Refusal("damaged");
  const chunks: Buffer[] = [];
  for (let at = 1; at + 2 <= packed.length; ) {
    const header = packed.readUInt16LE(at);
    if (((header >> 12) & 7) !== SIGNATURE) throw new Refusal("damaged");
    const held = packed.subarray(at + 2, at + 3 + (header & 0xfff));
    const chunk = (header & COMPRESSED) === 0 ? held : expanded(held);
    budget.inflated(chunk.length);
    chunks.push(chunk);
    at += 3 + (header & 0xfff);
  }
  return Buffer.concat(chunks);
}

function expanded(packed: Buffer): Buffer {
  const chunk = Buffer.alloc(CHUNK);
  let length = 0;
  for (let at = 0; at < packed.length; ) {
    const flags = packed[at++] as number;
    for (let bit = 0; bit < 8 && at < packed.length; bit += 1) {
      if (((flags >> bit) & 1) === 0) {
        if (length === CHUNK) throw new Refusal("damaged");
        chunk[length++] = packed[at++] as number;
        continue;
      }
      if (at + 2 > packed.length) break;
      const { back, count } = copyOf(packed.readUInt16LE(at), length);
      at += 2;
      if (back > length || length + count > CHUNK) throw new Refusal("damaged");
      // It may go on into what it writes: byte by byte.
      for (let copied = 0; copied < count; copied += 1, length += 1) chunk[length] = chunk[length - back] as number;
    }
  }
  return chunk.subarray(0, length);
}

/** The further the chunk has come, the more bits of the two bytes tell the place, and the fewer the length (2.4.1.3.19). */
function copyOf(token: number, length: number): { readonly back: number; readonly count: number } {
  const bits = Math.max(4, 32 - Math.clz32(length - 1));
  return { back: (token >> (16 - bits)) + 1, count: (token & (0xffff >> bits)) + 3 };
}
