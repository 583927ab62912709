/** What was spent in the span of time that has just passed, by slices of it: a little more is counted, never less. */

const SLICES = 120;

/** What it holds, as it can be written down: slices by their number, oldest first. */
export type WindowState = readonly (readonly [slice: number, units: number])[];

export class Window {
  readonly #slice: number;
  /** That are looked back at. */
  readonly #slices: number;
  /** By the number of the slice that it was spent in; oldest first. */
  readonly #spent: Map<number, number>;
  #sum = 0;
  #latest = 0;

  /** @param span milliseconds. @param lag by so many more what is spent may be late. */
  constructor(span: number, lag = 0, held: WindowState = []) {
    this.#slice = span / SLICES;
    this.#slices = Math.ceil((span + lag) / this.#slice);
    this.#spent = new Map(held);
    for (const [slice, units] of held) [this.#sum, this.#latest] = [this.#sum + units, slice];
  }

  state(): WindowState {
    return [...this.#spent];
  }

  /** The share of a limit that counting by slices may leave unused. */
  static readonly UNUSED = 1 / SLICES;

  /** How much is remembered. */
  get slices(): number {
    return this.#spent.size;
  }

  /** @param at when they are spent: now, or a little later. */
  add(units: number, now: number, at = now): void {
    this.#forget(now);
    const slice = Math.floor(at / this.#slice);
    const isBefore = slice < this.#latest && !this.#spent.has(slice);
    this.#latest = Math.max(this.#latest, slice);
    this.#spent.set(slice, (this.#spent.get(slice) ?? 0) + units);
    this.#sum += units;
    if (isBefore) this.#sort();
  }

  /** Some were taken for later than these. */
  #sort(): void {
    const sorted = [...this.#spent].sort(([one], [other]) => one - other);
    this.#spent.clear();
    for (const [slice, units] of sorted) this.#spent.set(slice, units);
  }

  /** They were not spent after all. @param at when they were to be. */
  remove(units: number, at: number): void {
    const slice = Math.floor(at / this.#slice);
    const held = this.#spent.get(slice);
    if (held === undefined) return;
    const less = Math.min(units, held);
    this.#spent.set(slice, held - less);
    this.#sum -= less;
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
      if (over <= 0) return Math.max(1, (slice + this.#slices + 1) * this.#slice - now);
    }
    return 0;
  }

  #forget(now: number): void {
    const oldest = Math.floor(now / this.#slice) - this.#slices;
    for (const [slice, units] of this.#spent) {
      if (slice >= oldest) return;
      this.#spent.delete(slice);
      this.#sum -= units;
    }
  }
}
