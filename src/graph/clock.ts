/** Time as an argument, so that outages of twenty minutes can be tested in none. */

import { setTimeout as delay } from "node:timers/promises";

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Timers of Node wrap around after 24.8 days, and a service may ask for more. */
const LONGEST = 2_000_000_000;

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    for (let left = milliseconds; left > 0; left -= LONGEST) {
      try {
        await delay(Math.min(left, LONGEST), undefined, signal === undefined ? {} : { signal });
      } catch (cause) {
        signal?.throwIfAborted();
        throw cause;
      }
    }
  },
};
