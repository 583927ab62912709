/** Differences as people read them: the largest one by one, the others together, whatever the order they were met in. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Difference } from "../../src/model/difference.ts";
import { openDifferences } from "../../src/plan/differences.ts";
import { runs } from "../runs.ts";

const drive = (id: string, told: number, counted: number): Difference => ({
  kind: "items",
  source: "drive",
  day: "2026-11-22",
  place: { service: "onedrive.files", id, name: `Nom ${id}` },
  told,
  counted,
  spaces: 1,
});
const all = (differences: readonly (Difference | null)[]) => {
  const open = openDifferences();
  for (const one of differences) open.add(one);
  return open;
};

test("few are told one by one, largest first; nothing is no row", () => {
  const rows = all([drive("a", 10, 5), null, drive("c", 90, 5), drive("b", 5, 10)]).rows();
  expect(rows.map(({ place }) => place?.id)).toEqual(["c", "a", "b"]);
});

test("of many, those beyond the largest are one row that adds them up", () => {
  const many = Array.from({ length: 1000 }, (_, index) => drive(String(index).padStart(4, "0"), 1000 + index, 0));
  const rows = all(many).rows();
  expect(rows).toHaveLength(51);
  expect(rows.slice(0, 2).map(({ told }) => told)).toEqual([1999, 1998]);
  expect(rows.at(-1)).toEqual({ ...drive("", 0, 0), place: null, told: 1_400_775, counted: 0, spaces: 950 });
  const [together] = all(many).together();
  expect(together).toEqual({ ...drive("", 0, 0), place: null, told: 1_499_500, counted: 0, spaces: 1000 });
});

test("the order in which they are met shows nowhere", () => {
  const some = Array.from({ length: 300 }, (_, index) => drive(`${index}`, 100 + (index % 7), 0));
  const expected = all(some).rows();
  fc.assert(
    fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
      expect(all(shuffled).rows()).toEqual(expected);
    }),
    { numRuns: runs(20) },
  );
});
