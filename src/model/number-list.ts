/** Whole numbers below 2³¹, one after the other, millions of them: in pages that are never copied when the list grows. */

/** Numbers of a page: a power of two. */
const BITS = 13;
const REST = (1 << BITS) - 1;

export class NumberList {
  length = 0;
  readonly #pages: Int32Array[] = [];

  push(number: number): void {
    const inPage = this.length & REST;
    if (inPage === 0) this.#pages.push(new Int32Array(REST + 1));
    (this.#pages[this.length >> BITS] as Int32Array)[inPage] = number;
    this.length += 1;
  }

  set(place: number, number: number): void {
    (this.#pages[place >> BITS] as Int32Array)[place & REST] = number;
  }

  /** Of a place inside the list. */
  at(place: number): number {
    return (this.#pages[place >> BITS] as Int32Array)[place & REST] as number;
  }
}
