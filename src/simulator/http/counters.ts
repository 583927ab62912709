/** What passed through the simulated tenant, counted for whoever wants to judge a scan by what it did. */

import { FAMILIES, type Family } from "./limits/families.ts";

export interface Minute {
  units: number;
  /** Of them, those of requests that were refused for being too many. */
  refused: number;
}

export interface FamilyCounters {
  requests: number;
  units: number;
  refused: number;
  sentInsidePause: number;
  /** By the tenant's clock, from its start. */
  readonly minutes: Record<number, Minute>;
}

export interface Counters {
  /** Each part of a batch is one, and its envelope another. */
  requests: number;
  /** 429 and 503. */
  throttled: number;
  /** 429: of a limit, or on purpose. */
  refused: number;
  /** Requests that came before a `Retry-After` told to their lane was over, save those that were on their way. */
  sentInsidePause: number;
  /** Requests of the content port that brought a token along. */
  leaks: number;
  downloads: number;
  /** Connections opened to the Graph port. */
  connections: number;
  /** Most requests that were ever in one mailbox at once. */
  mailboxPeak: number;
  /** Of the simulator itself: where it failed to answer. */
  readonly defects: string[];
  readonly byRoute: Record<string, number>;
  readonly byStatus: Record<string, number>;
  readonly byFamily: Readonly<Record<Family, FamilyCounters>>;
  readonly userAgents: Record<string, number>;
  /** By what `x-ms-throttle-priority` says. */
  readonly priorities: Record<string, number>;
}

export function countersOf(): Counters {
  const none = (): FamilyCounters => ({ requests: 0, units: 0, refused: 0, sentInsidePause: 0, minutes: {} });
  return {
    requests: 0,
    throttled: 0,
    refused: 0,
    sentInsidePause: 0,
    leaks: 0,
    downloads: 0,
    connections: 0,
    mailboxPeak: 0,
    defects: [],
    byRoute: {},
    byStatus: {},
    byFamily: Object.fromEntries(FAMILIES.map((family) => [family, none()])) as Record<Family, FamilyCounters>,
    userAgents: {},
    priorities: {},
  };
}

export interface Counted {
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly family: Family;
  readonly units: number;
  /** Minutes since the start. */
  readonly minute: number;
  readonly insidePause: boolean;
}

export function count(counters: Counters, counted: Counted): void {
  const { method, route, status, family, units, minute, insidePause } = counted;
  const of = counters.byFamily[family];
  const spent = of.minutes[minute] ?? { units: 0, refused: 0 };
  of.minutes[minute] = spent;
  counters.requests++;
  of.requests++;
  of.units += units;
  spent.units += units;
  if (status === 429 || status === 503) counters.throttled++;
  if (status === 429) {
    counters.refused++;
    of.refused++;
    spent.refused += units;
  }
  if (insidePause) {
    counters.sentInsidePause++;
    of.sentInsidePause++;
  }
  more(counters.byRoute, `${method} ${route ?? "unknown"}`);
  more(counters.byStatus, String(status));
}

export function more(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
