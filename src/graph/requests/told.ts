/**
 * What the pages of one walk told, in a memory that does not grow with it: links may be ever new and lead round and
 * round all the same. A short ring brings nothing new for as many pages as are remembered; a longer one comes by a run
 * of pages kept from before, renewed each time that the walk is twice as long (Brent, as in `followed.ts`).
 */

import { hash } from "node:crypto";

const REMEMBERED = 256;

/** A list comes no further that brings nothing new for so many pages running; empty ones are counted apart. */
const MOST_STALE = 20;

/** One page may come again far from where it was; so many running, and so often, do not. */
const [RUN, MOST_ROUNDS] = [4, 2];

export class Told {
  readonly #last = new Set<string>();
  #run: readonly string[] = [];
  #kept: string | null = null;
  #since = 0;
  #until = 1;
  #stale = 0;
  #rounds = 0;

  /** @param rows of a page, as they came. @returns true when a page told the same before, as far as is remembered. */
  add(rows: readonly unknown[]): boolean {
    if (rows.length === 0) return false;
    const digest = digestOf(rows);
    const again = this.#last.delete(digest);
    this.#last.add(digest);
    for (const oldest of this.#last) {
      if (this.#last.size <= REMEMBERED) break;
      this.#last.delete(oldest);
    }
    this.#stale = again ? this.#stale + 1 : 0;
    this.#round(digest);
    return again;
  }

  /** The list goes on for ever. */
  get endless(): boolean {
    return this.#stale >= MOST_STALE || this.#rounds >= MOST_ROUNDS;
  }

  #round(digest: string): void {
    this.#run = [...this.#run, digest].slice(-RUN);
    const run = this.#run.join();
    this.#since += 1;
    if (run === this.#kept && this.#since > REMEMBERED) this.#rounds += 1;
    if (this.#since < this.#until) return;
    this.#kept = run;
    this.#since = 0;
    this.#until *= 2;
  }
}

/** How many rows, and the ids of the first and the last, are enough to know a page again; of rows without ids, all of them. */
function digestOf(rows: readonly unknown[]): string {
  const [first, last] = [idOf(rows[0]), idOf(rows.at(-1))];
  const known = first === null || last === null ? rows : [rows.length, first, last];
  return hash("sha1", JSON.stringify(known), "base64");
}

function idOf(row: unknown): string | null {
  return typeof row === "object" && row !== null && "id" in row && typeof row.id === "string" ? row.id : null;
}
