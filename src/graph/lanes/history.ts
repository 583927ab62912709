/**
 * What a service did with what was asked of it, from one refusal to the next, and what that shows of its limit. Both
 * what passes and what is refused is put down at the use that is found when the answer comes, so that neither is told
 * apart by what had left meanwhile.
 */

import { type Evidence, evidenceOf } from "./evidence.ts";
import { above, type Refused, Stretch, type StretchState } from "./stretch.ts";
import { Window, type WindowState } from "./window.ts";

/** Refusals that are remembered, and those of late. */
const REMEMBERED = 24;
const LATELY = 6;
/**
 * Where so many refusals follow one another and nothing passes between, it is left alone until it has forgotten what
 * was asked, within reason: what passes from then on shows where its limit is, and until then nothing does.
 */
const IN_VAIN = 3;
const LONGEST_REST = 60_000;

/** As it can be written down; instants in milliseconds since 1970, 0 for never. */
export interface HistoryState {
  readonly whole: number;
  readonly refused: readonly Refused[];
  readonly refusedUnits: WindowState;
  readonly stretch: StretchState | null;
  readonly last: StretchState | null;
  readonly refusedAt: number;
  readonly inVain: number;
  readonly restUntil: number;
  readonly pause: number;
}

export class History {
  readonly #span: number;
  /** What uses are shares of. */
  readonly #whole: number;
  readonly #refused: Refused[];
  readonly #refusedUnits: Window;
  #stretch: Stretch | null;
  #last: Stretch | null;
  #refusedAt: number;
  #inVain: number;
  #restUntil: number;
  #pause: number;

  /** @param span milliseconds. */
  constructor(whole: number, span: number, held: HistoryState = { ...NOTHING, whole }) {
    const under = (state: StretchState | null) => (state === null ? null : new Stretch(span, state));
    this.#span = span;
    this.#whole = held.whole;
    this.#refused = [...held.refused];
    this.#refusedUnits = new Window(span, 0, held.refusedUnits);
    this.#stretch = under(held.stretch);
    this.#last = under(held.last);
    this.#refusedAt = held.refusedAt;
    this.#inVain = held.inVain;
    this.#restUntil = held.restUntil;
    this.#pause = held.pause;
  }

  state(): HistoryState {
    return {
      whole: this.#whole,
      refused: [...this.#refused],
      refusedUnits: this.#refusedUnits.state(),
      stretch: this.#stretch?.state() ?? null,
      last: this.#last?.state() ?? null,
      refusedAt: this.#refusedAt,
      inVain: this.#inVain,
      restUntil: this.#restUntil,
      pause: this.#pause,
    };
  }

  /** It refused, and nothing was asked since. */
  get waiting(): boolean {
    return this.#stretch === null && this.#refusedAt > 0;
  }

  /** Nothing may be asked until then, in milliseconds since 1970. */
  get restUntil(): number {
    return this.#restUntil;
  }

  /** Milliseconds that the last refusal cost. */
  get pause(): number {
    return this.#pause;
  }

  /** Units between two refusals, of late. */
  get between(): number {
    const lately = this.#refused.slice(-LATELY);
    return (lately.reduce((sum, stretch) => sum + above(stretch, "use", 0), 0) * this.#whole) / lately.length;
  }

  /** @param asked in the last span. @returns how much of it was not refused. */
  used(asked: number, now: number): number {
    return asked - this.#refusedUnits.sum(now);
  }

  /** Something is asked. */
  took(now: number): void {
    if (this.#stretch !== null) return;
    const rest = now - this.#refusedAt;
    if (this.waiting) this.#pause = rest;
    this.#stretch = Stretch.after(rest < this.#span ? this.#last : null, now, this.#span);
  }

  passed(cost: number, used: number, now: number): void {
    this.#stretch?.answered(cost / this.#whole, used / this.#whole, now);
  }

  /** @returns whether it says anything: who was under way is of the same refusal, and who refuses all has no limit. */
  refused(cost: number, used: number, now: number): boolean {
    const stretch = this.#stretch;
    this.#refusedUnits.add(cost, now);
    [this.#stretch, this.#refusedAt] = [null, now];
    if (stretch === null) return false;
    this.#last = stretch;
    if (stretch.isEmpty) {
      this.#inVain += 1;
      if (this.#inVain >= IN_VAIN) [this.#inVain, this.#restUntil] = [0, now + Math.min(this.#span, LONGEST_REST)];
      return false;
    }
    this.#inVain = 0;
    stretch.answered(cost / this.#whole, used / this.#whole, now);
    this.#refused.push(stretch.ended(used / this.#whole));
    if (this.#refused.length > REMEMBERED) this.#refused.shift();
    return true;
  }

  /** What was refused is no more so. */
  forget(): void {
    this.#refused.length = 0;
  }

  /** @param least in units: no limit is sought below. @returns the limit in units. */
  evidence(least: number): Evidence {
    const { limit, ...rest } = evidenceOf(this.#refused, least / this.#whole);
    return { limit: limit * this.#whole, ...rest };
  }
}

const NOTHING: Omit<HistoryState, "whole"> = {
  refused: [],
  refusedUnits: [],
  stretch: null,
  last: null,
  refusedAt: 0,
  inVain: 0,
  restUntil: 0,
  pause: 0,
};
