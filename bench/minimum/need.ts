/**
 * A need of a scan without content, and what the cheapest plan that Microsoft documents costs for it: requests as the
 * limits count them (a part of a batch is one), and resource units where the limit is in units.
 */

import type { Workload } from "../tenant/cost.ts";

export interface Need {
  readonly what: string;
  readonly workload: Workload;
  readonly requests: number;
  readonly units: number;
  /** How many lists, or single things, these requests read: each is asked for again by a second scan. */
  readonly sources: number;
  /** What changed since is asked for by a link that the scan before has kept. */
  readonly delta: boolean;
}

interface About {
  /** Resource units of each request. */
  readonly each?: number;
  readonly sources?: number;
  readonly delta?: boolean;
}

export function need(
  workload: Workload,
  what: string,
  requests: number,
  { each = 1, sources = requests, delta = false }: About = {},
): Need {
  return { workload, what, requests, units: requests * each, sources, delta };
}

/** A list has one page at least: an empty one says that it is empty. */
export const pagesOf = (items: number, most: number): number => Math.max(1, Math.ceil(items / most));

export const numbersTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

export const sumOf = <T>(all: Iterable<T>, figure: (one: T) => number): number => {
  let sum = 0;
  for (const one of all) sum += figure(one);
  return sum;
};
