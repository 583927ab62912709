/** A door with a number of places. Those who wait are served in the order in which they came, by weight. */

export class Turnstile {
  readonly #places: number;
  #taken = 0;
  readonly #waiting: { weight: number; admit: () => void }[] = [];

  constructor(places: number) {
    this.#places = places;
  }

  get idle(): boolean {
    return this.#taken === 0 && this.#waiting.length === 0;
  }

  /** Resolves with the way out once that many places are free; a weight above all places takes them all. */
  enter(weight: number, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const wanted = Math.min(weight, this.#places);
    return new Promise((resolve, reject) => {
      const ticket = {
        weight: wanted,
        admit: () => {
          signal?.removeEventListener("abort", leaveQueue);
          resolve(this.#wayOut(wanted));
        },
      };
      const leaveQueue = () => {
        this.#waiting.splice(this.#waiting.indexOf(ticket), 1);
        reject(signal?.reason);
        this.#serve();
      };
      signal?.addEventListener("abort", leaveQueue, { once: true });
      this.#waiting.push(ticket);
      this.#serve();
    });
  }

  #wayOut(weight: number): () => void {
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#taken -= weight;
      this.#serve();
    };
  }

  #serve(): void {
    for (let next = this.#waiting[0]; next && this.#taken + next.weight <= this.#places; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#taken += next.weight;
      next.admit();
    }
  }
}
