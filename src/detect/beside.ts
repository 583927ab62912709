/** A run of a text as a detector sees it, with what the words around it say and what stands beside it. */

import type { Candidate, Said } from "./detector.ts";
import type { Run } from "./runs.ts";

/** What is read beside a number to tell an amount or a piece of something longer. */
const AROUND = 32;

/** As if its words were beside: what gets nothing then is looked at no further. */
export const NEAR: Said = {
  cue: true,
  hint: true,
  rival: false,
  neutral: false,
  beside: true,
  header: true,
  foreign: false,
};

/** A run as a detector sees it: what stands beside it is read when it asks. */
export class Beside implements Candidate {
  readonly #text: string;
  readonly #run: Run;
  readonly cue: boolean;
  readonly hint: boolean;
  readonly rival: boolean;
  readonly neutral: boolean;
  readonly beside: boolean;
  readonly header: boolean;
  readonly foreign: boolean;
  constructor(text: string, run: Run, said: Said) {
    this.#text = text;
    this.#run = run;
    this.cue = said.cue;
    this.hint = said.hint;
    this.rival = said.rival;
    this.neutral = said.neutral;
    this.beside = said.beside;
    this.header = said.header;
    this.foreign = said.foreign;
  }
  get compact(): string {
    return this.#run.compact;
  }
  get groups(): readonly number[] {
    return this.#run.groups;
  }
  get joints(): string {
    return this.#run.joints;
  }
  get repaired(): boolean {
    return this.#run.repaired;
  }
  get before(): string {
    return this.#text.slice(Math.max(0, this.#run.start - AROUND), this.#run.start);
  }
  get after(): string {
    return this.#text.slice(this.#run.end, this.#run.end + AROUND);
  }
}
