/** Counts what leaves and what comes back, by workload. No address, no name. */

import type { Context } from "@microsoft/microsoft-graph-client";
import { isThrottled } from "../setback.ts";
import type { Tally, Workload } from "../workload.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class Telemetry extends Link {
  readonly #account: ReadonlyMap<Workload, Tally>;

  constructor(account: ReadonlyMap<Workload, Tally>) {
    super();
    this.#account = account;
  }

  override async execute(context: Context): Promise<void> {
    const { charges } = errandOf(context);
    for (const { workload, units } of charges) {
      const tally = this.#of(workload);
      tally.requests += 1;
      tally.units += units;
    }
    await this.pass(context);
    const { status, bytes } = errandOf(context).reply;
    // A batch's bytes are its parts' in equal shares: nobody says how much each weighed.
    const share = Math.round(bytes / Math.max(1, charges.length));
    for (const { workload } of charges) {
      const tally = this.#of(workload);
      tally.bytes += share;
      if (isThrottled(status)) tally.throttled += 1;
    }
  }

  #of(workload: Workload): Tally {
    return this.#account.get(workload) as Tally;
  }
}
