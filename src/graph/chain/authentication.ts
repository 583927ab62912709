/** Signs every attempt, as a token may end between two; after 401, one new token and one more try. */

import type { Context } from "@microsoft/microsoft-graph-client";
import type { Tokens } from "../sign-in/tokens.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export class Authentication extends Link {
  readonly #tokens: Tokens;

  constructor(tokens: Tokens) {
    super();
    this.#tokens = tokens;
  }

  override async execute(context: Context): Promise<void> {
    const token = await this.#tokens.current();
    await this.#passWith(token, context);
    if (errandOf(context).reply.status !== 401) return;
    const fresh = await this.#tokens.renewed(token);
    if (fresh !== null) await this.#passWith(fresh, context);
  }

  async #passWith(token: string, context: Context): Promise<void> {
    errandOf(context).signedWith = token;
    context.options = {
      ...context.options,
      headers: { ...context.options?.headers, authorization: `Bearer ${token}` },
    };
    await this.pass(context);
  }
}
