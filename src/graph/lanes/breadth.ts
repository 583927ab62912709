/**
 * How many requests or envelopes a lane has on their way at once: as few as bring all that can be had. It begins with
 * one, tries half as many again while those who wait would use them, and keeps them where more came back for it; later it tries
 * with fewer, too. What is on its way has to be asked again when the process is killed, and a service that answers no
 * faster for it gains nothing.
 */

import type { Clock } from "../clock.ts";

/** Answers that say how fast they come, for each place. */
const TELLING = 10;
const STEP = 1.5;
/** Of the places more, as large a share at least has to come back; of those fewer, no larger one may be missed. */
const WORTH = 0.6;
/** Spans before anything else is tried: the service may have become slower, or its answers longer. */
const HOLD = 8;

/** Before the trial under way: so many places, and so many answers a millisecond. */
interface Before {
  readonly places: number;
  readonly rate: number;
}

export class Breadth {
  readonly #clock: Clock;
  readonly #least: number;
  readonly #most: number;
  #places: number;
  #since: number;
  #ended = 0;
  #wanted = false;
  #before: Before | null = null;
  #hold = 0;
  #next: "more" | "fewer" = "more";

  constructor(clock: Clock, least: number, most: number) {
    this.#clock = clock;
    this.#least = Math.min(least, most);
    this.#most = most;
    this.#places = this.#least;
    this.#since = clock.now();
  }

  get places(): number {
    return this.#places;
  }

  /** Somebody had to wait for a place, and for nothing else. */
  wanted(): void {
    if (this.#wanted) return;
    // What came before was as much as was asked for: it says nothing of what could be had.
    this.#wanted = true;
    this.#ended = 0;
    this.#since = this.#clock.now();
  }

  /** One has come back. */
  ended(): void {
    if (this.#least === this.#most) return;
    this.#ended += 1;
    if (!this.#wanted || this.#ended < TELLING * this.#places) return;
    const passed = Math.max(1, this.#clock.now() - this.#since);
    this.#judge(this.#ended / passed);
    this.#ended = 0;
    this.#wanted = false;
    this.#since = this.#clock.now();
  }

  #judge(rate: number): void {
    const before = this.#before;
    this.#before = null;
    if (before !== null && !isBetter(before, { places: this.#places, rate })) {
      this.#next = this.#places > before.places ? "fewer" : "more";
      this.#places = before.places;
      this.#hold = HOLD;
    } else if (this.#hold > 0) {
      this.#hold -= 1;
    } else if (this.#wanted) {
      this.#before = { places: this.#places, rate };
      this.#places = this.#tried();
    }
  }

  /** What comes next at the ends is the other way round. */
  #tried(): number {
    if (this.#places === this.#least) this.#next = "more";
    if (this.#places === this.#most) this.#next = "fewer";
    if (this.#next === "more") return Math.min(this.#most, Math.ceil(this.#places * STEP));
    return Math.max(this.#least, Math.floor(this.#places / STEP));
  }
}

/** More places, and as much more came back as they are worth; or fewer, and hardly less came back. */
function isBetter(before: Before, now: Before): boolean {
  return now.rate >= before.rate * (1 + WORTH * (now.places / before.places - 1));
}
