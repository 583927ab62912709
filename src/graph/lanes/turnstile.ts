/**
 * The door of a lane. Nobody passes while it is shut, nor before there is a place, nor before every limit has room for
 * what the request costs; those who wait are served in turn by whom they wait for.
 */

import type { Clock } from "../clock.ts";
import type { Gauge } from "./bucket.ts";
import { FairQueue } from "./queue.ts";

/** What a request takes of a door. */
export interface Ticket {
  /** Places; more than there are is all of them. */
  readonly weight: number;
  /** Units of each limit that it counts against. */
  readonly costs: ReadonlyMap<Gauge, number>;
  /** For whom it is. */
  readonly name: string;
  /** The order in which what it is for was begun. */
  readonly turn: number;
}

interface Waiting extends Ticket {
  readonly admit: () => void;
}

export class Turnstile {
  readonly #places: number;
  readonly #clock: Clock;
  /** Milliseconds for which it is shut to everybody. */
  readonly #shutFor: () => number;
  readonly #queue = new FairQueue<Waiting>();
  #taken = 0;
  #alarm: AbortController | null = null;
  #alarmAt = Number.POSITIVE_INFINITY;

  constructor(places: number, clock: Clock, shutFor: () => number = () => 0) {
    this.#places = places;
    this.#clock = clock;
    this.#shutFor = shutFor;
  }

  get idle(): boolean {
    return this.#taken === 0 && this.#queue.size === 0;
  }

  /** Resolves with the way out. */
  enter({ weight, costs, name, turn }: Ticket, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const wanted = Math.min(weight, this.#places);
    return new Promise((resolve, reject) => {
      const ticket: Waiting = {
        weight: wanted,
        costs,
        name,
        turn,
        admit: () => {
          signal?.removeEventListener("abort", leaveQueue);
          resolve(this.#wayOut(wanted));
        },
      };
      const leaveQueue = () => {
        this.#queue.remove(name, ticket);
        reject(signal?.reason);
        this.#serve();
      };
      signal?.addEventListener("abort", leaveQueue, { once: true });
      this.#queue.add(name, ticket);
      this.#serve();
    });
  }

  #wayOut(weight: number): () => void {
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#taken -= weight;
      this.#serve();
    };
  }

  #serve(): void {
    for (let next = this.#queue.first(); next !== undefined; next = this.#queue.first()) {
      if (this.#taken + next.weight > this.#places) return;
      let wait = this.#shutFor();
      for (const [gauge, cost] of next.costs) wait = Math.max(wait, gauge.wait(cost));
      if (wait > 0) {
        this.#serveIn(wait);
        return;
      }
      for (const [gauge, cost] of next.costs) gauge.take(cost);
      this.#queue.shift();
      this.#taken += next.weight;
      next.admit();
    }
    this.#alarm?.abort();
  }

  /** One alarm, the earliest; none once nobody waits, or the process would stay for it. */
  #serveIn(wait: number): void {
    const at = this.#clock.now() + wait;
    if (this.#alarm !== null && this.#alarmAt <= at) return;
    this.#alarm?.abort();
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#alarmAt = at;
    const rung = () => {
      if (this.#alarm === alarm) {
        this.#alarm = null;
        this.#alarmAt = Number.POSITIVE_INFINITY;
        if (!alarm.signal.aborted) this.#serve();
      }
    };
    this.#clock.sleep(wait, alarm.signal).then(rung, rung);
  }
}
