/**
 * How many items of a service are sensitive, told from a sample: what is certain, and of the rest an exact interval.
 *
 * - What was read whole is certain: strata of few items, and what names or labels mark.
 * - Of the rest the items below the common rate are a simple random sample, of the size that it came to be: their share
 *   is told by the exact interval of `hypergeometric.ts`. What was read beyond that rate, in this scan or an earlier one,
 *   is certain, and may only narrow the interval.
 * - What was drawn and could not be read, or not whole and bears no finding in what was read, is not clean: the low bound counts it as without a finding, the high one as
 *   sensitive. Each bound holds at half the error for whatever it is in truth, so that the interval holds too.
 * - Places whose reading is not over, or where some was refused, are no random part of the service: they are left out of
 *   what is estimated and told as such; what was found there is added, as certain.
 */

import { boundsOf } from "./hypergeometric.ts";

/** What was drawn of a service, and what came of it. Sums alone. */
export interface SampleSum {
  /** Of strata read whole: items, those that bear a finding, those of which nothing is known, and those that are marked. */
  readonly whole: { items: number; sensitive: number; unknown: number; marked: number };
  /** Of the rest: items; those drawn at the common rate, with what they bear; those known beyond it. */
  readonly rest: {
    items: number;
    drawn: number;
    sensitive: number;
    unknown: number;
    readonly beyond: { sensitive: number; clean: number };
  };
  /** Of places that were not seen whole: how many, and what they hold. */
  readonly unseen: { places: number; items: number };
}

export function emptySample(): SampleSum {
  return {
    whole: { items: 0, sensitive: 0, unknown: 0, marked: 0 },
    rest: { items: 0, drawn: 0, sensitive: 0, unknown: 0, beyond: { sensitive: 0, clean: 0 } },
    unseen: { places: 0, items: 0 },
  };
}

export interface Estimate {
  readonly items: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
}

export interface SampleEstimate extends Estimate {
  /** The high bound if what could not be read were without a finding. */
  readonly highOfRead: number;
}

/** What is said of a sample. */
export interface SampleTold {
  /** Drawn at random, and out of how many. */
  readonly drawn: number;
  readonly outOf: number;
  /** Read whole: all, and those of them that names or labels mark. */
  readonly whole: number;
  readonly marked: number;
  /** Drawn or to be read whole, and not read, or in part without a finding; and the high bound without them, where anything can be said. */
  readonly unread: number;
  readonly highOfRead: number | null;
  readonly unseen: { readonly places: number; readonly items: number };
}

export function toldOf({ whole, rest, unseen }: SampleSum, estimate: SampleEstimate | null): SampleTold {
  return {
    drawn: rest.drawn,
    outOf: populationOf(rest),
    whole: whole.items,
    marked: whole.marked,
    unread: rest.unknown + Math.max(0, whole.unknown),
    highOfRead: estimate?.highOfRead ?? null,
    unseen,
  };
}

/** Things come while others are read: no fewer than were read. */
const populationOf = ({ items, drawn, beyond }: SampleSum["rest"]) =>
  Math.max(items, drawn + beyond.sensitive + beyond.clean);

/**
 * Null when nothing can be said: nothing was drawn of what is not read whole.
 *
 * @param sensitive all that are known to be sensitive: those outside of what was sampled are added to it.
 */
export function estimateOf(sum: SampleSum, sensitive: number, confidence: number): SampleEstimate | null {
  const { whole, rest } = sum;
  const { beyond } = rest;
  const population = populationOf(rest);
  if (population > 0 ? rest.drawn === 0 : whole.items === 0) return null;
  const certain = Math.max(whole.sensitive, sensitive - rest.sensitive - beyond.sensitive);
  const of = ({ unknown }: { readonly unknown: number }) => {
    const { drawn } = rest;
    const most = rest.sensitive + unknown;
    const { low, high } = boundsOf({ population, drawn, least: rest.sensitive, most }, confidence);
    // Nobody knows of those that were not looked at; what was read beyond the sample is known all the same.
    const least = rest.sensitive + beyond.sensitive;
    return {
      low: Math.max(least, low),
      high: Math.max(least, Math.min(high, population - (drawn - most) - beyond.clean)),
    };
  };
  const [bounds, read] = [of(rest), of({ unknown: 0 })];
  const share = rest.drawn === 0 ? 0 : rest.sensitive / rest.drawn;
  const items = Math.min(bounds.high, Math.max(bounds.low, Math.round(share * population)));
  return {
    items: certain + items,
    low: certain + bounds.low,
    high: certain + bounds.high + Math.max(0, whole.unknown),
    highOfRead: certain + read.high,
    confidence,
  };
}
