/** Cells of workbooks that were damaged in every way: either all of them, or why not; never a throw. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfSerial } from "../../src/text/cells/value.ts";
import { readCells } from "../../src/text/cells.ts";
import { MANNERS, packed, type SavedSheet } from "../app/saved-workbooks.ts";
import { runs } from "../runs.ts";
import { mutated, plans } from "./mutations.ts";

const SHEETS: readonly SavedSheet[] = [
  {
    name: "Plan",
    rows: new Map([
      [1, ["Titre"]],
      [4, ["bascule:1:plan:fr:abcde:2026-11-30:name", "Identifiant"]],
      [6, ["é <&> “”", 12.5, { day: "2027-01-15" }, true, { formula: "1+1", cached: 2 }]],
    ]),
    notes: { A6: "vu" },
  },
];
const PACKAGES = Object.values(MANNERS).map((manner) => packed(SHEETS, manner));

test("a damaged workbook gives cells or a reason", async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.nat({ max: PACKAGES.length - 1 }), async (plan, at) => {
      const strings: string[] = [];
      const bytes = mutated(PACKAGES[at] as Uint8Array, plan, PACKAGES);
      const shared = { add: (text: string) => void strings.push(text), at: (index: number) => strings[index] };
      const trouble = await readCells({ name: "plan.xlsx", bytes }, shared, { sheet: () => {}, row: () => {} });
      expect(trouble === null || typeof trouble.code === "string").toBe(true);
    }),
    { numRuns: runs(60) },
  );
});

test.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [61, false, "1900-03-01"],
  [46_461, false, "2027-03-15"],
  [46_461.5, false, "2027-03-15T12:00"],
  [44_999, true, "2027-03-15"],
  [0, true, "1904-01-01"],
])("serial %s, from 1904 %s: %s", (serial, from1904, day) => expect(dayOfSerial(serial, from1904)).toEqual({ day }));

test.each([0, -1, 2_958_466, Number.NaN])("serial %s is no day", (serial) =>
  expect(dayOfSerial(serial, false)).toBeNull(),
);
