/** Marks of cells and stamps of sheets: what survives a spreadsheet, and what tells a change. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { mark, markerOf, stampIn, stampText } from "../../src/export/control.ts";
import type { Entered } from "../../src/model/carry.ts";

const STAMP = { sheet: "plan", language: "fr", tenant: "abcde", day: "2026-11-30" };

test("a stamp is read as it was written, whatever people call their columns", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 }), (columns) => {
      expect(stampIn(stampText({ ...STAMP, columns }))).toEqual({ ...STAMP, columns });
    }),
  );
});

test.each([
  ["bascule:2:plan:fr:abcde:2026-11-30:name", "later"],
  ["bascule:plan", null],
  ["Bascule : le plan", null],
  ["bascule:1:plan", null],
  ["", null],
])("%s", (text, read) => expect(stampIn(text)).toBe(read));

test.each<[string, Entered | null, Entered | null]>([
  ["line ends and spaces", "a\r\nb  c ", "a\nb c"],
  ["what is not seen, and its code", "cloche\u0007 \u202e", "cloche\\u0007 \\u202e"],
  ["what a workbook cannot hold", "cloche\uffff", "cloche"],
  ["digits beyond the fifteenth", 0.1 + 0.2, 0.3],
  ["accents put together otherwise", "é", "e\u0301"],
  ["nothing and an empty text", null, ""],
  ["a text longer than a cell and what is left of it", "x".repeat(40_000), `${"x".repeat(32_766)}…`],
])("the same mark: %s", (_name, one, other) => expect(mark("name", one)).toBe(mark("name", other)));

test.each<[string, Entered | null, Entered | null]>([
  ["letters in another order", "ab", "ba"],
  ["another day", { day: "2026-11-30" }, { day: "2026-12-01" }],
  ["one more", 12, 13],
  ["a case", "Direction", "direction"],
])("another mark: %s", (_name, one, other) => expect(mark("name", one)).not.toBe(mark("name", other)));

test("the cells of a column have the marks that they would have by themselves, whatever stands above", () => {
  const value = fc.constantFrom<Entered | null>(
    null,
    "",
    "a",
    " a",
    "a ",
    1,
    "1",
    { day: "2026-11-30" },
    { day: "2026-12-01" },
  );
  // More sentences than are remembered, each said several times.
  const sentence = fc
    .nat(300)
    .map((wave) => `Vague ${wave}, du 11 janvier 2027 au 22\u00a0janvier 2027. Avec ce qui est au même compte.`);
  fc.assert(
    fc.property(fc.oneof(fc.array(value), fc.array(fc.oneof(value, sentence), { maxLength: 1000 })), (values) => {
      const marker = markerOf("name");
      expect(values.map(marker)).toEqual(values.map((each) => mark("name", each)));
    }),
  );
});
