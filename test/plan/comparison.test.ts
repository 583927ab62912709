/** What is told of a walk and a row of a report that do not agree, and what is not. */

import { describe, expect, test } from "vitest";
import type { ReportSource } from "../../src/model/difference.ts";
import { NO_WEIGHT, type Weight } from "../../src/model/weight.ts";
import { beyond, differenceOf, totalDifferences } from "../../src/plan/comparison.ts";
import { tolerances } from "../doctrine/templates.ts";

const GIGA = 1_000_000_000;
const weighed = (some: Partial<Weight>): Weight => ({ ...NO_WEIGHT, key: "key", listed: 1, places: 1, ...some });
const told = (source: ReportSource, figures: Record<string, number | null>, weight: Partial<Weight>) => {
  const found = differenceOf({ source, day: "2026-11-22", figures }, weighed(weight), tolerances);
  return found === null ? null : `${found.kind}: ${found.told} and ${found.counted}`;
};

describe("files of a drive", () => {
  test.each<[string, Record<string, number | null>, Partial<Weight>, string | null]>([
    ["as many", { files: 9800 }, { items: 9800 }, null],
    ["far fewer counted", { files: 12_400 }, { items: 9800 }, "items: 12400 and 9800"],
    ["far more counted, none of them recent", { files: 9800 }, { items: 12_400 }, "items: 9800 and 12400"],
    ["far more counted, which were created since", { files: 9800 }, { items: 12_400, recent: 2600 }, null],
    [
      "more counted than what was created since",
      { files: 9800 },
      { items: 12_400, recent: 600 },
      "items: 9800 and 12400",
    ],
    [
      "what was created since explains no file that is missing",
      { files: 12_400 },
      { items: 9800, recent: 5000 },
      "items: 12400 and 9800",
    ],
    ["sections of notebooks, which the report counts", { files: 12_400 }, { items: 9800, apart: 2600 }, null],
    ["sections of notebooks, which it does not", { files: 9800 }, { items: 9800, apart: 2600 }, null],
    ["within the bound of a large drive", { files: 10_000 }, { items: 9900 }, null],
    ["past it", { files: 10_000 }, { items: 9899 }, "items: 10000 and 9899"],
    ["within that of a small one", { files: 6 }, { items: 4 }, null],
    ["past that of a small one", { files: 6 }, { items: 3 }, "items: 6 and 3"],
    ["nothing counted", { files: 300 }, { items: 0 }, "items: 300 and 0"],
    ["a report that does not tell the files", { files: null }, { items: 9800 }, null],
    ["a column that is missing", {}, { items: 9800 }, null],
    ["refused or cut short: its gap says it", { files: 12_400 }, { items: 3, shut: 1 }, null],
    ["no space at all: told otherwise", { files: 12_400 }, { places: 0 }, null],
    ["what cannot be counted", { files: 12_400 }, { items: 0, uncounted: 1 }, null],
    ["versions and the recycle bin", { files: 10, bytes: 19 * GIGA }, { items: 10, bytes: 10 * GIGA }, null],
    [
      "more than they are likely to weigh",
      { files: 10, bytes: 30 * GIGA },
      { items: 10, bytes: 10 * GIGA },
      `bytes: ${30 * GIGA} and ${10 * GIGA}`,
    ],
    [
      "heavier than the report",
      { files: 10, bytes: 8 * GIGA },
      { items: 10, bytes: 10 * GIGA },
      `bytes: ${8 * GIGA} and ${10 * GIGA}`,
    ],
    [
      "heavier by what changed since",
      { files: 10, bytes: 8 * GIGA },
      { items: 10, bytes: 10 * GIGA, recentBytes: 2 * GIGA },
      null,
    ],
    [
      "items first, sizes follow from them",
      { files: 90, bytes: 30 * GIGA },
      { items: 10, bytes: GIGA },
      "items: 90 and 10",
    ],
    ["sizes that Graph does not tell", { files: 10, bytes: 30 * GIGA }, { items: 10, unweighed: 1 }, null],
  ])("%s", (_case, figures, weight, expected) => expect(told("drive", figures, weight)).toBe(expected));
});

describe("other reports", () => {
  test.each<[string, ReportSource, Record<string, number>, Partial<Weight>, string | null]>([
    ["messages alone", "mailbox", { items: 4000 }, { items: 4000, apart: 900 }, null],
    ["calendars, contacts and hidden folders with them", "mailbox", { items: 4900 }, { items: 4000, apart: 900 }, null],
    ["more than all of them", "mailbox", { items: 9000 }, { items: 4000, apart: 900 }, "items: 9000 and 4900"],
    ["fewer than the messages", "mailbox", { items: 2000 }, { items: 4000, apart: 900 }, "items: 2000 and 4000"],
    ["two days of mail", "mailbox", { items: 4100 }, { items: 4000 }, null],
    ["a site and its pages", "site", { files: 120 }, { places: 3, items: 100, apart: 20 }, null],
    [
      "a site of which a library is missing",
      "site",
      { files: 120 },
      { places: 3, items: 60, apart: 20 },
      "items: 120 and 80",
    ],
    ["a team that has more than was posted in half a year", "team", { messages: 40 }, { items: 4000 }, null],
    ["a team that has fewer", "team", { messages: 400 }, { items: 40 }, "items: 400 and 40"],
    ["a team whose messages were not counted", "team", { messages: 400 }, { uncounted: 2 }, null],
  ])("%s", (_case, source, figures, weight, expected) => expect(told(source, figures, weight)).toBe(expected));
});

describe("whole reports, where names are concealed", () => {
  test.each<[string, Record<string, number>, Partial<Weight>, string[]]>([
    ["agree", { rows: 23_000, files: 1_000_000 }, { places: 23_000, items: 999_000 }, []],
    [
      "1,300 of 23,000",
      { rows: 23_000, files: 9_000 },
      { places: 1300, items: 9000 },
      ["total-spaces: 23000 and 1300"],
    ],
    [
      "every drive, half of the files",
      { rows: 100, files: 9000 },
      { places: 100, items: 4000 },
      ["total-items: 9000 and 4000"],
    ],
    [
      "half of the files, where some drives were refused",
      { rows: 100, files: 9000 },
      { places: 100, items: 4000, shut: 3 },
      [],
    ],
  ])("%s", (_case, figures, weight, expected) => {
    const found = totalDifferences({ source: "drive", day: null, figures }, weighed(weight), tolerances);
    expect(found.map((one) => `${one.kind}: ${one.told} and ${one.counted}`)).toEqual(expected);
  });
});

test.each([
  ["equal", 40, 40, null],
  ["one account of a small tenant", 40, 39, { told: 40, counted: 39 }],
  ["those who came while a large one was listed", 200_100, 200_000, null],
  ["23,000 told, 1,300 listed", 23_000, 1300, { told: 23_000, counted: 1300 }],
  ["no count", null, 40, null],
])("a list against its count: %s", (_case, count, listed, expected) =>
  expect(beyond(count, listed, tolerances.sources.users.rows)).toEqual(expected),
);
