/** Records of Excel's old binary format (MS-XLS, 2.1.4), one after the other: a number, a length, bytes. */

import { Refusal } from "./refusal.ts";

export interface BiffRecord {
  readonly type: number;
  readonly bytes: Buffer;
  /** Records that go on with this one. */
  readonly more: readonly Buffer[];
}

const CONTINUE = 0x3c;

export function* recordsOf(stream: Buffer): Generator<BiffRecord> {
  let at = 0;
  const next = (): { type: number; bytes: Buffer } | null => {
    if (at + 4 > stream.length) return null;
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    // The rest of the last sector is filled with zeros.
    if (type === 0 && length === 0) return null;
    if (at + 4 + length > stream.length) throw new Refusal("damaged");
    const bytes = stream.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return { type, bytes };
  };
  for (let record = next(); record; record = next()) {
    const more: Buffer[] = [];
    while (at + 4 <= stream.length && stream.readUInt16LE(at) === CONTINUE) {
      const continued = next();
      if (continued) more.push(continued.bytes);
    }
    yield { ...record, more };
  }
}

/** A number squeezed into four bytes (2.5.217). */
export function squeezedNumber(told: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, told & 0xfffffffc);
  const value = (told & 2) !== 0 ? told >> 2 : view.getFloat64(0);
  return (told & 1) !== 0 ? value / 100 : value;
}
