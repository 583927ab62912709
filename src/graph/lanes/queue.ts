/**
 * Those who wait at one door, served in turn by whom they wait for: a collector that asks much keeps no other waiting.
 * Of those who wait for the same, what was begun first goes first: a task is finished before another one is begun, and
 * a scan that is killed has little in hand.
 */

export class FairQueue<T extends { readonly turn: number }> {
  /** Whose turn is next stands first. */
  readonly #byName = new Map<string, T[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(name: string, ticket: T): void {
    const line = this.#byName.get(name);
    if (line === undefined) this.#byName.set(name, [ticket]);
    else line.splice(line.findLastIndex(({ turn }) => turn <= ticket.turn) + 1, 0, ticket);
    this.#size += 1;
  }

  /** The first of each asker, in turn. */
  *firsts(): Generator<T> {
    for (const [first] of this.#byName.values()) if (first !== undefined) yield first;
  }

  /** The first of that asker has gone; its next one waits until the others had theirs. */
  shift(name: string): void {
    const line = this.#byName.get(name);
    if (line?.shift() === undefined) return;
    this.#size -= 1;
    this.#byName.delete(name);
    if (line.length > 0) this.#byName.set(name, line);
  }

  /** Everybody who waits, and nobody waits any more. */
  empty(): readonly T[] {
    const all = [...this.#byName.values()].flat();
    this.#byName.clear();
    this.#size = 0;
    return all;
  }

  remove(name: string, ticket: T): void {
    const line = this.#byName.get(name);
    const at = line?.indexOf(ticket) ?? -1;
    if (line === undefined || at === -1) return;
    line.splice(at, 1);
    this.#size -= 1;
    if (line.length === 0) this.#byName.delete(name);
  }
}
