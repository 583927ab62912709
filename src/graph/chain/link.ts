/** A middleware that has another one behind it. */

import type { Context, Middleware } from "@microsoft/microsoft-graph-client";

export abstract class Link implements Middleware {
  #next: Middleware | null = null;

  setNext(next: Middleware): void {
    this.#next = next;
  }

  abstract execute(context: Context): Promise<void>;

  protected async pass(context: Context): Promise<void> {
    if (this.#next === null) throw new Error("the chain of middleware ends too early");
    await this.#next.execute(context);
  }
}
