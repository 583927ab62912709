/**
 * What outputs add up over all spaces: in one walk, that of whoever writes their lines, or else of its own the first time that a
 * sum is asked for. A few figures for each directorate, service and wave, whatever the number of spaces.
 */

import type { Book } from "../model/book.ts";
import type { ContainerRow } from "../model/container-row.ts";
import { DirectorateSums } from "./sums/directorates.ts";
import { UnitSums } from "./sums/units.ts";
import { WaveSums } from "./sums/waves.ts";

export class SpaceSums {
  readonly directorates = new DirectorateSums();
  readonly units = new UnitSums();
  readonly waves = new WaveSums();
  /** Spaces of no known directorate. */
  homeless = 0;

  see(row: ContainerRow): void {
    for (const sums of [this.directorates, this.units, this.waves]) sums.see(row);
    if (!row.shut && row.line.unit === null) this.homeless += 1;
  }
}

const made = new WeakMap<Book, Promise<SpaceSums>>();

/** All spaces of the book were seen. */
export function keepSums(book: Book, sums: SpaceSums): void {
  made.set(book, Promise.resolve(sums));
}

export function sumsOf(book: Book): Promise<SpaceSums> {
  const sums = made.get(book) ?? walked(book);
  made.set(book, sums);
  return sums;
}

async function walked(book: Book): Promise<SpaceSums> {
  const sums = new SpaceSums();
  for await (const row of book.containers()) sums.see(row);
  return sums;
}
