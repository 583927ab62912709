/**
 * Pauses that the service has ordered, lane by lane, and who came all the same. A request that was on its way when
 * the pause was told is nobody's fault: the first of each connection is taken for one, if it comes soon; with all of
 * its parts, when it is an envelope.
 */

import type { Lane } from "./lanes.ts";

/** A request as it comes in. */
export interface Arrival {
  /** By the tenant's clock. */
  readonly at: number;
  /** By this machine's, for what has to do with wires. */
  readonly real: number;
  readonly connection: number;
}

export interface Pauses {
  /** @param until by the tenant's clock */
  order(lane: Lane, until: number, real: number, now: number): void;
  /** Whether a request of these lanes came where it was told not to. */
  inside(lanes: readonly Lane[], arrival: Arrival): boolean;
}

interface Pause {
  until: number;
  readonly told: number;
  /** When the first of each connection came since. */
  readonly since: Map<number, number>;
}

/** Milliseconds that an answer may take to be read. */
const ON_THE_WIRE = 1000;
const MANY = 10_000;

export function pausesOf(): Pauses {
  const pauses = new Map<string, Pause>();
  return {
    order({ name }, until, real, now) {
      const known = pauses.get(name);
      if (known !== undefined && known.until > now) {
        known.until = Math.max(known.until, until);
        return;
      }
      if (pauses.size > MANY) for (const [lane, pause] of pauses) if (pause.until <= now) pauses.delete(lane);
      if (until > now) pauses.set(name, { until, told: real, since: new Map() });
    },
    inside(lanes, { at, real, connection }) {
      let inside = false;
      for (const { name } of lanes) {
        const pause = pauses.get(name);
        if (pause === undefined || at >= pause.until || real <= pause.told) continue;
        const first = pause.since.get(connection) ?? real;
        pause.since.set(connection, first);
        if (first !== real || real - pause.told >= ON_THE_WIRE) inside = true;
      }
      return inside;
    },
  };
}

/** The instant until which a `Retry-After` says to wait. */
export function pauseIn(retryAfter: string | undefined, now: number): number | null {
  if (retryAfter === undefined) return null;
  const until = /^\d+(\.\d+)?$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  return Number.isNaN(until) ? null : until;
}
