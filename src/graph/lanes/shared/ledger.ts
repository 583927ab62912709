/**
 * The port between a process and what it shares its lanes with: one tenant's quota is one, however many processes ask.
 * A process spends nothing that was not leased to it. Once in a while it says what it wants, what it did not use and what
 * the service answered, and is told what it may have: some units, each not before so many milliseconds and not long
 * after; so many places; and which lanes are paused. Everything is told in durations, as the clocks of hosts differ.
 *
 * Ours, as no limiter on PostgreSQL that was looked at in November 2026 serves. `rate-limiter-flexible` 11.4
 * (`RateLimiterPostgres`): one counter a key and the instant at which it is reset, so that a span that slides holds up to
 * twice the limit; the instant is of each host's own clock; one limit at a time, spent before the next one is known to
 * refuse; a fixed number of points, where limits are learned here as they are used; a statement for each request.
 * `@acpr/rate-limit-postgresql` 1.4: the store of a web server's middleware, of the same kind. `bottleneck` 2.19: shared
 * through Redis alone. None shares by demand, and none gives back what the dead have taken.
 */

import type { BucketOptions } from "../bucket.ts";

/** `pace`: so many units in any span of so many seconds. `day`: over any 24 hours. */
export type Terms =
  | ({ readonly kind: "pace"; readonly amount: number; readonly seconds: number } & Omit<BucketOptions, "lag">)
  | { readonly kind: "day"; readonly amount: number };

/** What the service answered since the last exchange. */
export interface Heard {
  /** Units that it let through, and units that were too much. */
  readonly passed: number;
  readonly refused: number;
  /** Another row of the table applies than was thought. */
  readonly table?: number;
  readonly told?: { readonly limit: number; readonly remaining: number; readonly reset: number };
  readonly share?: number;
  /** Of a day: nothing is left for so many milliseconds. */
  readonly usedUp?: number;
  /** Of a day: what was spent before anybody counted here, so many milliseconds ago. */
  readonly before?: readonly { readonly ago: number; readonly units: number }[];
}

/** What is granted at once. */
export interface Lot {
  readonly units: number;
  readonly after: number;
  /** The same instant as the ledger has it, for whoever gives some of it back. */
  readonly at: number;
}

export type Unused = Pick<Lot, "units" | "at">;

export interface UnitAsk {
  readonly gauge: string;
  readonly terms: Terms;
  /** The least that is of use, as whoever waits first costs so much; 0 where nobody does. */
  readonly first: number;
  /** Milliseconds that an exchange takes. */
  readonly way: number;
  /** What would be used at once, with that; and all that is wanted, with what is likely to be until the next exchange. */
  readonly soon: number;
  readonly want: number;
  /** Of lots that were leased and not used in time. */
  readonly unused: readonly Unused[];
  readonly heard: Heard | null;
  /** There may be any number of its kind: it is forgotten once nothing is lost by it. */
  readonly narrow: boolean;
}

export interface UnitGrant {
  readonly gauge: string;
  /** Each may be spent from so many milliseconds on, and no later than {@link lagOf} after. */
  readonly lots: readonly Lot[];
  /** The limit as it is believed to be, and the most that may be spent by one envelope; null for any. */
  readonly amount: number;
  readonly together: number | null;
  /** Where nothing was granted: milliseconds until something may be. */
  readonly soonest: number;
}

export interface PlaceAsk {
  readonly lane: string;
  /** Places that there are, for all. */
  readonly most: number;
  /** Taken now. */
  readonly inside: number;
  /** What whoever waits first needs beside; 0 where nobody does. */
  readonly first: number;
  /** All that is wanted, with those taken. */
  readonly want: number;
  /** Places that were granted and not taken yet: who waits for its units, too, keeps them until it has both. */
  readonly unused: number;
}

export interface PlaceGrant {
  readonly lane: string;
  /** As many may be taken, with those taken: fewer than are where others wait for some. */
  readonly allowed: number;
}

/** Nobody enters a lane for so many milliseconds. */
export interface PauseNews {
  readonly lane: string;
  readonly milliseconds: number;
}

export interface Exchange {
  /** Of the process: another one each time that it is started. */
  readonly worker: string;
  readonly units: readonly UnitAsk[];
  readonly places: readonly PlaceAsk[];
  readonly pauses: readonly PauseNews[];
}

export interface Exchanged {
  readonly units: readonly UnitGrant[];
  readonly places: readonly PlaceGrant[];
  /** All that are not over, whoever was told. */
  readonly pauses: readonly PauseNews[];
}

export interface Ledger {
  /** What passes is tried again inside. @throws what lasts: the run is over. */
  exchange(asked: Exchange): Promise<Exchanged>;
}

/** Milliseconds between two exchanges of whoever always wants more. @param way milliseconds that one takes. */
export const periodOf = (way: number): number => Math.max(250, 2 * way);
/** Places are kept for so long for a process that is not heard of: what it had on its way is over by then. */
export const PLACES_KEPT = 10_000;
/** A process that was not answered for so long, or for some ways, lets nobody in. */
const PLACES_HELD = 3000;
export const heldFor = (way: number): number => Math.min(PLACES_KEPT - PLACES_HELD, Math.max(PLACES_HELD, WAYS * way));
/** Instants of two exchanges that are of the same pause. */
export const SAME_PAUSE = 100;

/**
 * What may be spent within so many milliseconds is granted: a little more than until the next exchange has come back.
 * @param way milliseconds that one takes.
 */
export const aheadOf = (way: number): number => periodOf(way) + Math.max(100, 2 * way);
/** What is wanted is remembered for so long: who was killed keeps nothing from others for longer. */
export const claimOf = (way: number): number => 2 * aheadOf(way);

/** Share of a span by which a unit may be late: about what is left free of a limit anyhow. */
const LATE = 0.015;
/** What came later than it could be used may be, for so many milliseconds: to wait for the next would never end. */
export const AT_LEAST = 50;
const [LEAST_LAG, MOST_LAG] = [50, 1000];
/** So many times as long as an exchange takes, at least: what comes later than it may be used is of no use. */
const WAYS = 3;

/**
 * Milliseconds for which a unit may be spent, from when it could have been on; after that it is given back.
 * @param way milliseconds that an exchange takes.
 */
export function lagOf(terms: Terms, way = 0): number {
  const usual = terms.kind === "day" ? MOST_LAG : Math.min(MOST_LAG, LATE * terms.seconds * 1000);
  return Math.max(LEAST_LAG, usual, WAYS * way);
}
