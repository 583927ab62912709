import { describe, expect, test } from "vitest";
import type { IsoDate } from "../../src/model/dates.ts";
import { isOpenedAfter } from "../../src/model/evidence.ts";
import { CreationCount } from "../../src/plan/evidence.ts";

const [ENGAGED, TEXT] = ["2021-07-05" as IsoDate, "2021-09-15" as IsoDate];

function counted(...created: readonly (string | null)[]) {
  const count = new CreationCount(ENGAGED, TEXT);
  for (const instant of created) count.see("team", instant);
  return count.created.find(({ kind }) => kind === "team");
}

describe("days are those of Paris", () => {
  test.each<[string, string | null, "before" | "between" | "after" | "unknown"]>([
    ["the eve of the day", "2021-07-04T12:00:00Z", "before"],
    ["the last instant before it", "2021-07-04T21:59:59Z", "before"],
    ["its first instant, still the eve in UTC", "2021-07-04T22:00:00Z", "between"],
    ["the day itself", "2021-07-05T12:00:00Z", "between"],
    ["the day of the text", "2021-09-15T12:00:00Z", "between"],
    ["the last instant of that day", "2021-09-15T21:59:59.999Z", "between"],
    ["the first instant after it", "2021-09-15T22:00:00Z", "after"],
    ["today", "2026-11-30T09:00:00Z", "after"],
    ["none", null, "unknown"],
    ["no instant at all", "soon", "unknown"],
  ])("%s", (_case, created, where) => {
    expect(counted(created)).toMatchObject({ before: 0, between: 0, after: 0, unknown: 0, [where]: 1 });
  });
});

test("the curve is by month of Paris, the first day is told, and the order changes nothing", () => {
  const days = ["2021-06-30T22:30:00Z", "2019-03-02T08:00:00Z", "2021-07-31T12:00:00Z", null];
  expect(counted(...days)).toEqual(counted(...days.toReversed()));
  expect(counted(...days)).toMatchObject({
    first: "2019-03-02",
    months: [
      { month: "2019-03", created: 1 },
      { month: "2021-07", created: 2 },
    ],
  });
});

test.each<[string, string | null, "move-now" | "derogable" | "review", boolean]>([
  ["a closed service, the day after the text", "2021-09-16T08:00:00Z", "move-now", true],
  ["a closed service, its own day", "2021-09-15T08:00:00Z", "move-now", false],
  ["a service open to derogation", "2022-01-01T08:00:00Z", "derogable", false],
  ["a service that waits for a choice", "2022-01-01T08:00:00Z", "review", false],
  ["a closed service, no day known", null, "move-now", false],
])("%s", (_case, created, label, expected) => {
  expect(isOpenedAfter(created, label, TEXT)).toBe(expected);
});
