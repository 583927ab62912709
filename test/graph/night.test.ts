/** Nights and weekends of Paris, over changes of the clock. */

import { expect, test } from "vitest";
import { closedByDay } from "../../src/graph/night.ts";

const HOUR = 3_600_000;

test.each([
  ["a Monday at noon in winter", "2026-01-12T11:00:00Z", 8],
  ["a Monday at noon in summer", "2026-07-13T10:00:00Z", 8],
  ["a quarter before eight", "2026-01-12T18:45:00Z", 0.25],
  ["eight sharp", "2026-01-12T19:00:00Z", 0],
  ["midnight", "2026-01-12T23:00:00Z", 0],
  ["a minute before six", "2026-01-13T04:59:00Z", 0],
  ["six sharp", "2026-01-13T05:00:00Z", 14],
  ["Friday night", "2026-01-16T22:00:00Z", 0],
  ["Saturday at noon", "2026-01-17T11:00:00Z", 0],
  ["Sunday at noon", "2026-01-18T11:00:00Z", 0],
  ["Monday before six", "2026-01-19T04:00:00Z", 0],
  ["the morning after summer time ended", "2026-10-26T05:30:00Z", 13.5],
])("%s", (_case, instant, hours) => expect(closedByDay(Date.parse(instant))).toBe(hours * HOUR));
