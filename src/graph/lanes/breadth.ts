/**
 * How many requests a lane has on their way at once: as few as bring all that can be had. It begins with few, tries
 * half as many again while those who wait would use them, and keeps them where more came back for it. What is on its
 * way has to be asked again when the process is killed, and a service that answers no faster for it gains nothing.
 */

import type { Clock } from "../clock.ts";

const PERIOD = 1000;
/** Answers in a period that say something of it, for each place. */
const TELLING = 2;
const STEP = 1.5;
/** Of the places more, as much at least has to come back. */
const WORTH = 0.2;
/** Periods before it is tried again: the service may have become slower, or its answers longer. */
const HOLD = 10;

export class Breadth {
  readonly #clock: Clock;
  readonly #most: number;
  #places: number;
  #since: number;
  #ended = 0;
  #wanted = false;
  /** What came before the trial under way: so many places, and so many answers a millisecond. */
  #before: { readonly places: number; readonly rate: number } | null = null;
  #hold = 0;

  constructor(clock: Clock, least: number, most: number) {
    this.#clock = clock;
    this.#places = Math.min(least, most);
    this.#most = most;
    this.#since = clock.now();
  }

  get places(): number {
    return this.#places;
  }

  /** Somebody had to wait for a place, and for nothing else. */
  wanted(): void {
    this.#wanted = true;
  }

  /** So many have come back. */
  ended(weight: number): void {
    if (this.#places === this.#most && this.#before === null) return;
    this.#ended += weight;
    const passed = this.#clock.now() - this.#since;
    if (passed < PERIOD || this.#ended < TELLING * this.#places) return;
    this.#judge(this.#ended / passed, this.#wanted);
    this.#ended = 0;
    this.#wanted = false;
    this.#since = this.#clock.now();
  }

  #judge(rate: number, wanted: boolean): void {
    const before = this.#before;
    this.#before = null;
    if (before !== null && rate < before.rate * (1 + WORTH * (this.#places / before.places - 1))) {
      this.#places = before.places;
      this.#hold = HOLD;
      return;
    }
    if (this.#hold > 0) {
      this.#hold -= 1;
      return;
    }
    if (!wanted || this.#places >= this.#most) return;
    this.#before = { places: this.#places, rate };
    this.#places = Math.min(this.#most, Math.ceil(this.#places * STEP));
  }
}
