/**
 * Whether refusals show a limit, and where. A limit refuses by how much is in use: rarely below it, and hardly anything
 * passes above. An accident strikes anything alike, and the more is spent at some use the oftener it strikes there. So
 * much the likelier as the refusals are under the former than under the latter, so much is shown: the ratio of
 * likelihoods of a Poisson process of one rate and of one that changes at the limit (a scan statistic: Kulldorff, A
 * spatial scan statistic, 1997, https://doi.org/10.1080/03610929708831995).
 *
 * No count of refusals or of time is asked for, so that pauses, however long, make no difference.
 */

import { regularLimit } from "./regular.ts";
import { above, type Look, levelOf, type Refused } from "./stretch.ts";

/** So many natural units of information show it: three or four refusals within some hundredths of one another, or more that are not so near. */
const SHOWN = 8.2;
/** With less than that, nothing speaks for a limit any more. */
const REFUTED = 2.5;
/** So much less is shown by what is left when the first ones are left out. */
const ANOTHER = 3;
/** Fewer show nothing, and refute nothing. */
const FEW = 3;
/** Longer than a service that counts fixed spans can take to refuse: that one keeps tokens. */
const WINDOWS = 2.5;

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
  const regular = regularLimit(refused, least);
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
  let [all, higher, timesAbove, limit, again] = [0, 0, 0, Number.POSITIVE_INFINITY, false];
  for (const stretch of refused) {
    all += above(stretch, look, 0);
    higher += above(stretch, look, level);
    again = levelOf(stretch.at[look]) >= level;
    if (!again) continue;
    timesAbove += 1;
    limit = Math.min(limit, stretch.at[look]);
  }
  const below = all - higher;
  const timesBelow = refused.length - timesAbove;
  if (timesAbove * below <= timesBelow * higher) return { weight: 0, limit, again };
  const weight = likelihood(timesAbove, higher) + likelihood(timesBelow, below) - likelihood(refused.length, all);
  return { weight, limit, again };
}

function likelihood(times: number, units: number): number {
  return times === 0 ? 0 : times * Math.log(times / units);
}
