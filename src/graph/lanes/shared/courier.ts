/**
 * Goes to the ledger for one process, and only while somebody wants something: about four times a second, and at once
 * where somebody waits who had all that was asked for before. As long as anything is asked of the service it looks twice a
 * second which lanes are paused, be it for nothing else.
 */

import type { Clock } from "../../clock.ts";
import {
  type Exchanged,
  type Ledger,
  type PauseNews,
  type PlaceAsk,
  type PlaceGrant,
  periodOf,
  type UnitAsk,
  type UnitGrant,
} from "./ledger.ts";

/** Who comes within so many milliseconds is asked for together. */
const TOGETHER = 10;
/** Milliseconds between two exchanges, at least. */
const SOONEST = 50;

/** Milliseconds between two looks at what is paused, and for which one is believed. */
const [LOOK, FRESH] = [500, 1000];
/** What is left of a long exchange with each that is shorter. */
const FADING = 0.9;
/** What takes longer is no way to reckon with: the more would be asked for ahead, the longer it would take. */
const LONGEST_WAY = 2000;

/** Somebody for whom something is leased. */
export interface Lessee {
  /**
   * What is to be asked now; `later`: nothing, but it has to be asked again; null: nothing any more. @param last nothing will be
   * used any more: all that it has is given back.
   */
  ask(last: boolean): { readonly units: UnitAsk } | { readonly places: PlaceAsk } | "later" | null;
  /** @param asked the instant at which it was asked. */
  units?(grant: UnitGrant, asked: number): void;
  places?(grant: PlaceGrant, asked: number): void;
}

/** Somebody who waits for what is leased. */
export interface Waiter {
  serve(): void;
  turnAway(reason: unknown): void;
}

export class Courier {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #worker: string;
  readonly #lessees = new Set<Lessee>();
  readonly #waiters = new Set<Waiter>();
  #news: PauseNews[] = [];
  #startedAt = 0;
  #way = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #awakeUntil = 0;
  #dueAt = Number.POSITIVE_INFINITY;
  #alarm: AbortController | null = null;
  #under: Promise<void> | null = null;
  #ended: { readonly reason: unknown } | null = null;
  /** Told of lanes that are paused, by whomever. */
  onPauses: (pauses: readonly PauseNews[]) => void = () => undefined;

  /** @param worker another one for each process and each of its runs. */
  constructor(ledger: Ledger, clock: Clock, worker: string) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#worker = worker;
  }

  /** Milliseconds that an exchange takes, of late. */
  get way(): number {
    return this.#way;
  }

  get clock(): Clock {
    return this.#clock;
  }

  /** @param urgent somebody waits, and nothing says for how long. */
  ask(lessee: Lessee, urgent: boolean): void {
    this.#lessees.add(lessee);
    this.#goAt(this.#startedAt + (urgent ? this.#soonest() : periodOf(this.#way)));
  }

  /** Somebody is at a door. @returns false while it is not known what others were told: nobody may pass until it is. */
  look(): boolean {
    const now = this.#clock.now();
    const isFresh = now - this.#lookedAt < FRESH;
    this.#awakeUntil = now + FRESH;
    this.#goAt(this.#startedAt + (isFresh ? LOOK : this.#soonest()));
    return isFresh;
  }

  /** A lane was paused here. */
  tell(news: PauseNews): void {
    this.#news.push(news);
    this.#goAt(this.#startedAt + this.#soonest());
  }

  /** Is served when something has come, until {@link leave}. @returns why nothing will; else null. */
  follow(waiter: Waiter): { readonly reason: unknown } | null {
    if (this.#ended === null) this.#waiters.add(waiter);
    return this.#ended;
  }

  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  /** What is left is given back, if the ledger can still be asked. */
  async close(): Promise<void> {
    if (this.#ended !== null) return;
    this.#silence();
    await this.#under;
    await this.#go(true);
    this.#end(new Error("the lanes were closed"));
  }

  /** Whoever asks oftener than it is answered keeps others waiting. */
  #soonest(): number {
    return Math.max(SOONEST, 1.5 * this.#way);
  }

  #goAt(earliest: number): void {
    if (this.#ended !== null) return;
    const at = Math.max(earliest, this.#clock.now() + TOGETHER);
    if (at >= this.#dueAt) return;
    this.#silence();
    this.#dueAt = at;
    if (this.#under === null) this.#wait();
  }

  #wait(): void {
    const alarm = new AbortController();
    this.#alarm = alarm;
    const rung = () => {
      if (this.#alarm !== alarm) return;
      this.#silence();
      this.#under = this.#go().finally(() => {
        this.#under = null;
        if (this.#dueAt < Number.POSITIVE_INFINITY && this.#ended === null) this.#wait();
      });
    };
    this.#clock.sleep(Math.max(0, this.#dueAt - this.#clock.now()), alarm.signal).then(rung, rung);
  }

  #silence(): void {
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#alarm?.abort();
    this.#alarm = null;
  }

  async #go(last = false): Promise<void> {
    const asked = this.#clock.now();
    this.#startedAt = asked;
    const [units, places] = [new Map<string, Lessee>(), new Map<string, Lessee>()];
    const asks = { units: [] as UnitAsk[], places: [] as PlaceAsk[] };
    for (const lessee of [...this.#lessees]) {
      const ask = lessee.ask(last);
      if (ask === null) {
        this.#lessees.delete(lessee);
      } else if (ask === "later") {
      } else if ("units" in ask) {
        units.set(ask.units.gauge, lessee);
        asks.units.push(ask.units);
      } else {
        places.set(ask.places.lane, lessee);
        asks.places.push(ask.places);
      }
    }
    const pauses = this.#news.splice(0);
    if (this.#lessees.size > 0) this.#goAt(asked + periodOf(this.#way));
    if (asked < this.#awakeUntil) this.#goAt(asked + LOOK);
    const isDue = asked < this.#awakeUntil && asked - this.#lookedAt >= LOOK / 2;
    if (!isDue && asks.units.length + asks.places.length + pauses.length === 0) return;
    try {
      const brought = await this.#ledger.exchange({ worker: this.#worker, ...asks, pauses });
      this.#lookedAt = this.#clock.now();
      this.#way = Math.min(LONGEST_WAY, Math.max(this.#clock.now() - asked, FADING * this.#way));
      this.#brought(brought, asked, units, places);
    } catch (reason) {
      this.#end(reason);
    }
  }

  /** Pauses first: nobody is let in for what has come since. */
  #brought(
    brought: Exchanged,
    asked: number,
    units: ReadonlyMap<string, Lessee>,
    places: ReadonlyMap<string, Lessee>,
  ): void {
    this.onPauses(brought.pauses);
    for (const grant of brought.units) units.get(grant.gauge)?.units?.(grant, asked);
    for (const grant of brought.places) places.get(grant.lane)?.places?.(grant, asked);
    for (const waiter of [...this.#waiters]) waiter.serve();
  }

  #end(reason: unknown): void {
    this.#ended = { reason };
    this.#silence();
    for (const waiter of [...this.#waiters]) waiter.turnAway(reason);
    this.#waiters.clear();
  }
}
