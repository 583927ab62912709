/**
 * Links that one walk of a list has followed, in a memory that does not grow with it. The last ones tell a short ring
 * at once; a longer one is met by a link kept from before, renewed each time that the walk is twice as long
 * (R. P. Brent, “An improved Monte Carlo factorization algorithm”, 1980).
 */

const REMEMBERED = 256;

export class Followed {
  #last: string[] = [];
  #kept: string | null = null;
  #since = 0;
  #until = 1;

  add(link: string): void {
    this.#last.push(link);
    if (this.#last.length > REMEMBERED) this.#last.shift();
    this.#since += 1;
    if (this.#since < this.#until) return;
    this.#kept = link;
    this.#since = 0;
    this.#until *= 2;
  }

  has(link: string): boolean {
    return link === this.#kept || this.#last.includes(link);
  }
}
