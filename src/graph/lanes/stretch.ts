/**
 * A stretch of work: what was spent from the pause after one refusal to the next one, by how much was in use when it
 * was. Uses are told as shares of what the table has, on a scale that is as fine everywhere: a level is three hundredths
 * more than the one below.
 */

const FINE = Math.log(1.03);
/** All that is below is one level: there nothing is learned. */
const LEAST = 0.02;

export function levelOf(share: number): number {
  return share <= LEAST ? 0 : 1 + Math.floor(Math.log(share / LEAST) / FINE);
}

/**
 * Two ways to look at one use. `use`: what the last span holds; so count services that look at a span of time. `rate`:
 * what a service would have to refill in a span, had it given a whole span's at once after the pause, and that were just
 * used up; so count those that keep tokens.
 */
export type Look = "use" | "rate";

/** One that has ended, as it was refused. */
export interface Refused {
  /** Spans since the last rest. */
  readonly spans: number;
  readonly at: Readonly<Record<Look, number>>;
  /** What was spent at each level or above. */
  readonly sums: Readonly<Record<Look, readonly number[]>>;
}

/** What was spent at that level or above. */
export function above({ sums }: Refused, look: Look, level: number): number {
  return sums[look][Math.max(0, level)] ?? 0;
}

/** One under way, as it can be written down. */
export interface StretchState {
  readonly begun: number;
  readonly before: number;
  readonly spent: Readonly<Record<Look, readonly number[]>>;
  readonly units: number;
  readonly until: number;
}

export class Stretch {
  readonly #span: number;
  /** When work began after a pause of a span or more, and what was spent in earlier stretches since. */
  readonly #begun: number;
  readonly #before: number;
  readonly #spent: Readonly<Record<Look, number[]>>;
  #units: number;
  #until: number;

  /** @param span in milliseconds. */
  constructor(span: number, { begun, before, spent, units, until }: StretchState) {
    this.#span = span;
    this.#begun = begun;
    this.#before = before;
    this.#spent = { use: [...spent.use], rate: [...spent.rate] };
    this.#units = units;
    this.#until = until;
  }

  /** @param last the one before, unless there was a whole span of rest between. */
  static after(last: Stretch | null, now: number, span: number): Stretch {
    return new Stretch(span, {
      begun: last === null ? now : last.#begun,
      before: last === null ? 0 : last.#before + last.#units,
      spent: { use: [], rate: [] },
      units: 0,
      until: now,
    });
  }

  state(): StretchState {
    const spent = { use: [...this.#spent.use], rate: [...this.#spent.rate] };
    return { begun: this.#begun, before: this.#before, spent, units: this.#units, until: this.#until };
  }

  /** Nothing was answered. */
  get isEmpty(): boolean {
    return this.#units === 0;
  }

  /** Of work since the rest. */
  get spans(): number {
    return (this.#until - this.#begun) / this.#span;
  }

  /** As shares of what the table has. @param use in the last span, with the cost. */
  answered(cost: number, use: number, now: number): void {
    this.#units += cost;
    this.#until = now;
    add(this.#spent.use, levelOf(use), cost);
    add(this.#spent.rate, levelOf(this.#rate()), cost);
  }

  ended(use: number): Refused {
    const sums = { use: summed(this.#spent.use), rate: summed(this.#spent.rate) };
    return { spans: this.spans, at: { use, rate: this.#rate() }, sums };
  }

  #rate(): number {
    return (this.#before + this.#units) / (1 + this.spans);
  }
}

function add(levels: number[], level: number, units: number): void {
  while (levels.length <= level) levels.push(0);
  levels[level] = (levels[level] ?? 0) + units;
}

/** Of each level, what it holds and all those above. */
function summed(levels: readonly number[]): readonly number[] {
  const sums = [...levels];
  for (let level = sums.length - 2; level >= 0; level -= 1) sums[level] = (sums[level] ?? 0) + (sums[level + 1] ?? 0);
  return sums;
}
