/**
 * The UTF-16 codes of a text, in a room that is used again for the next: a typed array is read several times as fast as
 * a string, and fresh memory costs more than what is done with it.
 */

/** Zeros after the last code: who looks at what follows a word need not ask whether the text ends there. */
const AFTER = 4;

export class Codes {
  #codes = new Uint16Array(1 << 10);
  #bytes = Buffer.from(this.#codes.buffer);

  /** The codes of a text, then zeros; what the room held before is gone. */
  of(text: string): Uint16Array {
    const { length } = text;
    if (this.#codes.length < length + AFTER) {
      this.#codes = new Uint16Array(2 * (length + AFTER));
      this.#bytes = Buffer.from(this.#codes.buffer);
    }
    this.#bytes.write(text, "utf16le");
    this.#end(length);
    return this.#codes;
  }

  /** The first codes as a text; what follows them is zeros from now on. */
  text(length: number): string {
    this.#end(length);
    return this.#bytes.toString("utf16le", 0, 2 * length);
  }

  #end(length: number): void {
    for (let at = length; at < length + AFTER; at++) this.#codes[at] = 0;
  }
}
