/**
 * A limit over any 24 hours, which no pacing may keep: a scan goes faster than it could all day, and then has to wait
 * for what it spent to be a day old. Kept by tens of minutes, and over the end of the process: the service remembers.
 */

import type { Clock } from "../clock.ts";
import type { Gauge } from "./gauge.ts";

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

/** A gauge that is remembered over the end of the process. */
export interface Daily extends Gauge {
  readonly amount: number;
  resize(amount: number): void;
  /** The service says that nothing is left, be it that others spent it. @param reset milliseconds. */
  usedUp(reset: number): void;
  /** What earlier runs spent. */
  recall(spent: readonly Spent[]): void;
  /** Everything that still counts, oldest first; null where it is kept by whoever counts for several processes. */
  spent(): readonly Spent[] | null;
}

/** All that is known of one, as it can be written down. */
export interface DayState {
  readonly amount: number;
  readonly spent: readonly Spent[];
  readonly heldUntil: number;
}

/** Tells of each wait that anybody would notice, once: until when. */
export function noticing(clock: Clock, onUsedUp: (until: number) => void): (wait: number) => void {
  let toldUntil = 0;
  return (wait) => {
    const now = clock.now();
    if (wait < NOTICED || now + wait < toldUntil + NOTICED) return;
    toldUntil = now + wait;
    onUsedUp(toldUntil);
  };
}

export class Day implements Daily {
  readonly #clock: Clock;
  #amount: number;
  #slots = new Map<number, number>();
  #sum = 0;
  #heldUntil = 0;
  readonly #notice: (wait: number) => void;

  /** @param onUsedUp told of each wait that anybody would notice, once: until when. @param held what was known of it before. */
  constructor(
    clock: Clock,
    amount: number,
    onUsedUp: (until: number) => void = () => undefined,
    held: DayState | null = null,
  ) {
    this.#clock = clock;
    this.#amount = held?.amount ?? amount;
    this.#notice = noticing(clock, onUsedUp);
    for (const { from, units } of held?.spent ?? []) this.#add(from, units);
    this.#heldUntil = held?.heldUntil ?? 0;
  }

  state(): DayState {
    return { amount: this.#amount, spent: this.spent(), heldUntil: this.#heldUntil };
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
    this.#notice(wait);
    return wait;
  }

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

  /** It was taken, and not spent. @param at when it was to be. */
  giveBack(cost: number, at: number): void {
    const from = slotOf(at);
    const slot = this.#slots.has(from) ? from : ([...this.#slots.keys()].at(-1) ?? from);
    this.#add(slot, -Math.min(cost, this.#slots.get(slot) ?? 0));
  }

  /** Units that still count. */
  used(): number {
    this.#forget(this.#clock.now());
    return this.#sum;
  }

  undebted(): number {
    return Number.POSITIVE_INFINITY;
  }

  together(): number {
    return Number.POSITIVE_INFINITY;
  }

  passed(): void {}

  /** Which of its limits the service meant is not known here; it says itself how long to wait. */
  refused(): void {}

  /** None was spent later than now: the machine's clock was set back since. */
  recall(spent: readonly Spent[]): void {
    const now = slotOf(this.#clock.now());
    for (const { from, units } of spent) this.#add(Math.min(from, now), units);
    this.#slots = new Map([...this.#slots].sort(([one], [other]) => one - other));
  }

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
