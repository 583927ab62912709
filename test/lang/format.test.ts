import { expect, test } from "vitest";
import { formatOf } from "../../src/lang/format.ts";
import type { Language } from "../../src/lang/index.ts";
import type { IsoDate } from "../../src/model/dates.ts";

test.each<[Language, number, string]>([
  ["fr", 0, "0\u00a0o"],
  ["fr", 999, "999\u00a0o"],
  ["fr", 1000, "1\u00a0Ko"],
  ["fr", 1_234_567, "1,2\u00a0Mo"],
  ["fr", 54_000_000_000, "54\u00a0Go"],
  ["fr", 7_500_000_000_000, "7,5\u00a0To"],
  ["fr", 12_000_000_000_000_000, "12\u202f000\u00a0To"],
  ["en", 1_234_567, "1.2\u00a0MB"],
])("%s: %i bytes", (language, bytes, expected) => {
  expect(formatOf(language).bytes(bytes)).toBe(expected);
});

test.each<[Language, string, string]>([
  ["fr", "2026-01-01", "1er janvier 2026"],
  ["fr", "2026-11-11", "11 novembre 2026"],
  ["en", "2026-01-01", "1 January 2026"],
])("%s: %s", (language, day, expected) => {
  expect(formatOf(language).day(day as IsoDate)).toBe(expected);
});

test("a day is that of Paris", () => {
  expect(formatOf("fr").instant("2026-06-30T22:30:00Z")).toBe("01/07/2026");
  expect(formatOf("en").instant("2026-06-30T22:30:00Z")).toBe("01 Jul 2026");
});

test("numbers, shares and lists as French writes them", () => {
  const { count, share, list } = formatOf("fr");
  expect(count(1_234_567)).toBe("1\u202f234\u202f567");
  expect(share(0.034)).toBe("3,4\u00a0%");
  expect(list(["a", "b", "c"])).toBe("a, b et c");
});

test.each<[Language, number, boolean]>([
  ["fr", 0, true],
  ["fr", 1, true],
  ["fr", 2, false],
  ["en", 0, false],
  ["en", 1, true],
])("%s says %i in the singular: %s", (language, value, one) => {
  expect(formatOf(language).one(value)).toBe(one);
});
