/**
 * Rows as bytes, gathered until somebody takes them. A row is turned into bytes as it comes: its pieces are still at hand then, and
 * take half as long as those of many rows at once.
 */

/** Bytes that are gathered; a row for which they may not do is handed on by itself. */
const ROOM = 262_144;
/** Of one sign, in UTF-8, at the most. */
const WIDEST = 3;

export class RowBytes {
  readonly #encoder = new TextEncoder();
  readonly #room = new Uint8Array(ROOM);
  readonly #take: (bytes: Buffer) => void;
  #used = 0;

  /** @param take is given bytes that are its own. */
  constructor(take: (bytes: Buffer) => void) {
    this.#take = take;
  }

  add(text: string): void {
    const most = text.length * WIDEST;
    if (most > ROOM - this.#used) this.hand();
    if (most > ROOM) this.#take(Buffer.from(text));
    else this.#used += this.#encoder.encodeInto(text, this.#room.subarray(this.#used)).written;
  }

  /** What is gathered goes on. */
  hand(): void {
    if (this.#used > 0) this.#take(Buffer.from(this.#room.subarray(0, this.#used)));
    this.#used = 0;
  }
}
