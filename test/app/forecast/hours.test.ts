import { expect, test } from "vitest";
import { hoursFrom, secondsFor } from "../../../src/app/forecast/hours.ts";
import { closedByDay } from "../../../src/graph/night.ts";

const HOUR = 3600;
const steady = { perSecond: 2, perDay: null };
const daily = { perSecond: 2, perDay: 100_000 };

test.each([
  ["nothing", 0, steady, 0],
  ["less than nothing", -5, steady, 0],
  ["a thousand", 1000, steady, 500],
  ["a day's worth", 100_000, daily, 50_000],
  ["one more than a day's worth", 100_001, daily, 24 * HOUR + 0.5],
  ["two days and a half", 250_000, daily, 2 * 24 * HOUR + 25_000],
  ["a limit of the day that never binds", 1_000_000, { perSecond: 2, perDay: 1_000_000 }, 500_000],
])("at any hour: %s", (_case, work, speed, seconds) => {
  expect(secondsFor(work, speed, null)).toBeCloseTo(seconds, 6);
});

const monday = hoursFrom(new Date("2026-11-30T19:00:00Z"), closedByDay);
const morning = hoursFrom(new Date("2026-11-30T09:00:00Z"), closedByDay);

test.each([
  ["within the first night", 10, monday, 10],
  ["one hour of the second night", 11, monday, 24 + 1],
  ["begun in the morning", 1, morning, 10 + 1],
  // Monday to Thursday give forty hours; Friday evening to Monday morning fifty-eight.
  ["into the weekend", 40 + 30, monday, 4 * 24 + 30],
  ["a whole week", 98, monday, 6 * 24 + 10],
  ["one hour of the next week", 99, monday, 7 * 24 + 1],
])("at night: %s", (_case, hours, open, expected) => {
  expect(secondsFor(hours * 2 * HOUR, steady, open) / HOUR).toBeCloseTo(expected, 6);
});

test("at night the limit of the day holds over the weekend", () => {
  const friday = hoursFrom(new Date("2026-11-27T19:00:00Z"), closedByDay);
  // A hundred and one thousand: fourteen hours at full speed, and the rest once the first hour is a day old.
  expect(secondsFor(101_000, daily, friday)).toBeGreaterThan(24 * HOUR - 1);
  expect(secondsFor(101_000, steady, friday)).toBeCloseTo(50_500, 6);
});
