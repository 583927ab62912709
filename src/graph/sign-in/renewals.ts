/**
 * Whether another token is worth having where one was refused. A service may answer 401 for reasons of its own, to
 * everybody and for ever: a sign-in for each such answer would ask the authority tens of thousands of times, which refuses
 * whoever asks too often. A token that is really refused, as it has ended or was revoked, is refused everywhere.
 */

import type { Family } from "../../model/limits.ts";
import type { Outcome } from "../chain/errand.ts";
import { type GraphError, isOfToken } from "../error-body.ts";
import { SignInFault, UnreachableFault } from "../faults.ts";
import type { Tokens } from "./tokens.ts";

/** A token as it left with a request, and how many requests had left by then. */
export interface Signed {
  readonly token: string;
  readonly order: number;
}

/** Milliseconds: that a younger token is the reason is believed only where everybody refuses it. */
const YOUNG = 60_000;

/** A new token may end, too, before it is used: what is refused this often is refused for good. */
const MOST_RENEWALS = 3;

export interface RenewalTools {
  readonly tokens: Tokens;
  /** The host that is asked: without a path. */
  readonly host: string;
  /** Asks for what has nothing to do with what was refused, and is not renewed for it. */
  readonly askAnything: () => Promise<Outcome>;
}

export class Renewals {
  readonly #tools: RenewalTools;
  /** The request that left last, of those that were answered. */
  #taken: Signed = { token: "", order: 0 };
  /** The token that was had last for a family. */
  readonly #hadFor = new Map<Family, string>();
  /** Families that refused what was had for them. */
  readonly #vain = new Set<Family>();
  #asking: Promise<Outcome> | null = null;

  constructor(tools: RenewalTools) {
    this.#tools = tools;
  }

  /** The service has answered what was asked with it. */
  took(signed: Signed): void {
    if (signed.order > this.#taken.order) this.#taken = signed;
  }

  /**
   * @param times that the same was signed anew by now.
   * @returns true when it is to be asked again, as there is another token; false where the refusal is the place's own.
   * @throws SignInFault when nobody takes the token, and there is no other; UnreachableFault when nobody says so for now.
   */
  async another(refused: Signed, family: Family, error: GraphError, times: number): Promise<boolean> {
    const { tokens } = this.#tools;
    const ofToken = isOfToken(401, error);
    const mayRenew = times < (ofToken ? MOST_RENEWALS : 1);
    const age = tokens.age(refused.token);
    if (age === null && mayRenew) return true;
    if (this.#hadFor.get(family) === refused.token) this.#vain.add(family);
    const first = age !== null && age >= YOUNG && !this.#vain.has(family);
    if (mayRenew && first && (await this.#renewed(refused, family))) return true;
    if (!ofToken) return false;
    if (await this.#isTaken(refused)) return mayRenew && tokens.age(refused.token) === null;
    // Nobody takes it: it has ended, however young it is.
    if (mayRenew && (await this.#renewed(refused, family))) return true;
    throw new SignInFault("token-refused");
  }

  async #renewed({ token }: Signed, family: Family): Promise<boolean> {
    const next = await this.#tools.tokens.renewed(token);
    if (next !== null) this.#hadFor.set(family, next);
    return next !== null;
  }

  /** By anybody, since it was refused; who has not been asked since is asked. */
  async #isTaken({ token, order }: Signed): Promise<boolean> {
    const isTaken = () => token === this.#taken.token && order <= this.#taken.order;
    if (isTaken()) return true;
    // That it alone is refused says nothing against those that were answered meanwhile.
    if (!(await this.#ask())) return isTaken();
    // What was under way may have left before it was refused.
    return isTaken() || (await this.#ask());
  }

  async #ask(): Promise<boolean> {
    this.#asking ??= this.#tools.askAnything().finally(() => {
      this.#asking = null;
    });
    const outcome = await this.#asking;
    if (outcome.kind === "given-up") throw new UnreachableFault("no-answer", this.#tools.host);
    return outcome.reply.status !== 401;
  }
}
