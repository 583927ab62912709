/**
 * Time as an argument, so that outages of twenty minutes can be tested in none. Waits and limits go by a time that only
 * ever passes: a machine's own clock is set back or forward, by NTP or when a machine that slept wakes, and a service
 * neither waits nor forgets for that.
 */

import { setTimeout as delay } from "node:timers/promises";

export interface Clock {
  /** Milliseconds since 1970 as the machine had them when the run began, and what has passed since. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** For whoever goes by the hour of the day, or by what others say of it. */
export interface DatedClock extends Clock {
  /** Milliseconds since 1970, as the machine has them now. */
  wall(): number;
}

/** How fast time passes, for tests of the whole program: two processes with the same tempo agree on the instant. */
export interface Tempo {
  /** 60: a minute passes in a second. */
  readonly speed: number;
  /** The instant, in milliseconds since 1970, from which time passes so fast. */
  readonly anchor: number;
}

export const REAL_TIME: Tempo = { speed: 1, anchor: 0 };

/** Timers of Node wrap around after 24.8 days, and a service may ask for more. */
const LONGEST = 2_000_000_000;

/** What a machine knows of time. */
export interface Machine {
  /** Milliseconds since 1970; may be set. */
  date(): number;
  /** Milliseconds since some instant; never set. */
  passed(): number;
}

const THIS_MACHINE: Machine = { date: () => Date.now(), passed: () => performance.now() };

export function clockAt({ speed, anchor }: Tempo, machine: Machine = THIS_MACHINE): DatedClock {
  const quickened = (real: number) => Math.round(anchor + (real - anchor) * speed);
  const [date, passed] = [machine.date(), machine.passed()];
  return {
    now: () => quickened(date + machine.passed() - passed),
    wall: () => quickened(machine.date()),
    async sleep(milliseconds, signal) {
      for (let left = milliseconds / speed; left > 0; left -= LONGEST) {
        try {
          await delay(Math.min(left, LONGEST), undefined, signal === undefined ? {} : { signal });
        } catch (cause) {
          signal?.throwIfAborted();
          throw cause;
        }
      }
    },
  };
}

/** `SPEED`, from the start of the process on, or `SPEED@INSTANT`; null when it is neither. */
export function tempoOf(text: string, now: number): Tempo | null {
  const [, speed, anchor] = /^(\d{1,6}(?:\.\d{1,3})?)(?:@(\d{1,15}))?$/.exec(text) ?? [];
  if (speed === undefined || Number(speed) === 0) return null;
  return { speed: Number(speed), anchor: anchor === undefined ? now : Number(anchor) };
}
