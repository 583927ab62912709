/**
 * How many have to be drawn of a population for the exact interval to be as narrow as wanted, whatever is found: one half
 * of each is the worst case. Pure.
 */

import { boundsOf } from "./hypergeometric.ts";

/** As the configuration wants it: half the width of the interval, as a share of the population, and its confidence. */
export interface Precision {
  readonly halfWidth: number;
  readonly confidence: number;
}

/** Above this a population is as good as endless. */
const ENDLESS = 1e12;

/** The smallest such sample. */
export function enoughOf(population: number, precision: Precision): number {
  const finite = Math.min(population, ENDLESS);
  let [low, high] = [1, Math.min(finite, mostFor(precision))];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (isEnough(finite, middle, precision)) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, high);
}

/**
 * Enough of a population without end: no exact bound is wider than Hoeffding's, but for the step from one number to the
 * next. Source: W. Hoeffding, « Probability inequalities for sums of bounded random variables », JASA 58 (1963), section 6.
 */
function mostFor({ halfWidth, confidence }: Precision): number {
  return Math.ceil((Math.log(2 / (1 - confidence)) / 2 / halfWidth + 2) / halfWidth);
}

function isEnough(population: number, drawn: number, { halfWidth, confidence }: Precision): boolean {
  return [Math.floor(drawn / 2), Math.ceil(drawn / 2)].every((found) => {
    const { low, high } = boundsOf({ population, drawn, least: found, most: found }, confidence);
    return (high - low) / 2 <= halfWidth * population;
  });
}

/** Of the standard normal law: 99 in a hundred lie below. */
const MOSTLY = 2.3264;

/**
 * The chance with which each is drawn by itself, so that enough of them are in 99 samples of a hundred: how many one
 * draws in this way is itself a matter of chance.
 */
export function rateOf(population: number, precision: Precision): number {
  if (population <= 0) return 1;
  const enough = enoughOf(population, precision);
  const spread = Math.sqrt(enough * (1 - enough / population));
  return Math.min(1, (enough + MOSTLY * spread) / population);
}
