/**
 * The door of a lane. Nobody passes while it is shut, nor before there is a place, nor before every limit has room for
 * what the request costs; those who wait are served in turn by whom they wait for.
 */

import type { Clock } from "../clock.ts";
import type { Breadth } from "./breadth.ts";
import type { Gauge } from "./gauge.ts";
import { FairQueue } from "./queue.ts";
import type { Courier } from "./shared/courier.ts";
import type { Stall } from "./shared/stall.ts";

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

/** Where several processes share what is behind the door. */
export interface SharedDoor {
  readonly courier: Courier;
  /** Null where its places are not counted. */
  readonly stall: Stall | null;
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
  readonly #shared: SharedDoor | null;
  readonly #queue = new FairQueue<Waiting>();
  #inside = 0;
  #taken = 0;
  #alarm: AbortController | null = null;
  #alarmAt = Number.POSITIVE_INFINITY;

  /** @param breadth of how many that are inside. @param most that they may weigh together. */
  constructor(
    breadth: Breadth,
    most: number,
    clock: Clock,
    shutFor: () => number = () => 0,
    shared: SharedDoor | null = null,
  ) {
    this.#shared = shared;
    this.#breadth = breadth;
    this.#most = most;
    this.#clock = clock;
    this.#shutFor = shutFor;
  }

  get idle(): boolean {
    return this.#inside === 0 && this.#queue.size === 0 && (this.#shared?.stall?.resting ?? true);
  }

  /** Something of what is shared has come. */
  serve(): void {
    this.#serve();
  }

  /** Resolves with the way out. */
  enter({ weight, costs, name, turn }: Ticket, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const ended = this.#shared?.courier.follow(this) ?? null;
    if (ended !== null) return Promise.reject(ended.reason);
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
    this.#shared?.courier.leave(this);
    this.#silence();
  }

  #wayOut(weight: number): () => void {
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#inside -= 1;
      this.#taken -= weight;
      this.#shared?.stall?.taken(this.#taken);
      this.#breadth.ended();
      this.#serve();
    };
  }

  #serve(): void {
    while (this.#serveOne());
    if (this.#queue.size > 0) return;
    this.#shared?.courier.leave(this);
    this.#silence();
  }

  /**
   * Lets one in, if anyone may go; else sees to it that they are looked at again. Who waits for a limit keeps those
   * waiting who want the same one, and nobody else.
   */
  #serveOne(): boolean {
    if (this.#queue.size === 0) return false;
    // It serves again when it has looked.
    if (this.#shared?.courier.look() === false) return false;
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
        if (this.#taken + next.taken > this.#most || !this.#fits(next)) break;
        const wait = waitOf(next, awaited, Math.min(this.#queue.size, this.#breadth.places - this.#inside));
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

  /** False while the place is still to be leased. What it will cost then is asked for with it, if it may be had soon. */
  #fits({ taken, costs }: Waiting): boolean {
    const stall = this.#shared?.stall ?? null;
    if (stall === null) return true;
    const coming = taken * Math.min(this.#queue.size, this.#breadth.places - this.#inside);
    if (stall.fits(this.#taken, taken, Math.min(this.#most, this.#taken + coming))) return true;
    if (!stall.isShort) for (const [gauge, cost] of costs) gauge.wait(cost);
    return false;
  }

  #admit(ticket: Waiting): void {
    for (const [gauge, cost] of ticket.costs) gauge.take(cost);
    this.#queue.shift(ticket.name);
    this.#inside += 1;
    this.#taken += ticket.taken;
    this.#shared?.stall?.taken(this.#taken);
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

/**
 * @param awaited limits that others wait for who came before; those that it has to wait for join them. @param waiting how
 * many there are.
 */
function waitOf({ costs }: Ticket, awaited: Set<Gauge>, waiting: number): number {
  let wait = 0;
  for (const [gauge, cost] of costs) {
    const own = awaited.has(gauge) ? Number.POSITIVE_INFINITY : gauge.wait(cost, waiting);
    if (own > 0) awaited.add(gauge);
    wait = Math.max(wait, own);
  }
  return wait;
}
