import { describe, expect, test } from "vitest";
import { drawnIn, ratesOf } from "../../../src/app/scan/sampling.ts";
import type { Draw } from "../../../src/model/records.ts";
import { MARKED } from "../../../src/model/stratum.ts";
import { enoughOf } from "../../../src/plan/sample-size.ts";

const PRECISION = { halfWidth: 0.02, confidence: 0.95 };
const drive = { id: "d", type: "library" };
const draw = (some: Partial<Draw> = {}): Draw => ({
  kind: "draw",
  id: "sharepoint.documents",
  scan: 1,
  seed: "seed",
  rate: 0.25,
  strata: {},
  ...some,
});
const files = Array.from({ length: 4000 }, (_, index) => ({
  id: `item-${index}`,
  name: "a.docx",
  modified: "2021-03-01",
}));
const KIND = "library document small 2020";

describe("rates", () => {
  const large = { docs: 600_000, sheets: 400_000 };

  test("one for all, by which enough are drawn", () => {
    const { rate, strata } = ratesOf(new Map(Object.entries(large)), PRECISION);
    expect(rate * 1_000_000).toBeGreaterThan(enoughOf(1_000_000, PRECISION));
    expect(strata).toEqual({ docs: { items: 600_000, rate }, sheets: { items: 400_000, rate } });
  });

  test.each([
    ["so few that chance would miss them are read whole", { few: 12 }, { few: 1 }],
    ["of some a share that chance would most often give none of", { some: 850 }, { some: 0.1 }],
    [
      "what is marked is read whole, however much, and is none of the population",
      { [MARKED]: 90_000 },
      { [MARKED]: 1 },
    ],
  ])("%s", (_case, more, rates) => {
    const alone = ratesOf(new Map(Object.entries(large)), PRECISION);
    const { rate, strata } = ratesOf(new Map(Object.entries({ ...large, ...more })), PRECISION);
    expect(rate / alone.rate).toBeCloseTo(1, 2);
    for (const [kind, expected] of Object.entries(rates)) expect(strata[kind]?.rate).toBeCloseTo(expected, 2);
  });

  test("kinds of few add a tenth at most to what is drawn, and one of each", () => {
    const kinds = new Map(Array.from({ length: 200 }, (_, kind) => [`kind ${kind}`, kind < 100 ? 40 : 10_000]));
    const { rate, strata } = ratesOf(kinds, PRECISION);
    const drawn = Object.values(strata).reduce((sum, { items, rate: own }) => sum + items * own, 0);
    const population = [...kinds.values()].reduce((sum, items) => sum + items, 0);
    expect(drawn).toBeLessThanOrEqual(rate * population * 1.1 + kinds.size);
  });

  test("are the same whatever the order in which kinds were met", () => {
    const kinds = Object.entries({ ...large, few: 12, some: 850, [MARKED]: 9 });
    const told = JSON.stringify(ratesOf(new Map(kinds), PRECISION));
    expect(JSON.stringify(ratesOf(new Map(kinds.toReversed()), PRECISION))).toBe(told);
  });

  test("of nothing there is nothing to draw", () => expect(ratesOf(new Map(), PRECISION).strata).toEqual({}));
});

describe("an item is drawn", () => {
  test("by the seed and its own place and id alone", () => {
    const isDrawn = drawnIn(draw(), drive);
    const drawn = files.filter((file) => isDrawn(file, false) !== null);
    expect(drawn.length / files.length).toBeCloseTo(0.25, 1);
    const again = drawnIn(draw(), drive);
    expect(files.toReversed().filter((file) => again(file, false) !== null)).toEqual(drawn.toReversed());
    for (const other of [drawnIn(draw({ seed: "other" }), drive), drawnIn(draw(), { ...drive, id: "e" })])
      expect(files.filter((file) => other(file, false) !== null)).not.toEqual(drawn);
  });

  test("still, at a higher rate: what was read yesterday is read today", () => {
    const [lower, higher] = [drawnIn(draw(), drive), drawnIn(draw({ rate: 0.4 }), drive)];
    for (const file of files) if (lower(file, false) !== null) expect(higher(file, false)).not.toBeNull();
  });

  test("beyond the common rate where its kind is of few; all of it, where it is of fewer still", () => {
    const few = drawnIn(draw({ strata: { [KIND]: { items: 9, rate: 0.75 } } }), drive);
    const by = Map.groupBy(files, (file) => few(file, false));
    expect((by.get("common")?.length ?? 0) / files.length).toBeCloseTo(0.25, 1);
    expect((by.get("beyond")?.length ?? 0) / files.length).toBeCloseTo(0.5, 1);
    const all = drawnIn(draw({ strata: { [KIND]: { items: 9, rate: 1 } } }), drive);
    expect(files.every((file) => all(file, false) === "whole")).toBe(true);
  });

  test("whatever its number, when its name marks it", () => {
    const isDrawn = drawnIn(draw({ rate: 0 }), drive);
    expect(files.filter((file) => isDrawn(file, false) !== null)).toEqual([]);
    expect(files.every((file) => isDrawn(file, true) === "whole")).toBe(true);
  });

  test("however long nobody has opened it", () => {
    const isDrawn = drawnIn(draw(), drive);
    const old = files.map((file) => ({ ...file, modified: "1999-12-31" }));
    expect(old.filter((file) => isDrawn(file, false) !== null).length / files.length).toBeCloseTo(0.25, 1);
  });
});
