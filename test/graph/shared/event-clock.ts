/** Time that goes from one sleeper's waking to the next one's, as fast as what they do then. */

import type { Clock } from "../../../src/graph/clock.ts";

interface Sleeper {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

export interface EventClock extends Clock {
  /** The same time as another host has it. @param by milliseconds. */
  skewed(by: number): Clock;
  /** Everybody who wakes within so many milliseconds has done what there was to do. */
  pass(milliseconds: number): Promise<void>;
}

export function eventClock(start = Date.UTC(2026, 0, 1)): EventClock {
  let [now, order] = [start, 0];
  const sleepers = new Set<Sleeper>();
  const sleep = (milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const sleeper = { at: now + Math.max(0, milliseconds), order: order++, wake: resolve };
      sleepers.add(sleeper);
      signal?.addEventListener("abort", () => {
        sleepers.delete(sleeper);
        reject(signal.reason);
      });
    });
  const next = () => {
    let first: Sleeper | null = null;
    for (const one of sleepers)
      if (first === null || one.at < first.at || (one.at === first.at && one.order < first.order)) first = one;
    return first;
  };
  return {
    now: () => now,
    sleep,
    skewed: (by) => ({ now: () => now + by, sleep }),
    async pass(milliseconds) {
      const end = now + milliseconds;
      await done();
      for (let first = next(); first !== null && first.at <= end; first = next()) {
        sleepers.delete(first);
        now = Math.max(now, first.at);
        first.wake();
        await done();
      }
      now = end;
    },
  };
}

const done = () => new Promise<void>((resolve) => setImmediate(resolve));
