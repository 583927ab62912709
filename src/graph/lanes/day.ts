/**
 * A limit over any 24 hours, which no pacing may keep: a scan goes faster than it could all day, and then has to wait
 * for what it spent to be a day old. Kept by tens of minutes, and over the end of the process: the service remembers.
 */

import type { Clock } from "../clock.ts";
import type { Gauge } from "./bucket.ts";

const SLOT = 600_000;
const DAY = 86_400_000;
/** What passes within a minute is nobody's concern. */
const NOTICED = 60_000;
/** Left free, as the service may begin its day elsewhere than we do. */
const KEPT = 0.99;

/** What was spent in the ten minutes that begin then, in milliseconds since 1970. */
export interface Spent {
  readonly from: number;
  readonly units: number;
}

export class Day implements Gauge {
  readonly #clock: Clock;
  #amount: number;
  #slots = new Map<number, number>();
  #sum = 0;
  #heldUntil = 0;
  readonly #onUsedUp: (until: number) => void;
  #toldUntil = 0;

  /** @param onUsedUp told of each wait that anybody would notice, once: until when. */
  constructor(clock: Clock, amount: number, onUsedUp: (until: number) => void = () => undefined) {
    this.#clock = clock;
    this.#amount = amount;
    this.#onUsedUp = onUsedUp;
  }

  get amount(): number {
    return this.#amount;
  }

  resize(amount: number): void {
    this.#amount = amount;
  }

  wait(cost: number): number {
    const now = this.#clock.now();
    const wait = Math.max(this.#waitFor(cost, now), this.#heldUntil - now);
    if (wait >= NOTICED && now + wait >= this.#toldUntil + NOTICED) {
      this.#toldUntil = now + wait;
      this.#onUsedUp(this.#toldUntil);
    }
    return wait;
  }

  /** The service says that nothing is left, be it that others spent it. @param reset milliseconds. */
  usedUp(reset: number): void {
    this.#heldUntil = this.#clock.now() + Math.min(reset, DAY);
  }

  #waitFor(cost: number, now: number): number {
    this.#forget(now);
    let over = this.#sum + cost - this.#amount * KEPT;
    if (over <= 0) return 0;
    for (const [from, units] of this.#slots) {
      over -= units;
      if (over <= 0) return Math.max(1, from + SLOT + DAY - now);
    }
    // More than a whole day's: it goes once everything else is a day old.
    const last = [...this.#slots.keys()].at(-1);
    return last === undefined ? 0 : Math.max(1, last + SLOT + DAY - now);
  }

  take(cost: number): void {
    this.#add(slotOf(this.#clock.now()), cost);
  }

  together(): number {
    return Number.POSITIVE_INFINITY;
  }

  passed(): void {}

  /** Which of its limits the service meant is not known here; it says itself how long to wait. */
  refused(): void {}

  /** What earlier runs spent. None did so later than now: the machine's clock was set back since. */
  recall(spent: readonly Spent[]): void {
    const now = slotOf(this.#clock.now());
    for (const { from, units } of spent) this.#add(Math.min(from, now), units);
    this.#slots = new Map([...this.#slots].sort(([one], [other]) => one - other));
  }

  /** Everything that still counts, oldest first. */
  spent(): readonly Spent[] {
    this.#forget(this.#clock.now());
    return [...this.#slots].map(([from, units]) => ({ from, units }));
  }

  #add(from: number, units: number): void {
    this.#slots.set(from, (this.#slots.get(from) ?? 0) + units);
    this.#sum += units;
  }

  #forget(now: number): void {
    for (const [from, units] of this.#slots) {
      if (from + SLOT + DAY > now) return;
      this.#slots.delete(from);
      this.#sum -= units;
    }
  }
}

const slotOf = (instant: number) => Math.floor(instant / SLOT) * SLOT;
