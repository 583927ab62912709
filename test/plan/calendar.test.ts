import { describe, expect, test } from "vitest";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Closing } from "../../src/model/schedule.ts";
import { calendarOf, NoWorkingDay } from "../../src/plan/calendar.ts";

const day = (text: string) => text as IsoDate;
const closing = (from: string, to: string): Closing => ({ from: day(from), to: day(to), why: null });

describe("the first working day from a day on", () => {
  test.each<[string, string, string]>([
    ["a Monday", "2027-01-11", "2027-01-11"],
    ["a Saturday", "2027-01-09", "2027-01-11"],
    ["a Sunday", "2027-01-10", "2027-01-11"],
    ["1 January, a Friday", "2027-01-01", "2027-01-04"],
    ["Easter Monday", "2027-03-29", "2027-03-30"],
    ["Ascension, a Thursday", "2027-05-06", "2027-05-07"],
    ["Whit Monday", "2027-05-17", "2027-05-18"],
    ["14 July, a Wednesday", "2027-07-14", "2027-07-15"],
    ["15 August, a Sunday: no other day is free for it", "2027-08-16", "2027-08-16"],
    ["1 November, a Monday", "2027-11-01", "2027-11-02"],
    ["Easter Monday of the year whose Easter is the day of summer time", "2024-04-01", "2024-04-02"],
    ["Ascension of that year", "2024-05-09", "2024-05-10"],
    ["the last day of a year before a holiday", "2026-12-31", "2026-12-31"],
    ["29 February", "2028-02-29", "2028-02-29"],
  ])("%s", (_case, given, expected) => {
    expect(calendarOf("metropole", []).from(day(given))).toBe(expected);
  });
});

test.each<[string, string, string]>([
  ["Good Friday", "2027-03-26", "2027-03-30"],
  ["26 December, a Saturday that year", "2027-12-26", "2027-12-27"],
  ["26 December 2028, a Tuesday", "2028-12-26", "2028-12-27"],
])("Alsace and Moselle have two more: %s", (_case, given, expected) => {
  expect(calendarOf("alsace-moselle", []).from(day(given))).toBe(expected);
});

describe("so many working days", () => {
  test.each<[string, string, number, readonly Closing[], string]>([
    ["one", "2027-01-11", 1, [], "2027-01-11"],
    ["five, a week", "2027-01-11", 5, [], "2027-01-15"],
    ["six, over a week-end", "2027-01-11", 6, [], "2027-01-18"],
    ["five, from a Saturday", "2027-01-09", 5, [], "2027-01-15"],
    ["ten in May, with three holidays", "2027-05-03", 10, [], "2027-05-18"],
    ["five, with a closing in their midst", "2027-01-11", 5, [closing("2027-01-12", "2027-01-13")], "2027-01-19"],
    [
      "one, where closings overlap",
      "2027-01-11",
      1,
      [closing("2027-01-04", "2027-01-13"), closing("2027-01-12", "2027-01-15")],
      "2027-01-18",
    ],
  ])("%s", (_case, from, days, closings, last) => {
    expect(calendarOf("metropole", closings).lastOf(day(from), days)).toBe(last);
  });
});

test("the next one after a day", () => {
  expect(calendarOf("metropole", []).after(day("2027-01-15"))).toBe("2027-01-18");
});

test("closings that leave no day at all are told, not searched for ever", () => {
  const calendar = calendarOf("metropole", [closing("2000-01-01", "2999-12-31")]);
  expect(() => calendar.from(day("2027-01-11"))).toThrow(NoWorkingDay);
});

test.each(["Pacific/Noumea", "Pacific/Auckland", "America/Santiago", "Europe/Paris", "UTC", "Pacific/Kiritimati"])(
  "a day is the same wherever the machine stands: %s",
  (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      const calendar = calendarOf("metropole", []);
      const asked = ["2024-04-01", "2025-04-21", "2026-05-14", "2026-05-25", "2027-07-14", "2029-04-02"];
      expect(asked.map((given) => calendar.from(day(given)))).toEqual([
        ...["2024-04-02", "2025-04-22", "2026-05-15", "2026-05-26", "2027-07-15", "2029-04-03"],
      ]);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  },
);
