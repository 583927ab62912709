/**
 * What the tenant's second state changes outside of libraries and mailboxes: of the rows, pages and tasks of a place
 * the second is gone, the first has been rewritten and now holds a value, and one has come. Where a share is stated,
 * a third of it each is drawn among all of them instead.
 */

import { CARRIERS } from "../prose.ts";
import { randomOf } from "../random.ts";
import type { Ground } from "./sites-ground.ts";

export const LATER = "2026-10-30T09:00:00Z";

type Fate = "gone" | "rewritten" | null;

/** What becomes of a thing by the second state, whatever the state is. */
export function fateOf({ seed, changes }: Ground, key: string, d: number, count: number): Fate {
  if (changes === null) return count < 3 ? null : d === 1 ? "gone" : d === 0 ? "rewritten" : null;
  const drawn = randomOf(seed, "fate", key, d).next();
  return drawn < changes / 3 ? "gone" : drawn < (2 * changes) / 3 ? "rewritten" : null;
}

/** How many come by the second state. */
export function comingTo({ seed, changes }: Ground, key: string, count: number): number {
  if (changes === null) return count < 3 ? 0 : 1;
  return Math.floor((count * changes) / 3 + randomOf(seed, "coming", key).next());
}

/** Numbers of the things in a place; places of one or two things are left as they were unless a share is stated. */
export function numbersIn(ground: Ground, key: string, count: number): readonly number[] {
  const before = upTo(0, count);
  if (ground.state === 0) return before;
  const left = before.filter((d) => fateOf(ground, key, d, count) !== "gone");
  return [...left, ...upTo(count, comingTo(ground, key, count))];
}

/** Numbers of those that are gone, rewritten or new in the second state. */
export function changedIn(ground: Ground, key: string, count: number): readonly number[] {
  const changed = upTo(0, count).filter((d) => fateOf(ground, key, d, count) !== null);
  return [...changed, ...upTo(count, comingTo(ground, key, count))];
}

const upTo = (from: number, count: number) => Array.from({ length: count }, (_, step) => from + step);

interface Written {
  readonly text: string;
  readonly values: readonly string[];
  readonly detectors: readonly string[];
}

/** What a thing says since it was rewritten; null for the others and before. */
export function rewritten(ground: Ground, key: string, d: number, count: number): Written | null {
  if (ground.state === 0 || d >= count || fateOf(ground, key, d, count) !== "rewritten") return null;
  const { text, value } = CARRIERS.nir(randomOf(ground.seed, "rewritten", key, d));
  return { text, values: [value], detectors: ["nir"] };
}
