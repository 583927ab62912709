/**
 * What outputs add up over all spaces: in one walk, that of whoever writes their lines, or else of its own the first time that a
 * sum is asked for. A few figures for each directorate, service and wave, whatever the number of spaces.
 */

import type { Book } from "../model/book.ts";
import type { ContainerRow } from "../model/container-row.ts";
import type { IsoDate } from "../model/dates.ts";
import { isOpenedAfter } from "../model/evidence.ts";
import { SERVICES, type ServiceId } from "../model/service.ts";
import { ownObstacles } from "./own-obstacles.ts";
import { DirectorateSums } from "./sums/directorates.ts";
import { UnitSums } from "./sums/units.ts";
import { WaveSums } from "./sums/waves.ts";

export class SpaceSums {
  readonly directorates = new DirectorateSums();
  readonly units = new UnitSums();
  readonly waves = new WaveSums();
  /** Spaces of no known directorate. */
  homeless = 0;
  /** Services that have a space with something of its own in the way, and one opened after the text: no other is walked for it. */
  readonly hindered = new Set<ServiceId>();
  readonly opened = new Set<ServiceId>();
  readonly #textOn: IsoDate;

  constructor({ evidence }: Pick<Book, "evidence">) {
    this.#textOn = evidence.textOn;
  }

  see(row: ContainerRow): void {
    for (const sums of [this.directorates, this.units, this.waves]) sums.see(row);
    const { service, unit, label } = row.line;
    if (!row.shut && unit === null) this.homeless += 1;
    if (ownObstacles(row).length > 0) this.hindered.add(service);
    if (isOpenedAfter(row.created, label, this.#textOn)) this.opened.add(service);
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
  const sums = new SpaceSums(book);
  for await (const row of book.containers()) sums.see(row);
  return sums;
}

/** All spaces of these services, as the book has them. */
export async function* spacesOf(services: ReadonlySet<ServiceId>, book: Book): AsyncIterable<ContainerRow> {
  for (const { id } of SERVICES) if (services.has(id)) for await (const row of book.containers(id)) yield row;
}
