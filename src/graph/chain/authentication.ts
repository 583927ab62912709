/**
 * Signs every attempt, as a token may end between two; after 401, a new token and one more try: some times over where it
 * is said to be the token's fault.
 */

import type { Context } from "@microsoft/microsoft-graph-client";
import { errorOf, type GraphError, isOfToken, jsonOf } from "../error-body.ts";
import type { Tokens } from "../sign-in/tokens.ts";
import { errandOf } from "./errand.ts";
import { Link } from "./link.ts";

/** A new token may end, too, before it is used: what is refused this often is refused for good. */
const MOST_RENEWALS = 3;

/** How often a request that is answered 401 is signed anew. */
export const mostRenewals = (error: GraphError) => (isOfToken(401, error) ? MOST_RENEWALS : 1);

export class Authentication extends Link {
  readonly #tokens: Tokens;

  constructor(tokens: Tokens) {
    super();
    this.#tokens = tokens;
  }

  override async execute(context: Context): Promise<void> {
    let token: string | null = await this.#tokens.current();
    for (let renewals = 0; token !== null; renewals += 1) {
      await this.#passWith(token, context);
      const { status, body, header } = errandOf(context).reply;
      if (status !== 401 || renewals >= mostRenewals(errorOf(jsonOf(body), header))) return;
      token = await this.#tokens.renewed(token);
    }
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
