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
  /** What was spent at that level or above. */
  above(look: Look, level: number): number;
}

export class Stretch {
  readonly #span: number;
  /** When work began after a pause of a span or more, and what was spent in earlier stretches since. */
  readonly #begun: number;
  readonly #before: number;
  readonly #spent: Readonly<Record<Look, number[]>> = { use: [], rate: [] };
  #units = 0;
  #until: number;

  /** @param span in milliseconds. @param last the one before, unless there was a whole span of rest between. */
  constructor(now: number, span: number, last: Stretch | null) {
    this.#span = span;
    this.#begun = last === null ? now : last.#begun;
    this.#before = last === null ? 0 : last.#before + last.#units;
    this.#until = now;
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
    const spent = { use: sums(this.#spent.use), rate: sums(this.#spent.rate) };
    return {
      spans: this.spans,
      at: { use, rate: this.#rate() },
      above: (look, level) => spent[look][Math.max(0, level)] ?? 0,
    };
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
function sums(levels: readonly number[]): readonly number[] {
  const above = [...levels];
  for (let level = above.length - 2; level >= 0; level -= 1)
    above[level] = (above[level] ?? 0) + (above[level + 1] ?? 0);
  return above;
}
