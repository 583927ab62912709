/**
 * A limit of so many units in any span of time, kept by pacing: tokens flow in evenly, few may be saved up but to make
 * good for a delay of our own, and no span of that length, wherever the service begins to count, holds more than the
 * limit. What the service answers overrules the table: a refusal shows where the limit really is, a header says it.
 *
 * Ours, as the libraries that were looked at (rate-limiter-flexible, limiter, bottleneck, p-throttle) take neither a
 * clock nor a limit that moves while others wait for it, nor several limits at once without spending one in vain.
 */

import type { Clock } from "../clock.ts";
import { Belief, type BeliefState } from "./belief.ts";
import type { Paced } from "./gauge.ts";
import { Window, type WindowState } from "./window.ts";

export interface BucketOptions {
  /** Share of the limit that may go at once. */
  readonly burst?: number;
  /** True where the service says from four fifths on how much is used: its silence then says that there is more. */
  readonly tells?: boolean;
  /** True where the amount is our own choice: the service may lower it, and never raise it. */
  readonly capped?: boolean;
  /** What one span may hold for once, where the amount is what can be kept up. */
  readonly peak?: number;
  /** Milliseconds by which what is taken may be spent late; none unless told. */
  readonly lag?: number;
}

/** All that is known of one, as it can be written down; instants in milliseconds since 1970, 0 for never. */
export interface BucketState {
  readonly table: number;
  readonly level: number;
  readonly filledAt: number;
  readonly changedAt: number;
  readonly heardAt: number;
  readonly heldUntil: number;
  readonly window: WindowState;
  readonly belief: BeliefState;
}

const BURST = 0.02;
/** Left free of every limit, as clocks and ways differ. */
const MARGIN = 0.015;
/** The same where how late we may be is reckoned with by itself. */
const MARGIN_BESIDE_LAG = 0.005;
/** What a delay of ours may leave to be made good for, as a share of the limit; of short spans nothing. */
const DELAYED = 0.25;
export const SHORT = 5000;
/** Below this share of the limit what the service says of it is too rough. */
const TELLING = 0.1;
/** At rest, for whoever wants to forget it. */
const RESTING = 0.05;
/** Of a service that would have spoken, and did not. */
const BOLD_STEP = 1.1;
/** After so many spans what a service says of a share is that of the amount that is asked now. */
const SETTLING = 2;
/** Shares a little above the whole are told, as what is refused counts too; a larger number is one of percents. */
const MOST_SHARE = 2;

export class Bucket implements Paced {
  readonly #clock: Clock;
  readonly #span: number;
  readonly #burst: number;
  readonly #tells: boolean;
  readonly #capped: boolean;
  readonly #peak: number;
  readonly #lag: number;
  readonly #window: Window;
  readonly #belief: Belief;
  #table: number;
  #level: number;
  #filledAt: number;
  #changedAt: number;
  #heardAt = 0;
  #heldUntil = 0;

  /** @param amount units in any `seconds`. @param held what was known of it before. */
  constructor(
    clock: Clock,
    amount: number,
    seconds: number,
    { burst = BURST, tells = false, capped = false, peak = amount, lag = 0 }: BucketOptions = {},
    held: BucketState | null = null,
  ) {
    this.#clock = clock;
    this.#span = seconds * 1000;
    this.#burst = burst;
    this.#tells = tells;
    this.#capped = capped;
    this.#peak = peak;
    this.#lag = lag;
    this.#table = held?.table ?? amount;
    this.#belief = new Belief(this.#table, this.#span, held?.belief);
    // What was taken at the end of a span may be spent in the next one.
    this.#window = new Window(this.#span, lag, held?.window);
    this.#level = held?.level ?? this.#burstUnits();
    this.#filledAt = held?.filledAt ?? clock.now();
    this.#changedAt = held?.changedAt ?? clock.now();
    [this.#heardAt, this.#heldUntil] = [held?.heardAt ?? 0, held?.heldUntil ?? 0];
  }

  state(): BucketState {
    return {
      table: this.#table,
      level: this.#level,
      filledAt: this.#filledAt,
      changedAt: this.#changedAt,
      heardAt: this.#heardAt,
      heldUntil: this.#heldUntil,
      window: this.#window.state(),
      belief: this.#belief.state(),
    };
  }

  get amount(): number {
    return this.#belief.amount;
  }

  /** What was learned meanwhile is forgotten. */
  resize(amount: number): void {
    if (amount === this.#table) return;
    this.#fill();
    this.#table = amount;
    this.#say(amount);
  }

  wait(cost: number): number {
    this.#fill();
    const held = Math.max(this.#heldUntil, this.#belief.restUntil) - this.#clock.now();
    if (held > 0) return held;
    const missing = Math.min(cost, this.#atOnce()) - this.#level;
    const paced = missing <= 1e-9 ? 0 : Math.max(1, Math.ceil((missing / this.#flow()) * this.#span));
    // What is told one by one, evenly, needs no other look; but several are not served in the order of time.
    if (this.#span < SHORT && this.#lag === 0) return paced;
    // What alone is more than the limit goes when nothing else did.
    const room = Math.max(0, this.#kept() - cost);
    const until = Math.max(paced, Math.ceil(this.#window.until(room, this.#clock.now())));
    // What cannot be said is looked at again: nobody waits for ever.
    return Number.isFinite(until) ? until : this.#span;
  }

  /**
   * What costs more than may be saved up leaves a debt that the next ones wait for. @param ahead milliseconds: it is taken
   * now, to be spent no sooner than then, as long as {@link wait} had said.
   */
  take(cost: number, ahead = 0): void {
    this.#fill();
    this.#level -= cost;
    const now = this.#clock.now();
    this.#window.add(cost, now, now + ahead);
    this.#belief.took(now);
    this.#venture(cost);
  }

  /** It was taken, and not spent. @param at when it was to be, as {@link take} had it. */
  giveBack(cost: number, at: number): void {
    this.#fill();
    this.#level = Math.min(this.#most(), this.#level + cost);
    this.#window.remove(cost, at);
  }

  /**
   * Of a limit by the second, a fourth, as two envelopes that come too near to one another are not too much yet; or
   * half of what may be saved up, as the other half makes good for delays.
   */
  together(): number {
    if (this.#peaked()) return Math.round(this.#most() / 2);
    return this.#span < SHORT ? Math.max(1, Math.floor(this.#whole() / 4)) : Number.POSITIVE_INFINITY;
  }

  /** Units of the last span, those that were taken for a little later with them. */
  used(): number {
    return this.#window.sum(this.#clock.now());
  }

  /** The most that leaves no debt. */
  undebted(): number {
    return this.#atOnce();
  }

  passed(cost: number): void {
    this.#fill();
    this.#belief.passed(cost, this.used(), this.#clock.now());
  }

  refused(cost: number): void {
    this.#fill();
    this.#belief.refused(cost, this.used(), this.#clock.now());
  }

  resting(): boolean {
    return this.amount === this.#table && this.used() <= RESTING * this.amount && this.wait(1) === 0;
  }

  /** When nothing would be lost by forgetting it, if nothing more is asked; null while what was learned would be. */
  restsAt(): number | null {
    if (this.amount !== this.#table) return null;
    this.#fill();
    const debt = Math.max(0, ((this.#burstUnits() - this.#level) / this.#flow()) * this.#span);
    const now = this.#clock.now();
    return Math.max(now + debt, now + this.#window.until(0, now), this.#heldUntil, this.#belief.restUntil);
  }

  /**
   * @param limit what the service says that the whole is. @param remaining of it, until the reset, in milliseconds: no later
   * than a whole span from now, whatever it says.
   */
  told(limit: number, remaining: number, reset: number): void {
    this.#fill();
    this.#heardAt = this.#clock.now();
    if (limit > 0) this.#say(limit);
    // Others of this application may spend of the same limit.
    this.#level = Math.min(this.#level, remaining);
    if (remaining <= 0) this.#heldUntil = this.#clock.now() + Math.min(reset, this.#span);
  }

  /**
   * @param share of the limit that the service says is used; in percents, where it is no share. Over which span it counts is not
   * known: a smaller share than was thought shows no more than the table has, and a larger one no less than a tenth of it.
   */
  toldShare(share: number): void {
    const now = this.#clock.now();
    this.#heardAt = now;
    const used = this.used();
    if (share <= 0 || used < TELLING * this.amount) return;
    // It may still be that of what was asked before the last change: to divide again and again would end at nothing.
    if (now - this.#changedAt < SETTLING * this.#span) return;
    const part = share > MOST_SHARE ? share / 100 : share;
    const real = Math.min(Math.max(used / part, TELLING * this.#table), Math.max(this.#table, this.amount));
    if (Math.abs(real - this.amount) > 0.05 * this.amount) this.#say(real);
  }

  #say(amount: number): void {
    const said = this.#capped ? Math.min(amount, this.#table) : amount;
    if (said === this.#belief.said) return;
    this.#belief.say(said);
    this.#changedAt = this.#clock.now();
  }

  /**
   * Goes back up to the table, of a service that would have spoken, and did not. No further: that it keeps silence does not
   * say that it lets more through than its maker publishes.
   */
  #venture(cost: number): void {
    if (!this.#tells || this.#capped || this.#belief.learned || this.amount >= this.#table) return;
    const now = this.#clock.now();
    const silent = now - this.#heardAt >= SETTLING * this.#span && now - this.#changedAt >= SETTLING * this.#span;
    const used = this.used();
    // Of a small amount, or of large envelopes, no more fits in long before it is used up.
    const full = used >= 0.9 * this.amount || used + cost > this.#kept();
    if (silent && full) this.#say(Math.min(this.amount * BOLD_STEP, this.#table));
  }

  #fill(): void {
    const now = this.#clock.now();
    const flowed = ((now - this.#filledAt) / this.#span) * this.#flow();
    // While the service has us wait nothing is: what comes at once shows nothing of where its limit is.
    const most = this.#belief.waiting ? this.#burstUnits() : this.#most();
    this.#level = Math.min(most, this.#level + Math.max(0, flowed));
    this.#filledAt = now;
  }

  /** Whole units, as a service counts them. */
  #whole(): number {
    return this.amount >= 2 ? Math.floor(this.amount) : this.amount;
  }

  /** What may go at once from rest. */
  #burstUnits(): number {
    return Math.max(1, this.#burst * this.#whole());
  }

  /** What of a larger cost has to be there before it goes. */
  #atOnce(): number {
    return this.#peaked() && !this.#belief.waiting ? this.#most() : this.#burstUnits();
  }

  /** More may go for once than can be kept up; but a limit that was learned is believed to the letter. */
  #peaked(): boolean {
    return this.amount >= this.#table && this.#peak - this.amount > 1;
  }

  /** What may be saved up. */
  #most(): number {
    if (this.#peaked()) return Math.max(1, (this.#peak - this.amount) * (1 - MARGIN) - this.#late());
    return this.#span < SHORT ? this.#burstUnits() : Math.max(this.#burstUnits(), DELAYED * this.#whole());
  }

  /** The most that any span may hold. */
  #kept(): number {
    // Of few, to leave any free would be to leave one.
    if (this.#span < SHORT)
      return this.amount >= this.#table ? Math.max(this.#whole(), Math.floor(this.#peak)) : this.#whole();
    return this.#whole() < 2 ? this.#whole() : this.#whole() * (1 - (this.#lag > 0 ? MARGIN_BESIDE_LAG : MARGIN));
  }

  /** What flows in while something taken is late. */
  #late(): number {
    return (this.#lag / this.#span) * this.amount;
  }

  /** Units that flow in during one span. */
  #flow(): number {
    if (this.#peaked()) return this.amount * (1 - MARGIN);
    const whole = this.#whole();
    if (this.#burst * whole > 1) return whole * (1 - MARGIN - Window.UNUSED);
    // One by one, evenly: a span holds as many as fit between two of its ends.
    const evenly = whole < 2 ? whole * (1 - 2 * MARGIN) : Math.min(whole - 0.5, whole * (1 - 2 * MARGIN));
    // One that is late may come as near to the next one as that.
    return this.#span < SHORT ? Math.min(evenly, this.#kept() / (1 + this.#lag / this.#span)) : evenly;
  }
}
