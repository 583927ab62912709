/**
 * Whether another token is worth having where one was refused. A service may answer 401 for reasons of its own, to
 * everybody and for ever: a sign-in for each such answer would ask the authority tens of thousands of times, which refuses
 * whoever asks too often. A token that is really refused, as it has ended or was revoked, is refused everywhere.
 */

import type { Family } from "../../model/limits.ts";
import type { Secret } from "../../model/secret.ts";
import type { Outcome } from "../chain/errand.ts";
import { type GraphError, isOfToken } from "../error-body.ts";
import { SignInFault, UnreachableFault } from "../faults.ts";
import type { Tokens } from "./tokens.ts";

/** Milliseconds: that a younger token is the reason is believed only where everybody refuses it. */
const YOUNG = 60_000;

/**
 * A new token may end, too, before anybody has used it. So many in a row that nobody ever took, and there is no good one to
 * be had. One that was taken has ended since, however often that happens.
 */
const MOST_UNTAKEN = 3;

/** Tokens of a run that are remembered to have been taken: each lives for an hour or more. */
const REMEMBERED = 100;

export interface RenewalTools {
  readonly tokens: Tokens;
  /** The host that is asked: without a path. */
  readonly host: string;
  /** Asks for what has nothing to do with what was refused, and is not renewed for it. */
  readonly askAnything: () => Promise<Outcome>;
}

export class Renewals {
  readonly #tools: RenewalTools;
  /** The token that was had last for a family. */
  readonly #hadFor = new Map<Family, Secret>();
  /** Families that refused what was had for them. */
  readonly #vain = new Set<Family>();
  readonly #taken = new Set<Secret>();
  /** Since the last one that was taken, those that were refused and given up for another. */
  readonly #untaken = new Set<Secret>();
  #asking: Promise<Outcome> | null = null;
  /** How often anybody was asked, and the last of those times that the token was taken. */
  #asked = 0;
  #well = 0;

  constructor(tools: RenewalTools) {
    this.#tools = tools;
  }

  /** For whoever has several refusals of one moment to tell of. */
  get moment(): number {
    return this.#asked;
  }

  /** Something was answered to it that only a good token is answered. */
  took(token: Secret): void {
    if (this.#taken.has(token)) return;
    this.#taken.add(token);
    this.#untaken.clear();
    const [oldest] = this.#taken.size > REMEMBERED ? this.#taken : [];
    if (oldest !== undefined) this.#taken.delete(oldest);
  }

  /**
   * @param times that the same was signed anew by now.
   * @param since the moment of the refusal, when that is not now.
   * @returns true when it is to be asked again, as there is another token; false where the refusal is the place's own.
   * @throws SignInFault when nobody takes the token, and there is no other; UnreachableFault when nobody says so for now.
   */
  async another(
    refused: Secret,
    family: Family,
    error: GraphError,
    times: number,
    since = this.moment,
  ): Promise<boolean> {
    const { tokens } = this.#tools;
    const ofToken = isOfToken(401, error);
    const age = tokens.age(refused);
    // Whoever had another one has seen to it that it does not go on for ever.
    if (age === null) return ofToken || times < 1;
    if (this.#hadFor.get(family) === refused) this.#vain.add(family);
    const first = age >= YOUNG && !this.#vain.has(family);
    const mayRenew = () => (ofToken ? this.#untaken.size < MOST_UNTAKEN || this.#taken.has(refused) : times < 1);
    if (first && mayRenew() && (await this.#renewed(refused, family))) return true;
    if (!ofToken) return false;
    const isTaken = await this.#isTaken(since);
    if (tokens.age(refused) === null) return true;
    if (isTaken) return false;
    // Nobody takes it: it has ended, however young it is.
    if (mayRenew() && (await this.#renewed(refused, family))) return true;
    throw new SignInFault("token-refused");
  }

  async #renewed(token: Secret, family: Family): Promise<boolean> {
    const next = await this.#tools.tokens.renewed(token);
    if (next !== null) this.#hadFor.set(family, next);
    if (!this.#taken.has(token)) this.#untaken.add(token);
    return next !== null;
  }

  /** By anybody: who is asked from then on says so, as what left before may have been answered before it ended. */
  async #isTaken(since: number): Promise<boolean> {
    if (this.#well > since) return true;
    const isLate = this.#asking !== null && this.#asked <= since;
    if (!(await this.#ask())) return false;
    return isLate ? await this.#ask() : true;
  }

  async #ask(): Promise<boolean> {
    this.#asking ??= this.#askAnew();
    const outcome = await this.#asking;
    if (outcome.kind === "given-up") throw new UnreachableFault("no-answer", this.#tools.host);
    return outcome.reply.status !== 401;
  }

  async #askAnew(): Promise<Outcome> {
    this.#asked += 1;
    const number = this.#asked;
    try {
      const outcome = await this.#tools.askAnything();
      if (outcome.kind === "reply" && outcome.reply.status !== 401) this.#well = number;
      return outcome;
    } finally {
      this.#asking = null;
    }
  }
}
