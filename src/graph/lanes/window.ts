/** What was spent in the span of time that has just passed, by slices of it: a little more is counted, never less. */

const SLICES = 120;

export class Window {
  readonly #slice: number;
  /** By the number of the slice that it was spent in; oldest first. */
  readonly #spent = new Map<number, number>();
  #sum = 0;

  /** @param span milliseconds. */
  constructor(span: number) {
    this.#slice = span / SLICES;
  }

  /** The share of a limit that counting by slices may leave unused. */
  static readonly UNUSED = 1 / SLICES;

  /** How much is remembered. */
  get slices(): number {
    return this.#spent.size;
  }

  add(units: number, now: number): void {
    this.#forget(now);
    const slice = Math.floor(now / this.#slice);
    this.#spent.set(slice, (this.#spent.get(slice) ?? 0) + units);
    this.#sum += units;
  }

  sum(now: number): number {
    this.#forget(now);
    return this.#sum;
  }

  /** Milliseconds until no more than that has been spent in the span before; 0 for now. */
  until(most: number, now: number): number {
    let over = this.sum(now) - most;
    if (over <= 0) return 0;
    for (const [slice, units] of this.#spent) {
      over -= units;
      if (over <= 0) return Math.max(1, (slice + SLICES + 1) * this.#slice - now);
    }
    return 0;
  }

  #forget(now: number): void {
    const oldest = Math.floor(now / this.#slice) - SLICES;
    for (const [slice, units] of this.#spent) {
      if (slice >= oldest) return;
      this.#spent.delete(slice);
      this.#sum -= units;
    }
  }
}
