import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Entered, plainOf } from "../src/model/carry.ts";
import { addMonths, dayOf, type IsoDate, parisDay, parseDay } from "../src/model/dates.ts";
import { isSensitive } from "../src/model/finding.ts";
import { scopeOf, unmatched } from "../src/model/scope.ts";
import { VERSION } from "../src/model/version.ts";

test("the program tells the package's version", () => {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  expect(VERSION).toBe((JSON.parse(text) as { version: string }).version);
});

test.each([
  ["2021-01-31", 1, "2021-02-28"],
  ["2024-01-31", 1, "2024-02-29"],
  ["2021-07-05", 12, "2022-07-05"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2021-11-30", 3, "2022-02-28"],
])("%s + %i months = %s", (from, months, to) => expect(addMonths(from as IsoDate, months)).toBe(to));

test.each(["2021-02-29", "2021-00-10", "2021-1-1", "20210915", "2021-09-15T00:00:00Z", ""])(
  "« %s » is no day",
  (text) => expect(parseDay(text)).toBeNull(),
);

test.each([
  ["2026-06-30T21:59:59Z", "2026-06-30"],
  ["2026-06-30T22:00:00Z", "2026-07-01"],
  ["2026-12-31T23:00:00Z", "2027-01-01"],
])("at %s the day in Paris is %s", (instant, day) => {
  expect(parisDay(new Date(instant))).toBe(day);
  expect(dayOf(instant)).toBe(day);
});

test.each([
  ["2022-03-04T21:59:59.999Z", "2022-03-04"],
  ["2022-03-04T22:00:00Z", "2022-03-04"],
  ["2022-07-04T22:00:00Z", "2022-07-05"],
  ["2022-03-04T23:30:00+05:00", "2022-03-04"],
  ["2022-03-04T02:00:00+05:00", "2022-03-03"],
  ["2022-12-31T23:00:00Z", "2023-01-01"],
  ["2022-03-04", "2022-03-04"],
  ["2022-13-04T09:00:00Z", null],
  ["2022-03-04T24:10:00Z", null],
  ["2022-03-04T09:60:00Z", null],
  ["0001-01-01T00:00:00Z", null],
  ["1601-01-01T00:00:00Z", null],
  ["1900-01-01T00:00:00Z", null],
  ["1970-01-01T00:00:00Z", null],
  ["1970-03-01T00:00:00Z", "1970-03-01"],
  ["hier", null],
  [null, null],
])("of %s the day in Paris is %s", (instant, day) => expect(dayOf(instant)).toBe(day));

const lists = (some: Partial<Record<"include" | "exclude" | "excludeContent", string[]>>) =>
  scopeOf({ include: [], exclude: [], excludeContent: [], ...some });

test.each([
  ["everything without a list", lists({}), ["a@x.fr"], true],
  ["an address, whatever its case", lists({ include: ["A@X.fr"] }), ["id-1", "a@x.FR"], true],
  ["another address", lists({ include: ["a@x.fr"] }), ["b@x.fr"], false],
  ["a domain", lists({ include: ["@x.fr"] }), ["b@x.fr"], true],
  ["a domain written with a star", lists({ include: ["*@x.fr"] }), ["b@x.fr"], true],
  ["a domain that ends alike", lists({ include: ["@x.fr"] }), ["b@yx.fr"], false],
  [
    "a site below",
    lists({ include: ["https://t.sharepoint.com/sites/drh/"] }),
    ["https://t.sharepoint.com/sites/DRH/paie"],
    true,
  ],
  [
    "a site beside",
    lists({ include: ["https://t.sharepoint.com/sites/drh"] }),
    ["https://t.sharepoint.com/sites/drh2"],
    false,
  ],
  ["excluded wins over included", lists({ include: ["@x.fr"], exclude: ["b@x.fr"] }), ["b@x.fr"], false],
  ["nameless things under --include", lists({ include: ["@x.fr"] }), [null], false],
])("scope: %s", (_case, scope, names, expected) => expect(scope.includes(names)).toBe(expected));

test("content is closed by its own list, not by the others", () => {
  const scope = lists({ excludeContent: ["dpo@x.fr"] });
  expect([scope.readsContent(["dpo@x.fr"]), scope.includes(["dpo@x.fr"]), scope.readsContent(["a@x.fr"])]).toEqual([
    false,
    true,
    true,
  ]);
});

test.each([
  ["contact", "high", "medium", false],
  ["citizen-personal-data", "low", "medium", false],
  ["citizen-personal-data", "low", "low", true],
  ["marked-document", "medium", "high", false],
  ["credential", "high", "high", true],
] as const)("a finding of %s at %s, asked %s: sensitive is %s", (category, confidence, least, expected) =>
  expect(isSensitive({ detector: "x", category, count: 1, confidence }, least)).toBe(expected),
);

test("entries that name nobody are left, those that name somebody are not", () => {
  const entries = ["A@x.fr", "b@x.fr", "@y.fr", "*@z.fr", "https://t/sites/drh/", "https://t/sites/dsi", " id-1 "];
  const lists = unmatched(entries);
  lists.see(["id-1", "a@x.FR", null]);
  lists.see(["id-2", "c@y.fr"]);
  lists.see(["site", "https://t/sites/DRH/paie"]);
  lists.see(["other", "https://t/sites/dsi2"]);
  expect(lists.left()).toEqual(["b@x.fr", "*@z.fr", "https://t/sites/dsi"]);
});

test.each<[Entered | null, string]>([
  [null, ""],
  ["Direction des achats", "Direction des achats"],
  [" À  déplacer\r\nsans\u00a0attendre\u202f! ", "À déplacer sans attendre !"],
  ["e\u0301te\u0301", "été"],
  ["\u212b", "å".toUpperCase()],
  ["deux\u0000 mots\u0085", "deux\\u0000 mots\\u0085"],
  ["Ｄ Œuvre ’", "Ｄ Œuvre ’"],
  [`${"a ".repeat(20_000)}fin`, "a ".repeat(15_000).trim()],
  [0.1 + 0.2, "0.3"],
  [-12, "-12"],
  [1_234_567_890_123_456, "1234567890123460"],
  [{ day: "2026-11-22" }, "2026-11-22"],
])("%j is compared as %j", (value, plain) => expect(plainOf(value)).toBe(plain));
