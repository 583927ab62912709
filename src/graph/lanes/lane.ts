/**
 * A lane is what one of Graph's limits applies to: a mailbox, the tenant's SharePoint, the directory. Throttling
 * pauses the whole lane, since refused requests count too. A mailbox's lane stands inside that of all mailboxes.
 */

import type { Clock } from "../clock.ts";
import type { Setback } from "./patience.ts";
import type { Family } from "./place.ts";
import { Turnstile } from "./turnstile.ts";

export class Lane {
  readonly name: string;
  readonly family: Family;
  readonly parent: Lane | null;
  readonly #door: Turnstile;
  readonly #clock: Clock;
  #openAt = 0;
  #pausedBy: Setback | null = null;
  #failingSince: number | null = null;
  #lastSuccess = 0;
  #refusals = 0;

  constructor(name: string, family: Family, places: number, clock: Clock, parent: Lane | null = null) {
    this.name = name;
    this.family = family;
    this.parent = parent;
    this.#door = new Turnstile(places);
    this.#clock = clock;
  }

  /** Waits while the lane is paused, then for a place. Resolves with the way out. */
  async enter(weight: number, signal?: AbortSignal): Promise<() => void> {
    const leave = await this.#door.enter(weight, signal);
    try {
      for (let wait = this.#openAt - this.#clock.now(); wait > 0; wait = this.#openAt - this.#clock.now()) {
        await this.#clock.sleep(wait, signal);
      }
    } catch (cause) {
      leave();
      throw cause;
    }
    return leave;
  }

  /** Nobody enters for that long; a shorter pause never cuts a longer one. */
  pause(milliseconds: number, by: Setback): void {
    const until = this.#clock.now() + milliseconds;
    if (until <= this.#openAt) return;
    this.#openAt = until;
    this.#pausedBy = by;
  }

  /** What paused it, or the lane around it, for longer than that; null when the wait is shorter. */
  pausedBeyond(milliseconds: number): Setback | null {
    const beyond = this.#openAt - this.#clock.now() > milliseconds;
    return beyond ? this.#pausedBy : (this.parent?.pausedBeyond(milliseconds) ?? null);
  }

  succeeded(): void {
    this.#failingSince = null;
    this.#refusals = 0;
    this.#lastSuccess = this.#clock.now();
    this.parent?.succeeded();
  }

  /** @returns how many refusals in a row the lane has had by now. */
  failed(throttled: boolean): number {
    this.#failingSince ??= this.#clock.now();
    if (throttled) this.#refusals += 1;
    this.parent?.failed(false);
    return this.#refusals;
  }

  /** Milliseconds without a success since the first failure, here or in the lane around; 0 when all is well. */
  failingFor(): number {
    const here = this.#failingSince === null ? 0 : this.#clock.now() - this.#failingSince;
    return Math.max(here, this.parent?.failingFor() ?? 0);
  }

  /** The latest success here or in the lane around, in milliseconds since 1970; 0 when there was none. */
  lastSuccess(): number {
    return Math.max(this.#lastSuccess, this.parent?.lastSuccess() ?? 0);
  }

  /** True when nothing would be lost by forgetting it. */
  forgettable(): boolean {
    return this.#door.idle && this.#failingSince === null && this.#openAt <= this.#clock.now();
  }
}
