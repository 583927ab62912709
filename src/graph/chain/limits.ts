/** Lets a request out only when its lanes are open and have room for it, and heeds what the answer says of them. */

import type { Context } from "@microsoft/microsoft-graph-client";
import type { Crowd } from "../lanes/crowd.ts";
import type { Gauges } from "../lanes/gauges.ts";
import { heed } from "../lanes/heed.ts";
import { enterAll } from "../lanes/lanes.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

/** From here on an answer may order its lane to wait; and so may parts of an envelope. */
const REFUSED = 400;

export class Limits extends Link {
  readonly #gauges: Gauges;
  readonly #crowd: Crowd;
  readonly #waiting: AbortSignal;

  constructor(gauges: Gauges, crowd: Crowd, waiting: AbortSignal) {
    super();
    this.#crowd = crowd;
    this.#gauges = gauges;
    this.#waiting = waiting;
  }

  override async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    const { asker: name, turn } = errand;
    const leave = await this.#crowd.waiting(name, () => enterAll(errand.shares, { name, turn }, this.#waiting));
    let ordered = false;
    try {
      await this.pass(context);
      const { status, header } = errand.reply;
      // Of a batch, each part is heeded alone.
      if (errand.method === "GET") heed(this.#gauges, errand, status, header);
      ordered = status >= REFUSED || errand.pieces > 0;
    } finally {
      // Whoever is let in next finds the lane as this answer left it.
      if (ordered) setImmediate(leave);
      else leave();
    }
  }
}
