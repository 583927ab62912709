/**
 * What the tenant's second state changes where Graph offers no delta: of the rows, pages, tasks and messages of a
 * place the second is gone, the first has been rewritten and now holds a value, and one has come.
 */

import { CARRIERS } from "../prose.ts";
import { randomOf } from "../random.ts";
import type { Ground } from "./sites-ground.ts";

export const LATER = "2026-10-30T09:00:00Z";

/** Numbers of the things in a place; places of one or two things are left as they were. */
export function numbersIn(ground: Ground, count: number): readonly number[] {
  const before = Array.from({ length: count }, (_, d) => d);
  return ground.state === 0 || count < 3 ? before : [...before.filter((d) => d !== 1), count];
}

interface Written {
  readonly text: string;
  readonly values: readonly string[];
  readonly detectors: readonly string[];
}

/** What the first of a place says since it was rewritten; null for the others and before. */
export function rewritten(ground: Ground, key: string, d: number, count: number): Written | null {
  if (ground.state === 0 || d !== 0 || count < 3) return null;
  const { text, value } = CARRIERS.nir(randomOf(ground.seed, "rewritten", key));
  return { text, values: [value], detectors: ["nir"] };
}
