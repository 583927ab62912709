/** Lets a request out only when its lane is open and has a place: four for a mailbox. */

import type { Context } from "@microsoft/microsoft-graph-client";
import { enterAll } from "../lanes/lanes.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class Limits extends Link {
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    super();
    this.#signal = signal;
  }

  override async execute(context: Context): Promise<void> {
    const leave = await enterAll(errandOf(context).weights, this.#signal);
    try {
      await this.pass(context);
    } finally {
      leave();
    }
  }
}
