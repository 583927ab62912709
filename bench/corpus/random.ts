/**
 * Chance that can be played again: a name gives the whole sequence (xmur3 and sfc32, both in the public domain:
 * https://github.com/bryc/code/blob/master/jshash/PRNGs.md).
 */

export interface Random {
  /** From 0 to less than 1. */
  next(): number;
  /** Both ends may come. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** As often as its weight, its first member, says. */
  weighted<T extends readonly [number, ...unknown[]]>(list: readonly T[]): T;
  digits(count: number): string;
  letters(count: number, alphabet?: string): string;
}

export function randomOf(seed: string): Random {
  let [a, b, c, d] = statesOf(seed);
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const item = list[between(0, list.length - 1)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const weighted = <T extends readonly [number, ...unknown[]]>(list: readonly T[]): T => {
    let left = next() * list.reduce((sum, [weight]) => sum + weight, 0);
    for (const item of list) {
      left -= item[0];
      if (left < 0) return item;
    }
    return pick(list);
  };
  const many = (count: number, alphabet: string) =>
    Array.from({ length: count }, () => alphabet.charAt(between(0, alphabet.length - 1))).join("");
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick,
    weighted,
    digits: (count) => many(count, "0123456789"),
    letters: (count, alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ") => many(count, alphabet),
  };
}

function statesOf(seed: string): [number, number, number, number] {
  let hash = 1779033703 ^ seed.length;
  for (let at = 0; at < seed.length; at++) {
    hash = Math.imul(hash ^ seed.charCodeAt(at), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const state = () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
  return [state(), state(), state(), state()];
}
