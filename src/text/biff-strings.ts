/**
 * Strings of Excel's old binary format (MS-XLS, 2.5.293 and 2.5.296): one byte or two for each character, told anew where
 * a string runs on into the next record; before Excel 97, bytes of a code page.
 */

import { decodeCodePage } from "./code-pages.ts";
import { utf16 } from "./utf16.ts";

const [WIDE, PHONETIC, RICH] = [1, 4, 8];

/** Characters at the beginning of a record's rest; `size` bytes tell how many. */
export function stringAt(record: Buffer, at: number, size: 1 | 2, page: number | null): string {
  if (at + size > record.length) return "";
  const count = size === 1 ? (record[at] ?? 0) : record.readUInt16LE(at);
  if (page !== null) return decodeCodePage(record.subarray(at + size, at + size + count), page);
  const flags = record[at + size] ?? 0;
  const start = at + size + 1 + ((flags & RICH) !== 0 ? 2 : 0) + ((flags & PHONETIC) !== 0 ? 4 : 0);
  return characters(record, start, count, (flags & WIDE) !== 0);
}

export function characters(bytes: Buffer, start: number, count: number, wide: boolean): string {
  const end = Math.min(bytes.length, start + count * (wide ? 2 : 1));
  return wide ? utf16(bytes, start, end) : bytes.toString("latin1", start, end);
}

/** The strings that cells share (2.4.265), over the record and those that go on with it. */
export function sharedStrings(records: readonly Buffer[], take: (text: string) => void): void {
  let index = 0;
  let at = 8;
  const record = () => records[index] ?? Buffer.alloc(0);
  const count = (records[0]?.length ?? 0) >= 8 ? (records[0]?.readUInt32LE(4) ?? 0) : 0;
  const settle = () => {
    while (at >= record().length && index < records.length) {
      at -= record().length;
      index += 1;
    }
  };
  for (let told = 0; told < count; told += 1) {
    settle();
    if (at + 3 > record().length) return;
    const length = record().readUInt16LE(at);
    const flags = record()[at + 2] ?? 0;
    at += 3;
    let after = 0;
    if ((flags & RICH) !== 0 && at + 2 <= record().length) {
      after += 4 * record().readUInt16LE(at);
      at += 2;
    }
    if ((flags & PHONETIC) !== 0 && at + 4 <= record().length) {
      after += record().readUInt32LE(at);
      at += 4;
    }
    let wide = (flags & WIDE) !== 0;
    let text = "";
    let left = length;
    while (left > 0) {
      if (at >= record().length) {
        index += 1;
        if (index >= records.length) break;
        wide = ((record()[0] ?? 0) & WIDE) !== 0;
        at = 1;
      }
      const here = Math.min(left, Math.floor((record().length - at) / (wide ? 2 : 1)));
      text += characters(record(), at, here, wide);
      at += here * (wide ? 2 : 1);
      left -= here;
      if (here === 0) at = record().length;
    }
    take(text);
    at += after;
  }
}
