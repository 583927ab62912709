/**
 * What is believed of a limit: what the table has or the service says, but less where refusals show that it is less. A
 * little more is tried from time to time, as it may have been raised; where that is refused, what was kept up before is
 * gone back to. What was learned and does not help is doubted.
 */

import { History, type HistoryState } from "./history.ts";

/** Of what was in use when the service refused. */
const KEPT = 0.97;
/** At full use a refusal shows only that the limit is less: each time that it shows again soon, twice as far down, up to that. */
const STEEPEST = 4;
/** Limits below are told one by one. */
const FEW = 20;
/**
 * Below this share of what is said a refusal says nothing of the limit: somebody else was there, or the service was ill. No
 * less is believed either: it would take days to come back from, and what is really less is held by its pauses.
 */
const TELLING = 0.1;
/** From that share of it on it is used in full. */
const FULL = 0.7;
/** What has to pass at full use, in spans and in pauses such as the last one, before a little more is tried. */
const CALM = { spans: 10, pauses: 8 } as const;
/** Each time that it was too much, twice as much, up to so many times as much. */
const MOST_CALM = 8;
/** How much more is tried, and for how many spans before it is more again. */
const STEP = { by: 1.03, spans: 2 } as const;
/** After so many refusals that came as often as before, a lowering was for nothing. */
const FOR_NOTHING = 6;
const RARER = 2;
/** What is kept up shows a limit to have been raised from so many times as much on. */
const RAISED = 1.05;
/** What is doubted is believed to be so many times as much. */
const DOUBTED = 1.5;

/** As it can be written down. */
export interface BeliefState {
  readonly said: number;
  readonly amount: number;
  readonly history: HistoryState;
  readonly proven: number;
  readonly passed: number;
  readonly unexplained: number;
  readonly keptUp: number | null;
  readonly retreating: boolean;
  readonly calm: number;
  readonly lowered: number;
  readonly between: number;
  readonly limit: number;
}

export class Belief {
  readonly #span: number;
  /** What the table has, or the service itself has said. */
  #said: number;
  #amount: number;
  #history: History;
  /** Since the last change: spans at full use, units, and refusals that show nothing. */
  #proven = 0;
  #passed = 0;
  #unexplained = 0;
  /** What is gone back to when more is refused; null where no more is tried. */
  #keptUp: number | null = null;
  #retreating = false;
  #calm = 1;
  /** Times that it was lowered in a row, and the units between two refusals before. */
  #lowered = 0;
  #between = 0;
  /** Where it was shown to be last. */
  #limit = 0;

  /** @param span milliseconds. */
  constructor(amount: number, span: number, held: BeliefState | null = null) {
    this.#span = span;
    this.#said = this.#amount = amount;
    this.#history = new History(amount, span, held?.history);
    if (held === null) return;
    [this.#said, this.#amount] = [held.said, held.amount];
    [this.#proven, this.#passed, this.#unexplained] = [held.proven, held.passed, held.unexplained];
    [this.#keptUp, this.#retreating, this.#calm] = [held.keptUp, held.retreating, held.calm];
    [this.#lowered, this.#between, this.#limit] = [held.lowered, held.between, held.limit];
  }

  state(): BeliefState {
    return {
      said: this.#said,
      amount: this.#amount,
      history: this.#history.state(),
      proven: this.#proven,
      passed: this.#passed,
      unexplained: this.#unexplained,
      keptUp: this.#keptUp,
      retreating: this.#retreating,
      calm: this.#calm,
      lowered: this.#lowered,
      between: this.#between,
      limit: this.#limit,
    };
  }

  get amount(): number {
    return this.#amount;
  }

  get said(): number {
    return this.#said;
  }

  /** True where less is believed than is said. */
  get learned(): boolean {
    return this.#amount < this.#said;
  }

  /** The service has us wait. */
  get waiting(): boolean {
    return this.#history.waiting;
  }

  /** Nothing may be asked until then, in milliseconds since 1970. */
  get restUntil(): number {
    return this.#history.restUntil;
  }

  /** Whatever was learned of another amount is forgotten. */
  say(amount: number): void {
    this.#said = amount;
    this.#history = new History(amount, this.#span);
    this.#set(amount);
    [this.#calm, this.#lowered] = [1, 0];
  }

  took(now: number): void {
    this.#history.took(now);
  }

  /** @param asked in the last span. */
  passed(cost: number, asked: number, now: number): void {
    const used = this.#history.used(asked, now);
    this.#history.passed(cost, used, now);
    this.#passed += cost;
    if (!this.#isFull(used)) return;
    this.#proven += cost / this.#amount;
    if (this.#retreating && this.#proven >= CALM.spans) [this.#keptUp, this.#retreating] = [null, false];
    if (this.learned && this.#proven >= this.#calmSpans()) this.#venture();
  }

  /** @param asked in the last span. */
  refused(cost: number, asked: number, now: number): void {
    const used = this.#history.used(asked, now);
    if (this.#history.refused(cost, used, now)) this.#learn(this.#isFull(used));
  }

  /** @param full that was the use. */
  #learn(full: boolean): void {
    const { kind, limit, again } = this.#history.evidence(TELLING * this.#said);
    if (full && this.#keptUp !== null) this.#retreat(this.#keptUp);
    else if (kind === "shown" && again) this.#lower(Math.min(limit, this.#amount), full);
    else if (this.learned) {
      this.#unexplained += 1;
      const asOften = this.#passed < RARER * this.#between * this.#unexplained;
      if (kind === "refuted" || (this.#unexplained >= FOR_NOTHING && asOften)) this.#doubt();
    }
  }

  #lower(limit: number, full: boolean): void {
    [this.#limit, this.#between] = [limit, this.#history.between];
    [this.#passed, this.#unexplained] = [0, 0];
    const less = limit * KEPT ** (full ? Math.min(STEEPEST, 2 ** this.#lowered) : 1);
    this.#lowered = this.#proven < CALM.spans ? this.#lowered + 1 : 0;
    this.#set(limit >= FEW ? less : Math.min(Math.ceil(less), Math.ceil(this.#amount) - 1));
  }

  #doubt(): void {
    [this.#passed, this.#unexplained] = [0, 0];
    this.#set(DOUBTED * this.#amount);
  }

  /** What was kept up for some spans only may still be too much: until it has proved itself, a refusal has it go on. */
  #retreat(amount: number): void {
    this.#calm = Math.min(MOST_CALM, 2 * this.#calm);
    this.#set(amount);
    this.#keptUp = amount / STEP.by;
    this.#retreating = true;
  }

  #venture(): void {
    [this.#keptUp, this.#retreating] = [this.#amount, false];
    if (this.#keptUp > RAISED * this.#limit) this.#history.forget();
    this.#amount = Math.min(this.#said, this.#amount * STEP.by);
    this.#proven = this.#calmSpans() - STEP.spans;
  }

  #isFull(used: number): boolean {
    return used >= FULL * Math.floor(this.#amount);
  }

  #calmSpans(): number {
    return this.#calm * Math.max(CALM.spans, (CALM.pauses * this.#history.pause) / this.#span);
  }

  #set(amount: number): void {
    this.#amount = Math.min(Math.max(amount, TELLING * this.#said), this.#said);
    [this.#proven, this.#keptUp, this.#retreating] = [0, null, false];
  }
}
