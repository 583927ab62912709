/** A run of a text as a detector sees it, with what the words around it say and what stands beside it. */

import type { Candidate, Said } from "./detector.ts";
import type { Run } from "./runs.ts";
import type { Tokens } from "./tokens.ts";

/** What is read beside a number to tell an amount or a piece of something longer. */
const AROUND = 32;
const LED = /(?:\.{4}|_{4}|…) ?$/;
const LONGEST_LEAD = 160;
const [SPACE, DOT, UNDERSCORE, ELLIPSIS] = [0x20, 0x2e, 0x5f, 0x2026];

/** As if its words were beside: what gets nothing then is looked at no further. */
const NEAR: Said = {
  cue: true,
  hint: true,
  rival: false,
  neutral: false,
  beside: true,
  header: true,
  foreign: false,
};

/** What stands beside it is read when a detector asks for it, and once. */
export class Beside implements Candidate {
  readonly run: Run;
  readonly #text: string;
  readonly #tokens: Tokens;
  #groups: readonly number[] | null = null;
  #before: string | null = null;
  #after: string | null = null;
  #said: Said = NEAR;

  constructor(text: string, run: Run, tokens: Tokens) {
    this.#text = text;
    this.run = run;
    this.#tokens = tokens;
  }

  /** As the words around it say to one detector. */
  as(said: Said): this {
    this.#said = said;
    return this;
  }

  get compact(): string {
    return this.run.compact;
  }
  get groups(): readonly number[] {
    this.#groups ??= this.#sizes();
    return this.#groups;
  }
  get joints(): string {
    const { first, next } = this.run;
    const { groupStarts } = this.#tokens;
    let joints = "";
    for (let at = first + 1; at < next; at++) joints += this.#text.charAt((groupStarts[at] as number) - 1);
    return joints;
  }
  get repaired(): boolean {
    return this.run.repaired;
  }
  get before(): string {
    this.#before ??= this.#lead();
    return this.#before;
  }
  get after(): string {
    this.#after ??= this.#text.slice(this.run.end, this.run.end + AROUND);
    return this.#after;
  }
  get cue(): boolean {
    return this.#said.cue;
  }
  get hint(): boolean {
    return this.#said.hint;
  }
  get rival(): boolean {
    return this.#said.rival;
  }
  get neutral(): boolean {
    return this.#said.neutral;
  }
  get beside(): boolean {
    return this.#said.beside;
  }
  get header(): boolean {
    return this.#said.header;
  }
  get foreign(): boolean {
    return this.#said.foreign;
  }

  /** The leaders of a form (« Matricule ........ ») are passed over: what they lead from is before it. */
  #lead(): string {
    const { start } = this.run;
    const near = this.#text.slice(Math.max(0, start - AROUND), start);
    const last = near.charCodeAt(near.length - 1);
    const leader = last === SPACE ? near.charCodeAt(near.length - 2) : last;
    if ((leader !== DOT && leader !== UNDERSCORE && leader !== ELLIPSIS) || !LED.test(near)) return near;
    let from = start;
    while (from > 0 && start - from < LONGEST_LEAD && " ._…".includes(this.#text.charAt(from - 1))) from -= 1;
    return `${this.#text.slice(Math.max(0, from - AROUND), from)}… `;
  }

  #sizes(): number[] {
    const { groupStarts, groupEnds } = this.#tokens;
    const sizes: number[] = [];
    for (let at = this.run.first; at < this.run.next; at++)
      sizes.push((groupEnds[at] as number) - (groupStarts[at] as number));
    return sizes;
  }
}
