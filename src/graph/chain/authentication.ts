/** Gives every attempt the token of the moment, as one may end between two. It is written down where it is sent, and nowhere before. */

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
    errandOf(context).signedWith = await this.#tokens.current();
    await this.pass(context);
  }
}
