/**
 * Whether anyone has answered yet. Before the first answer of a run, silence means that the tenant cannot be
 * reached, and is said within half a minute; after it, an outage is waited out.
 */

import { UnreachableFault } from "./faults.ts";
import { troubleOf } from "./network/trouble.ts";

export class Reach {
  readonly #host: string;
  readonly #signal: AbortSignal;
  readonly #seconds: number;
  #answered = false;
  #deadline: number | null = null;

  constructor(host: string, signal: AbortSignal, seconds: number) {
    this.#host = host;
    this.#signal = signal;
    this.#seconds = seconds;
  }

  get answered(): boolean {
    return this.#answered;
  }

  /** Runs what speaks to the network; any answer at all counts. */
  async watch<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted();
    if (this.#answered) return await ask(this.#signal);
    // The machine's own clock: this wait is for the network alone, and is never simulated.
    this.#deadline ??= performance.now() + this.#seconds * 1000;
    const patience = AbortSignal.timeout(Math.max(1, Math.ceil(this.#deadline - performance.now())));
    try {
      const answer = await ask(AbortSignal.any([this.#signal, patience]));
      this.#answered = true;
      return answer;
    } catch (cause) {
      this.#signal.throwIfAborted();
      if (patience.aborted && !this.#answered) throw new UnreachableFault("no-answer", this.#host);
      throw cause;
    }
  }

  /** The wait before another attempt, cut where the time for a first answer ends. */
  within(milliseconds: number): number {
    if (this.#answered || this.#deadline === null) return milliseconds;
    return Math.min(milliseconds, Math.max(1, this.#deadline - performance.now()));
  }

  /** Nothing has answered so far, and this trouble will not pass by itself, or has lasted long enough. */
  fail(cause: unknown, attempts: number): void {
    const trouble = this.#answered ? null : troubleOf(cause);
    if (trouble === null) return;
    const late = this.#deadline !== null && performance.now() >= this.#deadline;
    if (trouble === "certificate" || (trouble !== "no-answer" && attempts >= FIRST_ATTEMPTS) || late)
      throw new UnreachableFault(trouble, this.#host);
  }
}

/** Of a refused connection, a name without an address, a proxy that says no: they do not change within half a minute. */
const FIRST_ATTEMPTS = 3;
