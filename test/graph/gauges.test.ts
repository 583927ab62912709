/** Which limits are kept, and how large each is, by the table and by the tenant. */

import { expect, test } from "vitest";
import { Gauges } from "../../src/graph/lanes/gauges.ts";
import { placeOf } from "../../src/graph/lanes/place.ts";
import { tollsOf } from "../../src/graph/lanes/ways.ts";
import { directoryUnits, sharepointTier } from "../../src/model/limits.ts";
import { table } from "./opened.ts";
import { quickClock } from "./tenant.ts";

const gaugesOf = (pace: "full" | "sustained" | "night" = "full") => new Gauges(table, quickClock(), pace);

test("Teams is asked for 83 % of each of its numbers, as sustained load is cut there", () => {
  for (const perSecond of [1, 4, 20, 30]) {
    expect(gaugesOf().teamsRow(perSecond, perSecond).amount).toBeCloseTo(0.83 * perSecond, 6);
    expect(gaugesOf().teamsEach("", perSecond).amount).toBeCloseTo(0.83 * perSecond, 6);
  }
});

test("what a drive costs is spent of the minute and of the day", () => {
  const gauges = gaugesOf();
  const path = "/drives/d1/root/delta";
  const { tenant } = tollsOf(table, gauges, path, placeOf(path), 2);
  expect(tenant).toEqual([
    { gauge: gauges.sharepointDay, cost: 2 },
    { gauge: gauges.sharepointMinute, cost: 2 },
  ]);
});

test.each([
  [900, 500],
  [4000, 4000],
  [60_000, 80_000],
])("a tenant of %d licences and %d people has the row of the table that is for it", (licences, people) => {
  const gauges = gaugesOf();
  const smallest = gauges.sharepointMinute.amount;
  gauges.resize({ licences, people });
  const { minute, day } = sharepointTier(table, licences);
  expect(gauges.sharepointMinute.amount).toBe(minute);
  expect(gauges.directory.amount).toBe(directoryUnits(table, people));
  expect(minute).toBeGreaterThanOrEqual(smallest);
  expect(gauges.sharepointDay.wait(day)).toBe(0);
  gauges.sharepointDay.take(day);
  expect(gauges.sharepointDay.wait(1)).toBeGreaterThan(23 * 3_600_000);
});

test("a sustained pace spends no more in a minute than can be kept up all day", () => {
  const gauges = gaugesOf("sustained");
  gauges.resize({ licences: 900, people: 900 });
  const { minute, day } = sharepointTier(table, 900);
  expect(gauges.sharepointMinute.amount).toBe(Math.min(minute, day / 1440));
});
