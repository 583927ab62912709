/** First of the chain: nothing but what reads goes further. Also keeps errors as they were thrown. */

import type { Context } from "@microsoft/microsoft-graph-client";
import { gate, type Rules } from "../gate/gate.ts";
import { notSent } from "../not-sent.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class ReadOnly extends Link {
  readonly #rules: Rules;

  constructor(rules: Rules) {
    super();
    this.#rules = rules;
  }

  override async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    try {
      const { method, url, headers } = errand;
      const refused = gate(errand, this.#rules);
      if (refused !== null) throw notSent(method, url, refused);
      context.request = url;
      context.options = { method, headers: { ...headers } };
      await this.pass(context);
    } catch (thrown) {
      errand.fault = { thrown };
      throw thrown;
    }
  }
}
