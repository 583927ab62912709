/** A limit that several processes share, as one of them has it: what was leased to it, and what it hears of the rest. */

import { Bucket } from "../bucket.ts";
import { type Daily, noticing, type Spent } from "../day.ts";
import type { Paced } from "../gauge.ts";
import type { Courier, Lessee } from "./courier.ts";
import { AT_LEAST, aheadOf, type Heard, lagOf, periodOf, type Terms, type UnitGrant, type Unused } from "./ledger.ts";

interface Held {
  units: number;
  /** As the ledger has it. */
  readonly at: number;
  /** By this process's clock. */
  readonly from: number;
  readonly until: number;
}

/** Milliseconds after which whoever waits looks again, should nobody wake it. */
const LOOK = 1000;
/** What is far off is asked for again so often, and no oftener. */
const [FAR, FAR_AGAIN] = [10_000, 5000];
/** More than was used of late, as more may be wanted: the more so where there is enough. */
const MORE = { short: 1.25, enough: 1.5 } as const;
const NOTHING_HEARD: Heard = { passed: 0, refused: 0 };

abstract class Purse implements Lessee {
  protected readonly courier: Courier;
  readonly #gauge: string;
  readonly #terms: Terms;
  readonly #narrow: boolean;
  /** Of what the exchange under way brings. */
  #lag: number;
  #lots: Held[] = [];
  #unused: Unused[] = [];
  /** Of those who wait since the last exchange: what the first one needs, and all of them. */
  #first = 0;
  #waiting = 0;
  /** Units since the last exchange; what the last one cost; and what goes in a millisecond, of late. */
  #spent = 0;
  #cost = 1;
  #rate = 0;
  #askedAt = 0;
  #usedAt = 0;
  /** What was asked last, and whether all of that was had. */
  #want = 0;
  #isShort = false;
  #soonestAt = 0;
  #heard: Heard = NOTHING_HEARD;
  #amount: number;
  #together: number;

  constructor(courier: Courier, gauge: string, terms: Terms, together: number, narrow = false) {
    this.courier = courier;
    this.#gauge = gauge;
    this.#terms = terms;
    this.#lag = lagOf(terms);
    this.#amount = terms.amount;
    this.#together = together;
    this.#narrow = narrow;
  }

  get amount(): number {
    return this.#amount;
  }

  together(): number {
    return this.#together;
  }

  wait(cost: number, waiting = 1): number {
    const now = this.courier.clock.now();
    this.#lapse(now);
    let units = 0;
    for (const lot of this.#lots) {
      units += lot.units;
      if (units >= cost - 1e-9) return Math.max(0, Math.ceil(lot.from - now));
    }
    this.#usedAt = now;
    this.#first = cost;
    this.#waiting = Math.max(this.#waiting, cost * waiting);
    this.courier.ask(this, !this.#isShort);
    return this.#soonestAt > now ? Math.ceil(this.#soonestAt - now) : LOOK;
  }

  take(cost: number): void {
    this.#usedAt = this.courier.clock.now();
    this.#lapse(this.#usedAt);
    let left = cost;
    for (const lot of this.#lots) {
      const taken = Math.min(left, lot.units);
      lot.units -= taken;
      left -= taken;
    }
    this.#lots = this.#lots.filter(({ units }) => units > 1e-9);
    this.#spent += cost;
    this.#cost = cost;
    this.courier.ask(this, false);
  }

  passed(cost: number): void {
    this.hear({ passed: this.#heard.passed + cost });
  }

  refused(cost: number): void {
    this.hear({ refused: this.#heard.refused + cost });
  }

  resize(amount: number): void {
    this.#amount = amount;
    this.hear({ table: amount });
  }

  /** True when nothing would be lost by forgetting it here. */
  resting(): boolean {
    return this.#lots.length === 0 && this.#heard === NOTHING_HEARD && this.#first === 0;
  }

  protected hear(news: Partial<Heard>): void {
    this.#heard = { ...this.#heard, ...news };
    this.courier.ask(this, false);
  }

  /** Whatever was leased is not to be used. */
  protected empty(): void {
    for (const lot of this.#lots) this.#giveBack(lot);
    this.#lots = [];
  }

  ask(last: boolean) {
    const now = this.courier.clock.now();
    if (last) return this.#last(now);
    this.#lapse(now);
    const held = this.#lots.reduce((sum, { units }) => sum + units, 0);
    this.#rate = Math.max(this.#spent / Math.max(periodOf(0), now - this.#askedAt), this.#rate / 2);
    const likely = this.#rate * aheadOf(this.courier.way) * (this.#isShort ? MORE.short : MORE.enough);
    const soon = this.#first > 0 ? Math.max(this.#first, this.#waiting - held) : 0;
    const want = Math.max(soon, this.#waiting + likely - held);
    const hasNews = this.#unused.length > 0 || this.#heard !== NOTHING_HEARD;
    const isFar = this.#soonestAt - now > FAR && now - this.#askedAt < FAR_AGAIN;
    if (hasNews || (want >= 1 && !isFar)) return this.#asking(now, want < 1 ? 0 : Math.ceil(want), soon);
    return held > 0 || want >= 1 ? "later" : null;
  }

  #last(now: number) {
    this.empty();
    return this.#unused.length === 0 && this.#heard === NOTHING_HEARD ? null : this.#asking(now, 0, 0);
  }

  #asking(now: number, want: number, soon: number) {
    this.#lag = lagOf(this.#terms, this.courier.way);
    const first = want === 0 ? 0 : Math.min(want, this.#first > 0 ? this.#first : this.#cost);
    const ask = {
      gauge: this.#gauge,
      terms: this.#terms,
      first,
      way: this.courier.way,
      soon: Math.min(want, soon),
      want,
      unused: this.#unused,
      heard: this.#heard === NOTHING_HEARD ? null : this.#heard,
      narrow: this.#narrow,
    };
    [this.#unused, this.#heard] = [[], NOTHING_HEARD];
    [this.#first, this.#waiting, this.#spent, this.#askedAt, this.#want] = [0, 0, 0, now, want];
    return { units: ask } as const;
  }

  /** Earliest, as it was granted no later than now; latest, as it was granted no sooner than it was asked. */
  units({ lots, amount, together, soonest }: UnitGrant, asked: number): void {
    const now = this.courier.clock.now();
    for (const { units, after, at } of lots)
      this.#lots.push({ units, at, from: now + after, until: Math.max(asked + this.#lag, now + AT_LEAST) + after });
    const granted = lots.reduce((sum, { units }) => sum + units, 0);
    this.#isShort = granted < this.#want;
    this.#soonestAt = granted > 0 ? now : now + soonest;
    this.#amount = amount;
    this.#together = together ?? Number.POSITIVE_INFINITY;
    if (this.#want > 0 && granted === 0) this.late(soonest);
  }

  /** Nothing may be had for so many milliseconds. */
  protected late(_wait: number): void {}

  /** What was not used in time is to be given back. */
  #lapse(now: number): void {
    if (!this.#lots.some(({ until }) => until <= now)) return;
    for (const lot of this.#lots) if (lot.until <= now) this.#giveBack(lot);
    this.#lots = this.#lots.filter(({ until }) => until > now);
    this.courier.ask(this, false);
  }

  #giveBack({ units, at }: Held): void {
    this.#unused.push({ units, at });
  }
}

export class PacedPurse extends Purse implements Paced {
  constructor(courier: Courier, gauge: string, terms: Terms & { readonly kind: "pace" }, narrow = false) {
    const alone = new Bucket(courier.clock, terms.amount, terms.seconds, { ...terms, lag: lagOf(terms) });
    super(courier, gauge, terms, alone.together(), narrow);
  }

  told(limit: number, remaining: number, reset: number): void {
    if (remaining <= 0) this.empty();
    this.hear({ told: { limit, remaining, reset } });
  }

  toldShare(share: number): void {
    this.hear({ share });
  }
}

export class DayPurse extends Purse implements Daily {
  readonly #notice: (wait: number) => void;

  /** @param onUsedUp told of each wait that anybody would notice, once: until when. */
  constructor(courier: Courier, gauge: string, amount: number, onUsedUp: (until: number) => void = () => undefined) {
    super(courier, gauge, { kind: "day", amount }, Number.POSITIVE_INFINITY);
    this.#notice = noticing(courier.clock, onUsedUp);
  }

  usedUp(reset: number): void {
    this.empty();
    this.hear({ usedUp: reset });
  }

  recall(spent: readonly Spent[]): void {
    const now = this.courier.clock.now();
    this.hear({ before: spent.map(({ from, units }) => ({ ago: Math.max(0, now - from), units })) });
  }

  /** Whoever counts for all keeps it. */
  spent(): null {
    return null;
  }

  protected override late(wait: number): void {
    this.#notice(wait);
  }
}
