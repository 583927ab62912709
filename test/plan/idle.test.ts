/** The three bands of use: eve and morrow of each bound, as days are in Paris. */

import { expect, test } from "vitest";
import type { IsoDate } from "../../src/model/dates.ts";
import { usesOn } from "../../src/plan/idle.ts";

test.each([
  ["today", "2026-11-30", "2026-11-30T09:00:00Z", "recent"],
  ["three months ago to the day", "2026-11-30", "2026-08-30T10:00:00Z", "recent"],
  ["the day before", "2026-11-30", "2026-08-29T10:00:00Z", "idle"],
  ["the evening before in UTC, and the day itself in Paris", "2026-11-30", "2026-08-29T22:30:00Z", "recent"],
  ["a year ago to the day", "2026-11-30", "2025-11-30T10:00:00Z", "idle"],
  ["the day before that", "2026-11-30", "2025-11-29T10:00:00Z", "stale"],
  ["late that evening in UTC", "2026-11-30", "2025-11-29T23:30:00Z", "idle"],
  ["from 31 May, three months ago is the last of February", "2026-05-31", "2026-02-28T10:00:00Z", "recent"],
  ["and the day before is idle", "2026-05-31", "2026-02-27T10:00:00Z", "idle"],
  ["a day without an hour, as reports tell it", "2026-11-30", "2026-08-29", "idle"],
  ["after the day of the plan", "2026-11-30", "2027-01-01T00:00:00Z", "recent"],
  ["nothing told", "2026-11-30", null, "unknown"],
  ["no day", "2026-11-30", "yesterday", "unknown"],
])("%s", (_case, asOf, last, use) => {
  expect(usesOn(asOf as IsoDate)(last)).toBe(use);
});
