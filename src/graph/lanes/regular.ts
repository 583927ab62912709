/**
 * Whether refusals are regular. Whoever is always at a limit, as pauses are short, passes nothing below it that would
 * tell where it is; but what passes from one refusal to the next is then the same each time. Between accidents it is as
 * often little as much. The logarithm of the mean less the mean of the logarithms is 0 for the former and 0.58 for the
 * latter (Bartlett's test of a Poisson process: Cox and Lewis, The Statistical Analysis of Series of Events, 1966).
 */

import { above, type Refused } from "./stretch.ts";

/** Refusals that are looked at. */
const MANY = 10;
const REGULAR = 0.05;
/** Where less than that share of the limit passes between two of them, the service is ill. */
const WORTH = 0.03;

/** @param refused oldest first. @returns the lowest use at which it refused of late, if it was regular; else null. */
export function regularLimit(refused: readonly Refused[], least: number): number | null {
  if (refused.length < MANY) return null;
  const lately = refused.slice(-MANY);
  const between = lately.map((stretch) => above(stretch, "use", 0));
  const mean = meanOf(between);
  const limit = Math.min(...lately.map(({ at }) => at.use));
  if (limit < least || mean < WORTH * limit) return null;
  return Math.log(mean) - meanOf(between.map(Math.log)) < REGULAR ? limit : null;
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
