/** Where several detectors fit one place: more than a guess first, then the longest and most checked. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apart, type Judged } from "../../src/detect/overlap.ts";
import { judged } from "./found.ts";

type Confidence = Judged["confidence"];
const at = (start: number, end: number, rank: number, confidence: Confidence = "high"): Judged => ({
  detector: `d${rank}`,
  category: "contact",
  start,
  end,
  confidence,
  rank,
});
const places = (spans: readonly Judged[]) => apart(spans).map(({ start, end, rank }) => `${start}-${end} d${rank}`);

describe("spans", () => {
  test.each([
    ["nothing", [], []],
    ["one", [at(0, 5, 1)], ["0-5 d1"]],
    ["apart, whatever their order", [at(10, 15, 2), at(0, 5, 1)], ["0-5 d1", "10-15 d2"]],
    ["side by side", [at(0, 5, 1), at(5, 9, 2)], ["0-5 d1", "5-9 d2"]],
    ["one inside another", [at(0, 14, 1), at(0, 9, 2)], ["0-14 d1"]],
    ["the same place: the first of the register", [at(0, 9, 3), at(0, 9, 2)], ["0-9 d2"]],
    ["the same place twice", [at(0, 9, 2), at(0, 9, 2)], ["0-9 d2"]],
    ["a guess of a better rank gives way", [at(0, 9, 1, "low"), at(0, 9, 2, "medium")], ["0-9 d2"]],
    ["two guesses: the register", [at(0, 9, 2, "low"), at(0, 9, 1, "low")], ["0-9 d1"]],
    ["medium of a better rank stays before high", [at(0, 9, 1, "medium"), at(0, 9, 2, "high")], ["0-9 d1"]],
    ["one detector at two confidences", [at(0, 9, 1, "medium"), at(2, 9, 1, "high")], ["2-9 d1"]],
    ["a chain: what the winner leaves is free", [at(0, 6, 2), at(4, 10, 1), at(9, 14, 3)], ["4-10 d1"]],
    ["a chain whose middle loses", [at(0, 6, 1), at(4, 10, 3), at(9, 14, 2)], ["0-6 d1", "9-14 d2"]],
    ["a short one before a long one's end", [at(0, 20, 3), at(1, 3, 1), at(5, 8, 2)], ["1-3 d1", "5-8 d2"]],
  ])("%s", (_case, spans, expected) => expect(places(spans)).toEqual(expected));
});

test("what is kept is apart, ascending, and what is left out touches one that is kept", () => {
  const span = fc
    .tuple(
      fc.nat(60),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(5),
      fc.constantFrom<Confidence[]>("low", "medium", "high"),
    )
    .map(([start, length, rank, confidence]) => at(start, start + length, rank, confidence));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
      const kept = apart(spans);
      expect(kept.every(({ start }, index) => start >= (kept[index - 1]?.end ?? 0))).toBe(true);
      const touched = spans.every((one) => kept.some((other) => one.start < other.end && other.start < one.end));
      expect(touched).toBe(true);
    }),
  );
});

test("a chain of 20,000 spans that each touch the next ends well within the test's time", () => {
  const chain = Array.from({ length: 20_000 }, (_each, index) => at(index * 5, index * 5 + 9, index % 7));
  expect(apart(chain).length).toBeGreaterThan(5000);
});

describe("in texts", () => {
  test.each([
    ["a SIREN in its SIRET", "SIRET 991 234 568 00012", ["high siret"]],
    ["a SIREN in its VAT number", "TVA FR40 303 265 045", ["high vat"]],
    ["a RIB in its IBAN", "RIB / IBAN FR48 9999 9012 3401 2345 6789 A41", ["high iban"]],
    ["a tax number in a NIR", "NIR 2 69 05 49 588 000 43", ["high nir"]],
    ["an e-mail in an address with a password", "ftp://camille:Tr0ub4dor@ftp.example.com", ["high secret"]],
  ])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
});
