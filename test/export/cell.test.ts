/** Text and days from a tenant, made safe for a cell. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellText, dayCell, startsLikeFormula } from "../../src/export/cell.ts";

describe("text made safe for a cell", () => {
  test.each([
    ["plain text stays", "Direction des achats", "Direction des achats"],
    ["line ends and tabs stay", "a\nb\tc", "a\nb\tc"],
    [
      "signs that are not seen are shown",
      "cloche\u0007 nul\u0000 \u202egauche",
      "cloche\\u0007 nul\\u0000 \\u202egauche",
    ],
    ["half of a pair is replaced", "a\ud800b", "a\ufffdb"],
    ["what XML has no room for goes", "a\ufffeb\uffffc", "abc"],
    ["an escape that a workbook would read is written as text", "Ma_x0020_liste", "Ma_x005F_x0020_liste"],
    ["an underscore alone stays", "a_b_x12_c", "a_b_x12_c"],
  ])("%s", (_, given, expected) => {
    expect(cellText(given)).toBe(expected);
  });

  test("a text longer than a cell ends with an ellipsis", () => {
    const text = cellText("é".repeat(40_000));
    expect(text).toHaveLength(32_767);
    expect(text.endsWith("…")).toBe(true);
  });

  test("whatever the text, XML takes it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const clean = cellText(text);
        expect(clean.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 refuses
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }),
    );
  });
});

test.each([
  ["=1+1", true],
  ["+33", true],
  ["-2", true],
  ["@tous", true],
  ["\tdécalé", true],
  ["\rretour", true],
  ["\nligne", true],
  [" \u00a0=1", true],
  ['"=1', true],
  ["＝1", true],
  ["＠SUM(1)", true],
  ["budget = 3", false],
  ["", false],
])("%j begins as a formula does: %s", (text, expected) => {
  expect(startsLikeFormula(text)).toBe(expected);
});

test.each([
  ["2026-11-22", "2026-11-22T00:00:00.000Z"],
  ["2026-11-22T23:59:59Z", "2026-11-22T00:00:00.000Z"],
])("the day of %s", (text, expected) => {
  expect(dayCell(text)?.toISOString()).toBe(expected);
});

test.each([null, "0001-01-01T00:00:00Z", "", "no day"])("%j is no date", (text) => expect(dayCell(text)).toBeNull());
