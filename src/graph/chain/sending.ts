/** Last of the chain, and the only place from which a request leaves for Graph: the gate is asked once more here. */

import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { gate, type Leave, NO_LEAVE } from "../gate.ts";
import { GraphFault } from "../graph.ts";
import type { Wire } from "../network/wire.ts";
import type { Reach } from "../reach.ts";
import { routeOf } from "../route.ts";
import { errandOf } from "./errand.ts";

export class Sending implements Middleware {
  readonly #root: string;
  readonly #wire: Wire;
  readonly #reach: Reach;
  readonly #leave: Leave;

  constructor(root: string, wire: Wire, reach: Reach, leave: Leave = NO_LEAVE) {
    this.#root = root;
    this.#wire = wire;
    this.#reach = reach;
    this.#leave = leave;
  }

  async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    const [url, method = ""] = [context.request, context.options?.method];
    const body = errand.body === undefined ? undefined : JSON.stringify(errand.body);
    const refused =
      typeof url === "string" && (method === "GET" || method === "POST")
        ? gate(method, url, this.#root, errand.headers, errand.body, this.#leave)
        : "request of an unknown shape";
    if (refused !== null) throw new GraphFault(`${method} ${routeOf(String(url))}: not sent, ${refused}`);
    const reply = await this.#reach.watch((signal) =>
      this.#wire.send(
        {
          method: method as "GET" | "POST",
          url: url as string,
          headers: {
            // Counts come as plain text.
            accept: errand.json ? "application/json, text/plain;q=0.9" : "*/*",
            ...(context.options?.headers as Record<string, string>),
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
