/** Waves beyond those that the first page has room for: one line, from their first day to their last. */

import { expect, test } from "vitest";
import { summary } from "../../src/export/sheets/summary.ts";
import { viewOf } from "../../src/export/view.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import type { PlanWave } from "../../src/model/plan.ts";
import type { DatedWave } from "../../src/model/schedule.ts";
import { book } from "./book.ts";

const day = (text: string) => parseDay(text) as IsoDate;
const DATED: readonly (readonly [string, string])[] = [
  ["2027-03-01", "2027-03-05"],
  ["2027-02-01", "2027-04-30"],
  ["2027-03-08", "2027-03-12"],
];

/** Eleven waves, then three, the second of which waits for a choice where `waiting` says so. */
function beyond(last: readonly (readonly [string | null, string | null])[], waiting = false): readonly unknown[] {
  const days = [...Array<readonly [string, string]>(11).fill(["2027-01-04", "2027-01-08"]), ...last];
  const waves = days.map(([start, end], index): PlanWave => {
    const [from, to] = [start === null ? null : day(start), end === null ? null : day(end)];
    return { id: index + 1, key: `move/${index}`, name: "Vague", containers: 3, bytes: 5, start: from, end: to };
  });
  const [sample] = book.timetable.waves;
  const timetable = waves.map(({ id }) => ({ ...sample, id, stage: waiting && id === 13 ? "decide" : "move" }));
  const plan = { ...book.plan, waves };
  const view = viewOf({ ...book, plan, timetable: { ...book.timetable, waves: timetable as DatedWave[] } }, "fr");
  const line = summary.lines(view).find(([first]) => /^3 autres vagues/.test(String(first?.value)));
  return (line ?? []).slice(3).map(({ value }) => (value instanceof Date ? value.toISOString().slice(0, 10) : value));
}

test.each<[string, Parameters<typeof beyond>, readonly unknown[]]>([
  ["all dated", [DATED], ["2027-02-01", "2027-04-30"]],
  ["one without a day", [[...DATED.slice(0, 2), [null, null]]], ["à fixer", "à fixer"]],
  [
    "one that waits for a choice",
    [[...DATED.slice(0, 1), [null, null], ...DATED.slice(2)], true],
    ["2027-03-01", "2027-03-12"],
  ],
  ["none dated", [[...Array<readonly [null, null]>(3).fill([null, null])]], ["à fixer", "à fixer"]],
])("%s", (_case, given, expected) => expect(beyond(...given)).toEqual(expected));
