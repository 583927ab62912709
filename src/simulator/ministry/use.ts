/**
 * How long the places of the pretend ministry have been quiet. Most are in use, some have not been for months, and a few for
 * more than a year: what a team, its site and its channels tell of themselves agrees. Told from the last day of the ministry
 * (`END`), not from this machine's, so that the same ministry gives the same plan.
 */

import { randomOf } from "../random.ts";
import { END } from "./files-nodes.ts";
import type { Ground } from "./sites-ground.ts";
import { CHANNEL, GROUP, type Place } from "./sites-places.ts";

const DAY = 86_400_000;

/** Shares of the places, and the days for which they have been quiet. No place is younger than the longest. */
const BANDS = [
  { until: 0.64, least: 3, most: 60 },
  { until: 0.86, least: 100, most: 320 },
  { until: 1, least: 400, most: 490 },
] as const;

/** Of tenants cut to measure. */
const EVEN = 40;

/** Days, before the last of the ministry. */
export function quietOf({ seed, shape }: Ground, { kind, a, sub }: Pick<Place, "kind" | "a" | "sub">): number {
  if (shape !== null) return EVEN;
  const random = randomOf(seed, "quiet", kind === CHANNEL ? GROUP : kind, a, sub);
  const drawn = random.next();
  const { least, most } = BANDS.find(({ until }) => drawn < until) ?? BANDS[2];
  return least + random.int(most - least);
}

/** The instant of its last sign of life. */
export function lastSign(ground: Ground, place: Pick<Place, "kind" | "a" | "sub">): string {
  return `${new Date(END - quietOf(ground, place) * DAY).toISOString().slice(0, 19)}Z`;
}
