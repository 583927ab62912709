/** The one scan: places come back to the original, any text is taken, and time grows with the text alone. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../src/detect/alphabet.ts";
import { detect } from "../../src/detect/detect.ts";
import { DETECTORS } from "../../src/detect/detectors/index.ts";
import { normalise } from "../../src/detect/normalise.ts";
import { documentOf, found } from "./found.ts";

const NIR = "2 69 05 49 588 000 43";

test("whatever stands before it, the place is the value's own", () => {
  const before = fc.array(
    fc.constantFrom("é", "e\u0301", "\u200b", "\r\n", "\u00a0", "&nbsp;", "Ⅷ", "İ", "😀", "x", " "),
  );
  fc.assert(
    fc.property(before, (pieces) => {
      expect(found(`${pieces.join("")} | NIR : ${NIR} |`)).toEqual([NIR]);
    }),
  );
});

test("folding keeps every character in its place", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(text).length === text.length));
});

test("normal text and its map agree at every place", () => {
  const unit = fc.constantFrom("a", "1", "\u200b", "\u00a0", "\r\n", "&#50;", "e\u0301", "３");
  fc.assert(
    fc.property(fc.array(unit), (pieces) => {
      const text = pieces.join("");
      const normal = normalise(text);
      for (let at = 0; at < normal.text.length; at++) {
        const { start, end } = normal.original(at, at + 1);
        expect(normalise(text.slice(start, end)).text).toBe(normal.text.charAt(at));
        expect(normal.place(start)).toBeLessThanOrEqual(at);
      }
    }),
  );
});

test("no text throws, and no place is outside it", () => {
  const text = fc.string({ unit: fc.constantFrom(..."0123456789AFRfr .-\n\tOlI€,&#;éSECRET"), maxLength: 400 });
  fc.assert(
    fc.property(text, (each) => {
      let last = 0;
      for (const { start, end } of detect(documentOf(each))) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(each.length);
        last = start;
      }
    }),
    { numRuns: 500 },
  );
});

describe("hostile texts of half a million characters end well within the test's time", () => {
  const SIZE = 500_000;
  test.each([
    ["one long word", "a".repeat(SIZE)],
    ["digits without end", "1".repeat(SIZE)],
    ["digits one by one", "1 ".repeat(SIZE / 2)],
    ["short words that begin like accounts", "FR ".repeat(SIZE / 3)],
    ["letters read as digits", "O0 ".repeat(SIZE / 3)],
    ["the word again and again", "SECRET ".repeat(SIZE / 7)],
    ["one label again and again", "SIREN 991234568 ".repeat(SIZE / 16)],
    ["base64", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0".repeat(SIZE / 36)],
    ["white space", " ".repeat(SIZE)],
    ["entities", "&#50;".repeat(SIZE / 5)],
    ["accents apart", "e\u0301".repeat(SIZE / 2)],
  ])("%s", (_case, text) => expect(detect(documentOf(text))).toBeDefined());
});

test("detectors have each an id and a French title of their own", () => {
  expect(new Set(DETECTORS.map(({ id }) => id)).size).toBe(DETECTORS.length);
  expect(new Set(DETECTORS.map(({ title }) => title)).size).toBe(DETECTORS.length);
});
