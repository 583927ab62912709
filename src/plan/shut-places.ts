/**
 * Places that were refused, locked or given up, each counted once whatever was asked of it: a mailbox for its mail,
 * its calendar and its contacts, a site for its documents, its lists and its pages. Holds one place at a time.
 */

import type { GapCause } from "../model/gap.ts";
import { type ServiceId, type Workload, workloadOf } from "../model/service.ts";

/** Something asked of a place, and why it was not had. */
export interface Shut {
  readonly container: string;
  /** Null for a part of the directory. */
  readonly service: ServiceId | null;
  readonly cause: GapCause;
}

export interface ShutCount {
  /** Refused or locked. */
  readonly refused: number;
  /** All of them, those given up included. */
  readonly all: number;
}

const REFUSED: ReadonlySet<GapCause> = new Set(["forbidden", "locked"]);

/** They come with equal ids together. */
export async function countShut(places: AsyncIterable<Shut>): Promise<ShutCount> {
  const count = { refused: 0, all: 0 };
  let id: string | null = null;
  let seen = { refused: new Set<Workload | null>(), all: new Set<Workload | null>() };
  const settle = () => {
    count.refused += seen.refused.size;
    count.all += seen.all.size;
    seen = { refused: new Set(), all: new Set() };
  };
  for await (const { container, service, cause } of places) {
    if (container !== id) settle();
    id = container;
    const workload = service && workloadOf(service);
    seen.all.add(workload);
    if (REFUSED.has(cause)) seen.refused.add(workload);
  }
  settle();
  return count;
}
