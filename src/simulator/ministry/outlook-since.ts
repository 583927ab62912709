/**
 * What happened by the tenant's second state to the things of a folder, a calendar or a contact folder: some written
 * again, some gone, some moved elsewhere, some come. By a share of them when one is stated, else a few in every place.
 */

import { randomOf } from "../random.ts";
import type { Ground } from "./sites-ground.ts";

export interface Since {
  readonly rewritten: ReadonlySet<number>;
  readonly gone: ReadonlySet<number>;
  readonly moved: ReadonlySet<number>;
  /** How many have come; they are numbered on. */
  readonly added: number;
}

const NOTHING: Since = { rewritten: new Set(), gone: new Set(), moved: new Set(), added: 0 };
const KINDS = 4;

/** @param place keys that no other place has. @param count of its things in the first state. */
export function sinceIn(
  { seed, state, changes }: Pick<Ground, "seed" | "state" | "changes">,
  place: readonly (string | number)[],
  count: number,
): Since {
  if (state === 0 || count === 0) return NOTHING;
  if (changes === null) return aFew(count);
  const met: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let d = 0; d < count; d++) {
    const drawn = randomOf(seed, "since", ...place, d).next();
    if (drawn < changes) met[Math.min(KINDS - 1, Math.floor((drawn / changes) * KINDS))]?.push(d);
  }
  const [rewritten, gone, moved, added] = met;
  return { rewritten: new Set(rewritten), gone: new Set(gone), moved: new Set(moved), added: added.length };
}

function aFew(count: number): Since {
  if (count < 3) return { ...NOTHING, added: 1 };
  const moved = new Set(count > 4 ? [2, 3] : []);
  return { rewritten: new Set([0]), gone: new Set([1]), moved, added: 2 };
}

/** Numbers of what is there now: what was, but for what is gone or moved, and what has come. */
export function numbersSince(count: number, { gone, moved, added }: Since): readonly number[] {
  const before = Array.from({ length: count }, (_, d) => d).filter((d) => !gone.has(d) && !moved.has(d));
  return [...before, ...Array.from({ length: added }, (_, more) => count + more)];
}

/** What moves nowhere is written again where it is. */
export function unmoved({ rewritten, moved, ...rest }: Since): Since {
  return { ...rest, rewritten: new Set([...rewritten, ...moved]), moved: new Set() };
}
