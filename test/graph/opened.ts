/** Lanes as a connection opens them, on a clock of the test's own. */

import type { Clock } from "../../src/graph/clock.ts";
import { Gauges } from "../../src/graph/lanes/gauges.ts";
import { type Lanes, openLanes } from "../../src/graph/lanes/lanes.ts";
import type { Pace } from "../../src/model/limits.ts";
import { limitTable } from "../../src/store/limits.ts";

export const table = limitTable();

/** @param patience milliseconds: nobody waits at a door for longer. */
export function lanesOn(clock: Clock, pace: Pace = "full", patience = Number.POSITIVE_INFINITY): Lanes {
  return openLanes(clock, table, new Gauges(table, clock, pace), { patience });
}
