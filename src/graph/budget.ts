/** How much a run may ask for before it ends of itself: so many requests, or so long. */

import type { Clock } from "./clock.ts";

/** The run may ask for no more: what is in hand is kept, and the next run goes on. */
export class BudgetSpent extends Error {
  override readonly name = "BudgetSpent";
  readonly of: "requests" | "time";
  constructor(of: "requests" | "time") {
    super(`no more ${of} for this run`);
    this.of = of;
  }
}

/** Null: without end. */
export interface Limit {
  readonly requests: number | null;
  readonly seconds: number | null;
}

export class Budget {
  readonly #end = new AbortController();
  readonly #closed = new AbortController();
  readonly #most: number;
  #sent = 0;
  #kept = false;

  /** @param requests parts of batches one each. @param seconds null: as long as it takes. */
  constructor(clock: Clock, { requests, seconds }: Limit) {
    this.#most = requests ?? Number.POSITIVE_INFINITY;
    if (seconds === null) return;
    clock.sleep(seconds * 1000, this.#closed.signal).then(
      () => this.#finish("time"),
      () => undefined,
    );
  }

  /** Aborted when nothing more may be waited for. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** What ended the run; null while nothing did. */
  get spent(): BudgetSpent["of"] | null {
    return this.#end.signal.aborted ? (this.#end.signal.reason as BudgetSpent).of : null;
  }

  /** Its time is watched no more. */
  close(): void {
    this.#closed.abort();
  }

  /** A page was kept: from now on nothing more than was allowed is asked. */
  kept(): void {
    this.#kept = true;
  }

  /**
   * Before a first page is kept, what that page needs is asked, however much: else a run of few requests would ask the
   * same ones again and again, and no number of them would ever come to an end.
   * @throws BudgetSpent when so many more are too many.
   */
  spend(requests: number): void {
    this.#end.signal.throwIfAborted();
    if (this.#kept && this.#sent + requests > this.#most) {
      this.#finish("requests");
      this.#end.signal.throwIfAborted();
    }
    this.#sent += requests;
  }

  #finish(of: BudgetSpent["of"]): void {
    if (!this.#end.signal.aborted) this.#end.abort(new BudgetSpent(of));
  }
}
