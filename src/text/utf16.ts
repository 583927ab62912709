/**
 * Bytes in UTF-16, the low one first, to text; half a letter at the end is left out. Everything in this folder that reads
 * such bytes does it here: where they begin at an odd address and are odd in number, `toString` of Node's Buffer (24.21;
 * nodejs/node#64697, not merged in November 2026) writes one byte beyond what it has allocated, and the process dies of
 * it, then or later, anywhere.
 */

export function utf16(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const from = Math.min(start, bytes.length);
  const most = Math.max(0, Math.min(end, bytes.length) - from);
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, most - (most % 2)).toString("utf16le");
}
