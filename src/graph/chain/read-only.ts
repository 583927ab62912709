/** First of the chain: nothing but what reads goes further. Also keeps errors as they were thrown. */

import type { Context } from "@microsoft/microsoft-graph-client";
import { gate, type Leave, NO_LEAVE } from "../gate.ts";
import { GraphFault } from "../graph.ts";
import { routeOf } from "../route.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class ReadOnly extends Link {
  readonly #root: string;
  readonly #leave: Leave;

  constructor(root: string, leave: Leave = NO_LEAVE) {
    super();
    this.#root = root;
    this.#leave = leave;
  }

  override async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    try {
      const { method, url, headers, body } = errand;
      const refused = gate(method, url, this.#root, headers, body, this.#leave);
      if (refused !== null) throw new GraphFault(`${method} ${routeOf(url)}: not sent, ${refused}`);
      context.request = url;
      context.options = { method, headers: { ...headers } };
      await this.pass(context);
    } catch (thrown) {
      errand.fault = { thrown };
      throw thrown;
    }
  }
}
