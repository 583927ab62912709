/**
 * For whom requests stand at the doors. Whoever has some waiting gains nothing by asking more: it would only have more
 * in hand, which a process that is killed has to ask again.
 */
export class Crowd {
  readonly #waiting = new Map<string, number>();

  /** True while requests of this asker wait for a place or for a limit. */
  of(name: string): boolean {
    return this.#waiting.has(name);
  }

  async waiting<T>(name: string, enter: () => Promise<T>): Promise<T> {
    this.#waiting.set(name, (this.#waiting.get(name) ?? 0) + 1);
    try {
      return await enter();
    } finally {
      const left = (this.#waiting.get(name) ?? 1) - 1;
      if (left > 0) this.#waiting.set(name, left);
      else this.#waiting.delete(name);
    }
  }
}
