/** What a tenant was asked for: round trips, requests with their cost by workload, and how they were answered. */

import { type Cost, costOf, type Workload } from "./cost.ts";

export interface Tally {
  /** HTTP requests: those alone, and envelopes of batches. */
  roundTrips: number;
  /** What the limits count: those alone, and parts of batches. */
  requests: number;
  refused: number;
  readonly workloads: Partial<Record<Workload, { requests: number; units: number }>>;
  /** By the path, ids taken out. */
  readonly routes: Record<string, number>;
}

export const nothing = (): Tally => ({ roundTrips: 0, requests: 0, refused: 0, workloads: {}, routes: {} });

/** Follows a simulated tenant: an envelope is told first, then its parts, and then that it is answered. */
export function tallyOf(root: string, onCost: (cost: Cost, status: number) => void = () => {}) {
  let tally = nothing();
  let enveloped = false;
  return {
    take: (): Tally => {
      const taken = tally;
      tally = nothing();
      return taken;
    },
    onRequest(_method: string, address: string): void {
      if (!enveloped) tally.roundTrips += 1;
      if (isEnvelope(address)) enveloped = true;
    },
    onAnswer(_method: string, address: string, status: number): void {
      if (isEnvelope(address)) {
        enveloped = false;
        return;
      }
      const { path, query } = partsOf(address, root);
      const cost = costOf(path, query);
      const sum = tally.workloads[cost.workload] ?? { requests: 0, units: 0 };
      tally.workloads[cost.workload] = sum;
      sum.requests += 1;
      sum.units += cost.units;
      tally.requests += 1;
      if (status === 429 || status === 503) tally.refused += 1;
      const route = routeOf(path);
      tally.routes[route] = (tally.routes[route] ?? 0) + 1;
      onCost(cost, status);
    },
  };
}

const isEnvelope = (address: string) => address.endsWith("/$batch");

function partsOf(address: string, root: string): { readonly path: string; readonly query: URLSearchParams } {
  const { pathname, searchParams } = new URL(address);
  return { path: decodeURIComponent(pathname.slice(new URL(root).pathname.length)), query: searchParams };
}

/** `/users/{}/mailFolders/delta`: a segment that is no plain word is an id. */
function routeOf(path: string): string {
  const segments = path.replace(/\([^)]*\)/g, "()").split("/");
  return segments.map((segment) => (/^[A-Za-z$.]{0,40}\d{0,3}[A-Za-z$.]{0,40}(\(\))?$/.test(segment) ? segment : "{}")).join("/");
}
