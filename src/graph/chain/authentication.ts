/** Signs every attempt with the token of the moment, as one may end between two. */

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
    errandOf(context).signedWith = token;
    context.options = {
      ...context.options,
      headers: { ...context.options?.headers, authorization: `Bearer ${token}` },
    };
    await this.pass(context);
  }
}
