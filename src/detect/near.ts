/**
 * Whose words stand near: of most numbers that need words beside them, none is, and their shape is not even looked at. A
 * window goes through the text with the runs, which come in their order; in a table the column's name counts too.
 */

import type { Cells } from "../model/cells.ts";
import { ownIn } from "./headers.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Segment } from "./segments.ts";
import type { Words } from "./words.ts";

/** As far as words are heard before a run's beginning, and after the end of the longest. */
const BEFORE = 300;
const AFTER = 400;
const NOBODYS = new Uint8Array(0);

export class Near {
  readonly #lexicon: Lexicon;
  readonly #cells: Cells;
  /** Of each detector, how many of its words are in the window. */
  readonly #here: Uint16Array;
  /** Of each detector, whether the column of the run that is in hand has its name. */
  #column: Uint8Array = NOBODYS;
  /** Of each detector, whether one of its words is in the whole text; null until somebody asks. */
  #anywhere: Uint8Array | null = null;
  #words: Words | null = null;
  #segment: Segment | null = null;
  #first = 0;
  #next = 0;
  #cell = -1;

  constructor(lexicon: Lexicon, detectors: number, cells: Cells) {
    this.#lexicon = lexicon;
    this.#cells = cells;
    this.#here = new Uint16Array(detectors);
  }

  /** To the words of another segment. */
  open(words: Words, segment: Segment): this {
    this.#words = words;
    this.#segment = segment;
    this.#first = 0;
    this.#next = 0;
    this.#here.fill(0);
    this.#anywhere = null;
    return this;
  }

  /** To a run that begins here, no further back than the one before it. */
  move(start: number): void {
    if (this.#words === null) return;
    const { starts, count } = this.#words;
    while (this.#next < count && (starts[this.#next] as number) < start + AFTER) this.#count(this.#next++, 1);
    while (this.#first < this.#next && (starts[this.#first] as number) < start - BEFORE) this.#count(this.#first++, -1);
    if (this.#cells.length > 0) this.#moveInTable(start);
  }

  here(detector: number): boolean {
    return this.#here[detector] !== 0 || this.#column[detector] === 1;
  }

  anywhere(detector: number): boolean {
    if (this.#cells.length > 0) return true;
    this.#anywhere ??= this.#all();
    return this.#anywhere[detector] === 1;
  }

  #moveInTable(start: number): void {
    if (this.#segment === null) return;
    const { normal, base } = this.#segment;
    const place = base + normal.original(start, start + 1).start;
    const at = this.#cells.lastFrom(place);
    if (at === this.#cell) return;
    this.#cell = at;
    this.#column = at < 0 ? NOBODYS : ownIn(this.#cells.header(at), this.#lexicon, this.#here.length);
  }

  #all(): Uint8Array {
    const all = new Uint8Array(this.#here.length);
    for (let at = 0; at < (this.#words?.count ?? 0); at++) for (const detector of this.#ofWord(at)) all[detector] = 1;
    return all;
  }

  #count(at: number, one: number): void {
    for (const detector of this.#ofWord(at)) this.#here[detector] = (this.#here[detector] as number) + one;
  }

  #ofWord(at: number): readonly number[] {
    return this.#lexicon.own[this.#words?.terms[at] as number] as readonly number[];
  }
}
