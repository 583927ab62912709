/**
 * The door of a lane. Nobody passes while it is shut, nor before there is a place, nor before every limit has room for
 * what the request costs; those who wait are served in turn by whom they wait for.
 */

import type { Clock } from "../clock.ts";
import type { Breadth } from "./breadth.ts";
import type { Gauge } from "./bucket.ts";
import { FairQueue } from "./queue.ts";

/** What a request takes of a door: an envelope of many parts is one, and weighs as much as they do. */
export interface Ticket {
  /** More than there may be at all is all of it. */
  readonly weight: number;
  /** Units of each limit that it counts against. */
  readonly costs: ReadonlyMap<Gauge, number>;
  /** For whom it is. */
  readonly name: string;
  /** The order in which what it is for was begun. */
  readonly turn: number;
}

interface Waiting extends Ticket {
  taken: number;
  readonly admit: () => void;
  readonly turnAway: (reason: unknown) => void;
}

/** Why a sleeper is woken: one for all, as an error made for each would cost more than the rest of the way. */
const SILENCED = new Error("nobody waits for this alarm");

export class Turnstile {
  readonly #breadth: Breadth;
  readonly #most: number;
  readonly #clock: Clock;
  /** Milliseconds for which it is shut to everybody. */
  readonly #shutFor: () => number;
  readonly #queue = new FairQueue<Waiting>();
  #inside = 0;
  #taken = 0;
  #alarm: AbortController | null = null;
  #alarmAt = Number.POSITIVE_INFINITY;

  /** @param breadth of how many that are inside. @param most that they may weigh together. */
  constructor(breadth: Breadth, most: number, clock: Clock, shutFor: () => number = () => 0) {
    this.#breadth = breadth;
    this.#most = most;
    this.#clock = clock;
    this.#shutFor = shutFor;
  }

  get idle(): boolean {
    return this.#inside === 0 && this.#queue.size === 0;
  }

  /** Resolves with the way out. */
  enter({ weight, costs, name, turn }: Ticket, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      let admitted = false;
      const ticket: Waiting = {
        weight,
        taken: 0,
        costs,
        name,
        turn,
        admit: () => {
          admitted = true;
          signal?.removeEventListener("abort", leaveQueue);
          resolve(this.#wayOut(ticket.taken));
        },
        turnAway: (reason) => {
          signal?.removeEventListener("abort", leaveQueue);
          reject(reason);
        },
      };
      const leaveQueue = () => {
        this.#queue.remove(name, ticket);
        reject(signal?.reason);
        this.#serve();
      };
      this.#queue.add(name, ticket);
      this.#serve();
      // Most need not wait, and a signal that many listen to is slow to be left.
      if (admitted) return;
      signal?.addEventListener("abort", leaveQueue, { once: true });
      // Whoever was told of the wait may have ended it.
      if (signal?.aborted) leaveQueue();
    });
  }

  /** Nobody who waits by now is let in. */
  turnAway(reason: unknown): void {
    for (const ticket of this.#queue.empty()) ticket.turnAway(reason);
    this.#silence();
  }

  #wayOut(weight: number): () => void {
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#inside -= 1;
      this.#taken -= weight;
      this.#breadth.ended();
      this.#serve();
    };
  }

  #serve(): void {
    while (this.#serveOne());
    if (this.#queue.size === 0) this.#silence();
  }

  /**
   * Lets one in, if anyone may go; else sees to it that they are looked at again. Who waits for a limit keeps those
   * waiting who want the same one, and nobody else.
   */
  #serveOne(): boolean {
    if (this.#queue.size === 0) return false;
    let soonest = this.#shutFor();
    if (soonest <= 0) {
      soonest = Number.POSITIVE_INFINITY;
      const awaited = new Set<Gauge>();
      for (const next of this.#queue.firsts()) {
        if (this.#inside >= this.#breadth.places) {
          this.#breadth.wanted();
          break;
        }
        // What is more than there is at all takes all of it.
        next.taken = Math.min(next.weight, this.#most);
        if (this.#taken + next.taken > this.#most) break;
        const wait = waitOf(next, awaited);
        if (wait === 0) {
          this.#admit(next);
          return true;
        }
        soonest = Math.min(soonest, wait);
      }
    }
    if (soonest < Number.POSITIVE_INFINITY) this.#serveIn(soonest);
    return false;
  }

  #admit(ticket: Waiting): void {
    for (const [gauge, cost] of ticket.costs) gauge.take(cost);
    this.#queue.shift(ticket.name);
    this.#inside += 1;
    this.#taken += ticket.taken;
    ticket.admit();
  }

  /** At once: whoever comes before the sleeper has noticed sets an alarm of its own. */
  #silence(): void {
    this.#alarm?.abort(SILENCED);
    this.#alarm = null;
    this.#alarmAt = Number.POSITIVE_INFINITY;
  }

  /** One alarm, the earliest; none once nobody waits, or the process would stay for it. */
  #serveIn(wait: number): void {
    const at = this.#clock.now() + wait;
    if (this.#alarm !== null && this.#alarmAt <= at) return;
    this.#silence();
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#alarmAt = at;
    const rung = () => {
      if (this.#alarm !== alarm) return;
      this.#alarm = null;
      this.#alarmAt = Number.POSITIVE_INFINITY;
      this.#serve();
    };
    this.#clock.sleep(wait, alarm.signal).then(rung, rung);
  }
}

/** @param awaited limits that others wait for who came before; those that it has to wait for join them. */
function waitOf({ costs }: Ticket, awaited: Set<Gauge>): number {
  let wait = 0;
  for (const [gauge, cost] of costs) {
    const own = awaited.has(gauge) ? Number.POSITIVE_INFINITY : gauge.wait(cost);
    if (own > 0) awaited.add(gauge);
    wait = Math.max(wait, own);
  }
  return wait;
}
