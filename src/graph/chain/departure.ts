/**
 * The last look before a request leaves: a lane may have been told to wait while it was being signed, or have been given
 * up meanwhile, and a run may have asked enough.
 */

import type { Context } from "@microsoft/microsoft-graph-client";
import type { Budget } from "../budget.ts";
import type { Clock } from "../clock.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class Departure extends Link {
  readonly #clock: Clock;
  readonly #budget: Budget;
  readonly #waiting: AbortSignal;

  constructor(clock: Clock, budget: Budget, waiting: AbortSignal) {
    super();
    this.#clock = clock;
    this.#budget = budget;
    this.#waiting = waiting;
  }

  override async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    const since = this.#clock.now();
    for (let wait = errand.shutFor(); wait > 0; wait = errand.shutFor()) {
      for (const lane of errand.shares.keys()) lane.unlessOrderedAway();
      await this.#clock.sleep(wait, this.#waiting);
      for (const lane of errand.shares.keys()) lane.unlessGoneSince(since);
    }
    this.#budget.spend(errand.charges.length);
    await this.pass(context);
  }
}
