/**
 * Chance that is the same every time: a stream of numbers that follows from its keys alone, so that any thing of
 * the pretend tenant can be made without making those before it. Algorithm: xxHash-like mixing into sfc32.
 */

export interface Random {
  /** 32 bits. */
  word(): number;
  /** In [0, 1). */
  next(): number;
  /** Whole, in [0, n). */
  int(n: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** Lower-case hexadecimal of that many digits. */
  hex(digits: number): string;
  /** Version 4 shape. */
  guid(): string;
}

/** One million of them are made for a page of the largest tenant: a class, and no closures. */
class Stream implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(key: string) {
    let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
    for (let index = 0; index < key.length; index++) {
      const code = key.charCodeAt(index);
      h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
      h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
      h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
      h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
    }
    this.#a = h1;
    this.#b = h2;
    this.#c = h3;
    this.#d = h4;
    for (let round = 0; round < 12; round++) this.word();
  }

  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  next(): number {
    return this.word() / 0x1_0000_0000;
  }

  int(n: number): number {
    return Math.floor(this.next() * n);
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.int(list.length)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  hex(digits: number): string {
    let text = "";
    while (text.length < digits) text += hexOf(this.word());
    return text.length === digits ? text : text.slice(0, digits);
  }

  guid(): string {
    const digits = this.hex(32);
    const variant = "89ab"[Number.parseInt(digits.charAt(16), 16) % 4];
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  }
}

export function randomOf(...keys: readonly (string | number)[]): Random {
  return new Stream(keys.join("\u0000"));
}

const HEX = Array.from({ length: 0x1_0000 }, (_, value) => value.toString(16).padStart(4, "0"));

/** Eight digits of 32 bits. */
export function hexOf(word: number): string {
  return `${HEX[word >>> 16]}${HEX[word & 0xffff]}`;
}
