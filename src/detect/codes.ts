/** The UTF-16 codes of a text: a typed array is read several times as fast as a string. */

/** Room for codes that is used again and again: fresh memory costs more than what is done with it. */
export function openCodes() {
  let codes = new Uint16Array(1 << 17);
  return {
    room: (length: number): Uint16Array => {
      if (codes.length < length) codes = new Uint16Array(length);
      return codes.subarray(0, length);
    },
  };
}

/** Writes the codes of a text into an array of its length. */
export function codesOf(text: string, codes: Uint16Array): void {
  bytesOf(codes).write(text, "utf16le");
}

const LETTERS = new Uint8Array(1 << 17);

/** A text of Latin-1 alone takes one byte a letter. */
export function textOf(codes: Uint16Array): string {
  if (!isNarrow(codes)) return bytesOf(codes).toString("utf16le");
  const letters = codes.length <= LETTERS.length ? LETTERS.subarray(0, codes.length) : new Uint8Array(codes.length);
  letters.set(codes);
  return Buffer.from(letters.buffer, letters.byteOffset, letters.byteLength).toString("latin1");
}

function isNarrow(codes: Uint16Array): boolean {
  let all = 0;
  for (let at = 0; at < codes.length; at++) all |= codes[at] as number;
  return all <= 0xff;
}

function bytesOf(codes: Uint16Array): Buffer {
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength);
}
