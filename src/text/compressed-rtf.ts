/**
 * The rich text of Outlook's messages, compressed (MS-OXRTFCP): literals, and places in a window of 4096 bytes that
 * begins with what every such text begins with.
 */

import { Refusal } from "./refusal.ts";

const WINDOW = 4096;
const [COMPRESSED, PLAIN] = [0x75465a4c, 0x414c454d];
const HEADER = 16;
const BEGINNING =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

export function decompressedRtf(bytes: Uint8Array): Uint8Array {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (packed.length < HEADER) throw new Refusal("damaged");
  const size = packed.readUInt32LE(4);
  const form = packed.readUInt32LE(8);
  if (form === PLAIN) return packed.subarray(HEADER, HEADER + size);
  // Two bytes stand for seventeen at most.
  if (form !== COMPRESSED || size > 17 * packed.length) throw new Refusal("damaged");
  return expand(packed, size);
}

function expand(packed: Buffer, size: number): Uint8Array {
  const window = Buffer.alloc(WINDOW);
  let end = window.write(BEGINNING, "latin1");
  const text = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number) => {
    if (length < size) text[length] = byte;
    length += 1;
    window[end] = byte;
    end = (end + 1) % WINDOW;
  };
  for (let at = HEADER; at < packed.length && length < size; ) {
    const control = packed[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < packed.length && length < size; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(packed[at] ?? 0);
        at += 1;
        continue;
      }
      if (at + 2 > packed.length) return text.subarray(0, length);
      const told = packed.readUInt16BE(at);
      at += 2;
      const place = told >> 4;
      if (place === end) return text.subarray(0, Math.min(length, size));
      for (let index = 0; index < (told & 0xf) + 2; index += 1) put(window[(place + index) % WINDOW] ?? 0);
    }
  }
  return text.subarray(0, Math.min(length, size));
}
