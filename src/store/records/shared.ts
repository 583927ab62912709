/** What was told of who sensitive and shared files are open to, added up by place: each scan's own, as that may change without the file. */

import type { Sharing } from "../../model/records.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import { Out, sql, type Walk } from "../asking.ts";
import type { SharedPlace } from "../totals.ts";

const FILES = sql(
  `SELECT place.id AS container, item.apart AS apart FROM item JOIN place ON place.place = item.place
   WHERE place.service = ? AND item.apart LIKE '%"sharing":%' ORDER BY place.id`,
);

export function* sharedIn(scan: number): Walk<SharedPlace> {
  for (const { id: service } of SERVICES) {
    const sums = new Sums(service);
    yield* FILES.each([service], function* (row): Generator<Out<SharedPlace>, void, unknown> {
      const { sharing } = JSON.parse(String(row.apart)) as { readonly sharing?: Told };
      if (sharing?.scan !== scan) return;
      const over = sums.begin(String(row.container));
      if (over !== null) yield new Out(over);
      sums.add(sharing);
    });
    if (sums.last !== null) yield new Out(sums.last);
  }
}

/** As it is kept: with the number of the scan that asked. */
type Told = Sharing & { readonly scan: number };
type Sum = { -readonly [K in keyof SharedPlace]: SharedPlace[K] };

class Sums {
  readonly #service: ServiceId;
  #sum: Sum | null = null;
  constructor(service: ServiceId) {
    this.#service = service;
  }
  get last(): SharedPlace | null {
    return this.#sum;
  }
  /** @returns the place before, once all of it was added. */
  begin(container: string): SharedPlace | null {
    if (this.#sum?.container === container) return null;
    const over = this.#sum;
    this.#sum = {
      ...{ service: this.#service, container, files: 0, outside: 0, anonymous: 0, organization: 0, people: 0 },
      ...{ guests: 0, endless: 0, until: null },
    };
    return over;
  }
  add({ anonymous, organization, people, guests, endless, until }: Sharing): void {
    const sum = this.#sum as Sum;
    sum.files += 1;
    if (anonymous > 0 || guests > 0) sum.outside += 1;
    sum.anonymous += anonymous;
    sum.organization += organization;
    sum.people += people;
    sum.guests += guests;
    sum.endless += endless;
    if (until !== null && (sum.until === null || until > sum.until)) sum.until = until;
  }
}
