/** Statements and values as PostgreSQL takes them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBack, valuesFor, worded } from "../../../src/store/postgres/wording.ts";

describe("places for values", () => {
  test.each<[string, string, string, readonly string[] | null]>([
    ["in their order", "SELECT ? + ?", "SELECT $1 + $2", null],
    ["by number", "SELECT ?2, ?1, ?2", "SELECT $2, $1, $2", null],
    ["by name, the same one twice", "SELECT :b, :a, :b", "SELECT $1, $2, $1", ["b", "a"]],
    ["beside a cast", "SELECT ?::text, :a::int", "SELECT $1::text, $1::int", ["a"]],
    ["not in a text", "SELECT '?, :a, ''?''', ?", "SELECT '?, :a, ''?''', $1", null],
    ["not in a name", 'SELECT "a?:b", ?', 'SELECT "a?:b", $1', null],
    ["not in remarks", "SELECT ? -- why?\n/* :a ? */, ?", "SELECT $1 -- why?\n/* :a ? */, $2", null],
    ["none", "SELECT 1", "SELECT 1", null],
  ])("%s", (_what, text, expected, names) => expect(worded(text)).toEqual({ text: expected, names }));

  test("a value that nobody gave is told", () => {
    expect(() => valuesFor(worded("SELECT :a"), [{ b: 1 }])).toThrow("no value for :a");
  });
});

describe("texts", () => {
  const written = (text: string) => valuesFor(worded("SELECT ?"), [text])[0] as string;
  const odd = fc.string({ unit: fc.constantFrom("\0", "\u0001", "\u0002", "a", "é", "\u{1F600}"), maxLength: 8 });

  test("hold no U+0000, read back the same, and sort as they would have", () => {
    const bytes = (text: string) => Buffer.from(text, "utf8");
    fc.assert(
      fc.property(odd, odd, (one, other) => {
        expect(written(one)).not.toContain("\0");
        expect(readBack(written(one))).toBe(one);
        expect(Math.sign(Buffer.compare(bytes(written(one)), bytes(written(other))))).toBe(
          Math.sign(Buffer.compare(bytes(one), bytes(other))),
        );
      }),
    );
  });
});
