/** Places of a lane that several processes share, as one of them has them. */

import type { Courier, Lessee } from "./courier.ts";
import { AT_LEAST, heldFor, type PlaceGrant } from "./ledger.ts";

/** Milliseconds for which places that nobody uses are kept here, and after which those that are used are asked for again. */
const [KEPT_UNUSED, RENEWED_AFTER] = [500, 1000];

export class Stall implements Lessee {
  readonly #courier: Courier;
  readonly #lane: string;
  readonly #most: number;
  #inside = 0;
  #first = 0;
  #want = 0;
  #allowed = 0;
  /** Granted, and not taken yet. */
  #unused = 0;
  #heldUntil = 0;
  #usedAt = 0;
  #askedAt = 0;
  #isShort = false;
  /** What the exchange under way was asked. */
  #asked: { readonly inside: number; readonly first: number } | null = null;
  /** Some are written down as ours. */
  #open = false;

  constructor(courier: Courier, lane: string, most: number) {
    this.#courier = courier;
    this.#lane = lane;
    this.#most = most;
  }

  /** @param inside taken now. @param more than those that somebody needs. @param want all that could be used, with those taken. */
  fits(inside: number, more: number, want: number): boolean {
    const now = this.#courier.clock.now();
    [this.#inside, this.#usedAt] = [inside, now];
    this.#want = Math.max(this.#want, want);
    this.#first = more;
    if (now < this.#heldUntil && inside + more <= this.#allowed) return true;
    // Whoever waits is served, and looks again, when the answer has come.
    if (this.#asked === null) this.#courier.ask(this, !this.#isShort);
    return false;
  }

  /** One came in, or went. */
  taken(inside: number): void {
    this.#unused = Math.max(0, this.#unused - Math.max(0, inside - this.#inside));
    [this.#inside, this.#first, this.#usedAt] = [inside, 0, this.#courier.clock.now()];
    this.#courier.ask(this, false);
  }

  /** Others wait for places, too, and there were not as many as were wanted. */
  get isShort(): boolean {
    return this.#isShort;
  }

  /** True when nothing would be lost by forgetting it. */
  get resting(): boolean {
    return !this.#open && this.#inside === 0;
  }

  ask(last: boolean) {
    const now = this.#courier.clock.now();
    const isUsed = this.#inside > 0 || (!last && (this.#first > 0 || now < this.#usedAt + KEPT_UNUSED));
    if (!isUsed && !this.#open) return null;
    const isEnough = this.#inside + this.#first <= this.#allowed && now - this.#askedAt < RENEWED_AFTER;
    if (isUsed && isEnough) return "later";
    this.#askedAt = now;
    const first = this.#first;
    // What was taken of late is likely to be wanted again.
    const want = isUsed ? Math.min(this.#most, Math.max(this.#inside + first, this.#want)) : 0;
    [this.#first, this.#want, this.#open] = [0, this.#inside, isUsed];
    // Until the answer has come no more come in than were told: some may be given to others meanwhile.
    this.#allowed = this.#inside;
    this.#asked = { inside: this.#inside, first };
    const [lane, most, inside, unused] = [this.#lane, this.#most, this.#inside, this.#unused];
    return { places: { lane, most, inside, first, want, unused } } as const;
  }

  places({ allowed }: PlaceGrant, asked: number): void {
    this.#allowed = allowed;
    this.#unused = Math.max(0, allowed - this.#inside);
    this.#heldUntil = Math.max(asked + heldFor(this.#courier.way), this.#courier.clock.now() + AT_LEAST);
    this.#isShort = this.#asked !== null && allowed < this.#asked.inside + this.#asked.first;
    this.#asked = null;
  }
}
