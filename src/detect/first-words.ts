/**
 * Words that begin a term, by their hash: of all words of a text most are left after one look at a table of bits, and
 * the rest are found after another.
 */

import { type Bits, hashOf, PLACES, placeOf } from "./hash.ts";
import { type FirstWord, firstWordOf, type Term } from "./terms.ts";

const NONE: readonly FirstWord[] = [];

export class FirstWords {
  readonly bits: Bits = new Int32Array(PLACES / 32);
  /** Of each place, which of the lists; 0 for none. */
  readonly #slots = new Uint16Array(PLACES);
  readonly #lists: FirstWord[][] = [[]];
  /** Of each list, the first letters of what may follow, and whether one word alone is a term. */
  readonly #nexts: number[] = [0];
  readonly #alone: boolean[] = [false];

  constructor(terms: ReadonlyMap<string, readonly Term[]>) {
    for (const [word, begun] of terms) this.#add(word, begun);
  }

  of(hash: number): readonly FirstWord[] {
    return this.#lists[this.#slots[placeOf(hash)] as number] ?? NONE;
  }

  /** As of a hash; none where a space and a letter follow, and no term goes on so. Of most first words that is all. */
  before(hash: number, space: number, letter: number): readonly FirstWord[] {
    const slot = this.#slots[placeOf(hash)] as number;
    const goesOn = space !== 0x20 || (((this.#nexts[slot] as number) >>> (letter & 31)) & 1) === 1;
    return goesOn || this.#alone[slot] ? (this.#lists[slot] as readonly FirstWord[]) : NONE;
  }

  #add(word: string, terms: readonly Term[]): void {
    const place = placeOf(hashOf(word));
    if (this.#slots[place] === 0) this.#slots[place] = this.#lists.push([]) - 1;
    const slot = this.#slots[place] as number;
    const begun = firstWordOf(word, terms);
    this.#lists[slot]?.push(begun);
    this.#nexts[slot] = (this.#nexts[slot] ?? 0) | begun.nexts;
    this.#alone[slot] = this.#alone[slot] === true || begun.alone.length > 0;
    this.bits[place >> 5] = (this.bits[place >> 5] as number) | (1 << (place & 31));
  }
}
