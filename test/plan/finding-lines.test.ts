import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Category, Confidence } from "../../src/model/finding.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { type Found, findingLines, restrictedLines } from "../../src/plan/finding-lines.ts";

const found = (
  container: string,
  item: string | null,
  detector: string,
  category: Category,
  some: { service?: ServiceId; name?: string; count?: number; confidence?: Confidence } = {},
): Found => ({
  service: some.service ?? "sharepoint.documents",
  container,
  item,
  name: some.name ?? null,
  finding: { detector, category, count: some.count ?? 1, confidence: some.confidence ?? "high" },
});
const nir = (container: string, item: string | null, some = {}) =>
  found(container, item, "nir", "citizen-personal-data", some);
const phone = (container: string, item: string | null, some = {}) => found(container, item, "phone", "contact", some);
const marking = (container: string, item: string | null, some = {}) =>
  found(container, item, "marking", "marked-document", some);

/** An item of a page each. */
const pagesOf = (given: readonly Found[]) =>
  given.reduce<Found[][]>((pages, one) => {
    const last = pages.at(-1);
    if (last?.[0]?.item === one.item && last?.[0]?.container === one.container) last.push(one);
    else pages.push([one]);
    return pages;
  }, []);

const lines = async (given: readonly Found[]) => (await Array.fromAsync(findingLines(pagesOf(given)))).flat();
const told = async (given: readonly Found[]) =>
  (await lines(given)).map(({ container, item, detector, name }) => [container, item, detector, name]);

describe("lines", () => {
  test.each([
    ["contact details alone have no line", [phone("a", "1")], []],
    [
      "contact details beside another finding have one",
      [nir("a", "1"), phone("a", "1")],
      [
        ["a", "1", "nir", null],
        ["a", "1", "phone", null],
      ],
    ],
    ["contact details in a space's name have none", [phone("a", null)], []],
    ["a value in a space's name has no item", [nir("a", null, { name: "[nir]" })], [["a", null, "nir", null]]],
    ["a file has its name", [nir("a", "1", { name: "paie.xlsx" })], [["a", "1", "nir", "paie.xlsx"]]],
    [
      "a file of a personal drive has none",
      [nir("a", "1", { name: "paie.xlsx", service: "onedrive.files" })],
      [["a", "1", "nir", null]],
    ],
    ["a message has none", [nir("a", "1", { name: "Objet", service: "exchange.mail" })], [["a", "1", "nir", null]]],
    [
      "a marking has neither place nor name, and comes after the items of its space",
      [marking("a", "1", { name: "plan.docx" }), nir("a", "1", { name: "plan.docx" }), nir("a", "2"), nir("b", "3")],
      [
        ["a", "1", "nir", "plan.docx"],
        ["a", "2", "nir", null],
        ["a", null, "marking", null],
        ["b", "3", "nir", null],
      ],
    ],
    [
      "two marked items are two lines, alike",
      [marking("a", "1"), marking("a", "2")],
      [
        ["a", null, "marking", null],
        ["a", null, "marking", null],
      ],
    ],
  ])("%s", async (_case, given, expected) => expect(await told(given)).toEqual(expected));
});

test("keys stand in the contract's order", async () => {
  const [line] = await lines([nir("a", "1", { name: "x" })]);
  expect(Object.keys(line ?? {})).toEqual([
    "container",
    "service",
    "item",
    "name",
    "detector",
    "category",
    "count",
    "confidence",
  ]);
});

test("the security officer's file has the places, and nothing else", async () => {
  const given = [marking("a", "1", { name: "plan.docx" }), nir("a", "1"), marking("b", null)];
  const places = (await Array.fromAsync(restrictedLines([given])))
    .flat()
    .map(({ container, item, name }) => [container, item, name]);
  expect(places).toEqual([
    ["a", "1", "plan.docx"],
    ["b", null, null],
  ]);
});

test("where a marking stands cannot be told from the lines", async () => {
  const items = fc.uniqueArray(fc.constantFrom("1", "2", "3", "4", "5"), { minLength: 2 });
  await fc.assert(
    fc.asyncProperty(items, fc.nat(), async (ids, at) => {
      const sorted = ids.toSorted();
      const with_ = (marked: string | undefined) =>
        sorted.flatMap((id) => [...(id === marked ? [marking("a", id)] : []), nir("a", id)]);
      expect(await told(with_(sorted[at % sorted.length]))).toEqual(await told(with_(sorted[0])));
    }),
  );
});
