/** What a service's spaces add up to: an empty one counts, one that was shut does not, and silence is no zero. */

import { expect, test } from "vitest";
import { GAP_CAUSES, INCOMPLETE_CAUSES } from "../../src/model/gap.ts";
import { add, emptySum } from "../../src/plan/sums.ts";
import { coverageOf, isShut, type Told, volumeOf } from "../../src/plan/told.ts";
import { gap, told } from "./memory-store.ts";

const NONE = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;

function sumOf(all: readonly Told[]) {
  const sum = emptySum();
  for (const each of all) add(sum, each, coverageOf(each, NONE), []);
  return sum;
}

test.each(GAP_CAUSES)("an empty space with a gap for cause %s counts, unless it could not be seen", (cause) => {
  const space = told("onedrive.files", "d", { items: 0, bytes: 0, gaps: [gap("onedrive.files", cause)] });
  const shut = INCOMPLETE_CAUSES.has(cause);
  expect(isShut(space)).toBe(shut);
  expect(volumeOf(space)).toEqual(shut ? { items: null, bytes: null } : { items: 0, bytes: 0 });
  expect(sumOf([space]).volume.containers).toBe(shut ? 0 : 1);
});

test("the causes that make a scan incomplete are those of the contract", () => {
  expect([...INCOMPLETE_CAUSES].sort()).toEqual(["forbidden", "given-up", "locked"]);
});

test("a space without a sensitive item is no sensitive space", () => {
  const sum = sumOf([
    told("onedrive.files", "a", { items: 3, bytes: 9, itemsRead: 3, sensitiveItems: 2 }),
    told("onedrive.files", "b", { items: 3, bytes: 9, itemsRead: 3 }),
    told("onedrive.files", "c", { items: 3, bytes: 9, itemsRead: 3, sensitiveItems: 1 }),
  ]);
  expect([sum.sensitiveContainers, sum.sensitiveItems, sum.itemsRead]).toEqual([2, 3, 9]);
});

test.each<[string, (number | null)[], number | null]>([
  ["known alone", [2, 3], 5],
  ["unknown alone", [null, null], null],
  ["unknown, then known", [null, 3], 3],
  ["known, then unknown", [2, null], 2],
  ["nothing, known to be so", [0], 0],
])("items of %s", (_, items, total) => {
  const spaces = items.map((each, at) => told("teams.chat", `c${at}`, { items: each, bytes: null }));
  expect(sumOf(spaces).volume).toEqual({ containers: items.length, items: total, bytes: null });
});
