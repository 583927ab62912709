/** Last of the chain, and the only place from which a request leaves for Graph: the gate is asked once more here. */

import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { gate, type Rules } from "../gate/gate.ts";
import type { Wire } from "../network/wire.ts";
import { notSent } from "../not-sent.ts";
import type { Reach } from "../reach.ts";
import { type Errand, errandOf } from "./errand.ts";

export class Sending implements Middleware {
  readonly #rules: Rules;
  readonly #wire: Wire;
  readonly #reach: Reach;

  constructor(rules: Rules, wire: Wire, reach: Reach) {
    this.#rules = rules;
    this.#wire = wire;
    this.#reach = reach;
  }

  async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    const [url, method = ""] = [context.request, context.options?.method];
    const body = errand.body === undefined ? undefined : JSON.stringify(errand.body);
    const refused =
      typeof url === "string" && (method === "GET" || method === "POST")
        ? gate({ ...wantedOf(errand), method, url }, this.#rules)
        : "request of an unknown shape";
    if (refused !== null) throw notSent(method, String(url), refused);
    const reply = await this.#reach.watch((signal) =>
      this.#wire.send(
        {
          method: method as "GET" | "POST",
          url: url as string,
          headers: {
            // Counts come as plain text.
            accept: errand.json ? "application/json, text/plain;q=0.9" : "*/*",
            ...(context.options?.headers as Record<string, string>),
            ...(errand.signedWith && { authorization: `Bearer ${errand.signedWith.reveal()}` }),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
          },
          ...(body === undefined ? {} : { body }),
          signal,
        },
        errand.limit,
      ),
    );
    errand.outcome = { kind: "reply", reply };
  }
}

const wantedOf = ({ headers, body, behalf, begun, mark }: Errand) => ({ headers, body, behalf, begun, mark });
