/**
 * Whether refusals show a limit, and where. A limit refuses by how much is in use: rarely below it, and hardly anything
 * passes above. An accident strikes anything alike, and the more is spent at some use the oftener it strikes there. So
 * much the likelier as the refusals are under the former than under the latter, so much is shown: the ratio of
 * likelihoods of a Poisson process of one rate and of one that changes at the limit (a scan statistic: Kulldorff, A
 * spatial scan statistic, 1997, https://doi.org/10.1080/03610929708831995).
 *
 * No count of refusals or of time is asked for, so that pauses, however long, make no difference.
 */

import { type Look, levelOf, type Refused } from "./stretch.ts";

/** So many natural units of information show it: three refusals within three hundredths of one another, or more that are not so near. */
const SHOWN = 8.2;
/** With less than that, nothing speaks for a limit any more. */
const REFUTED = 2.5;
/** So much less is shown by what is left when the first ones are left out. */
const ANOTHER = 3;
/** Fewer show nothing, and refute nothing. */
const FEW = 3;
/** Longer than a service that counts fixed spans can take to refuse: that one keeps tokens. */
const WINDOWS = 2.5;

/** So many refusals are regular if they are told apart from chance by so little; each of them with that share of the limit between. */
const MANY = 10;
const REGULAR = 0.05;
const WORTH = 0.03;

export interface Evidence {
  readonly kind: "shown" | "doubtful" | "refuted";
  /** The lowest use at which it refused, as the stretches have it; of no use where it is refuted. */
  readonly limit: number;
  /** The last refusal is one of those. */
  readonly again: boolean;
}

/**
 * @param refused oldest first. @param least no limit is sought below. The limit may have become another: what began with
 * any one of them may tell more than all.
 */
export function evidenceOf(refused: readonly Refused[], least: number): Evidence {
  let best: Weighed = { weight: 0, limit: Number.POSITIVE_INFINITY, again: false };
  for (let from = refused.length - 2; from >= 0; from -= 1) {
    const lately = refused.slice(from);
    for (const { spans, at } of lately) {
      for (const look of ["use", "rate"] as const) {
        if (at[look] < least || (look === "rate" && spans <= WINDOWS)) continue;
        const found = weighed(lately, look, levelOf(at[look]) - 1);
        const weight = found.weight - (from === 0 ? 0 : ANOTHER);
        if (weight > best.weight) best = { ...found, weight };
      }
    }
  }
  const regular = regularLimit(refused.slice(-MANY), least);
  if (regular !== null) return { kind: "shown", limit: regular, again: true };
  const { weight, limit, again } = best;
  return {
    kind: weight >= SHOWN ? "shown" : weight < REFUTED && refused.length >= FEW ? "refuted" : "doubtful",
    limit,
    again,
  };
}

interface Weighed {
  readonly weight: number;
  readonly limit: number;
  readonly again: boolean;
}

/** How much likelier it is that they refuse from that level on, and hardly below, than that they refuse anywhere. */
function weighed(refused: readonly Refused[], look: Look, level: number): Weighed {
  let [all, above, timesAbove, limit, again] = [0, 0, 0, Number.POSITIVE_INFINITY, false];
  for (const stretch of refused) {
    all += stretch.above(look, 0);
    above += stretch.above(look, level);
    again = levelOf(stretch.at[look]) >= level;
    if (!again) continue;
    timesAbove += 1;
    limit = Math.min(limit, stretch.at[look]);
  }
  const below = all - above;
  const timesBelow = refused.length - timesAbove;
  if (timesAbove * below <= timesBelow * above) return { weight: 0, limit, again };
  const weight = likelihood(timesAbove, above) + likelihood(timesBelow, below) - likelihood(refused.length, all);
  return { weight, limit, again };
}

function likelihood(times: number, units: number): number {
  return times === 0 ? 0 : times * Math.log(times / units);
}

/**
 * Whoever is always at a limit, as pauses are short, passes nothing below it that would tell. But what passes from one
 * refusal to the next is then the same each time, and between accidents it is as often little as much: the logarithm of
 * the mean less the mean of the logarithms (Bartlett's test of a Poisson process) is 0 for the former, 0.58 for the latter.
 * Where next to nothing passes, the service is ill.
 */
function regularLimit(refused: readonly Refused[], least: number): number | null {
  if (refused.length < MANY) return null;
  const between = refused.map((stretch) => stretch.above("use", 0));
  const mean = meanOf(between);
  const limit = Math.min(...refused.map(({ at }) => at.use));
  if (limit < least || mean < WORTH * limit) return null;
  return Math.log(mean) - meanOf(between.map(Math.log)) < REGULAR ? limit : null;
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
