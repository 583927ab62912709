/**
 * Cells of tables in the order of their text, not overlapping. A workbook has millions: each is three numbers, and no
 * object.
 */

import { NumberList } from "./number-list.ts";

/** A cell's header is the context of what it holds, however far above. Places as in {@link DocumentText.text}. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly header: string;
}

export interface Cells extends Iterable<Cell> {
  readonly length: number;
  start(at: number): number;
  end(at: number): number;
  header(at: number): string;
  /** The last cell that begins at that place or before; -1 where none does. */
  lastFrom(place: number): number;
}

export class CellList implements Cells {
  readonly #starts = new NumberList();
  readonly #ends = new NumberList();
  /** Of each cell, which of the headers. */
  readonly #heads = new NumberList();
  readonly #headers: string[] = [];
  readonly #known = new Map<string, number>();

  get length(): number {
    return this.#starts.length;
  }

  /** The next cell; it begins no earlier than the one before it. */
  add(start: number, end: number, header: string): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#heads.push(this.#numberOf(header));
  }

  start(at: number): number {
    return this.#starts.at(at);
  }

  end(at: number): number {
    return this.#ends.at(at);
  }

  header(at: number): string {
    return this.#headers[this.#heads.at(at)] as string;
  }

  lastFrom(place: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  *[Symbol.iterator](): Iterator<Cell> {
    for (let at = 0; at < this.length; at += 1)
      yield { start: this.start(at), end: this.end(at), header: this.header(at) };
  }

  #numberOf(header: string): number {
    const before = this.#known.get(header);
    if (before !== undefined) return before;
    this.#known.set(header, this.#headers.length);
    return this.#headers.push(header) - 1;
  }
}

export const NO_CELLS: Cells = new CellList();

export function cellsFrom(cells: Iterable<Cell>): Cells {
  const list = new CellList();
  for (const { start, end, header } of cells) list.add(start, end, header);
  return list;
}
