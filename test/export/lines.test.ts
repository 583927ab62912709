/** A line of findings is what JSON says of it, whatever its names hold. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { findingJson } from "../../src/export/lines.ts";
import { CATEGORIES, CONFIDENCES } from "../../src/model/finding.ts";
import { printableJson } from "../../src/model/unseen.ts";

const sign = fc.oneof(
  fc.constantFrom(
    "a",
    "é",
    " ",
    '"',
    "\\",
    "/",
    "\n",
    "\t",
    "\u0000",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u00ad",
    "\u202e",
  ),
  fc.constantFrom("\u200b", "\u2028", "\ud800", "\udc00", "\u02ff", "\u0300", "’", "€", "😀", "日"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);
const text = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(""));
const line = fc.record({
  container: text,
  service: fc.constantFrom("teams.files", "exchange.mail"),
  item: fc.option(text),
  name: fc.option(text),
  detector: text,
  category: fc.constantFrom(...CATEGORIES),
  count: fc.nat(),
  confidence: fc.constantFrom(...CONFIDENCES),
});

test("a line of findings is JSON of its keys in order", () => {
  const check = fc.property(line, (told) => {
    expect(findingJson(told)).toBe(`${printableJson(told)}\n`);
  });
  fc.assert(check, { numRuns: 500 });
});
