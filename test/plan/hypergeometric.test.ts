import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { below, boundsOf } from "../../src/plan/hypergeometric.ts";
import { enoughOf, rateOf } from "../../src/plan/sample-size.ts";

function choose(all: number, some: number): bigint {
  if (some < 0 || some > all) return 0n;
  let ways = 1n;
  for (let at = 0; at < some; at += 1) ways = (ways * BigInt(all - at)) / BigInt(at + 1);
  return ways;
}

/** The chance of drawing exactly so many, by counting the ways. */
function chance(found: number, { population, drawn, held }: { population: number; drawn: number; held: number }) {
  const ways = choose(held, found) * choose(population - held, drawn - found);
  return Number((ways * 10n ** 18n) / choose(population, drawn)) / 1e18;
}

describe("the chance of so many or fewer", () => {
  test("is what counting the ways gives", () => {
    const urns = fc.integer({ min: 1, max: 120 }).chain((population) =>
      fc.record({
        population: fc.constant(population),
        drawn: fc.integer({ min: 0, max: population }),
        held: fc.integer({ min: 0, max: population }),
      }),
    );
    fc.assert(
      fc.property(urns, fc.integer({ min: -1, max: 121 }), (urn, found) => {
        let counted = 0;
        for (let at = 0; at <= found; at += 1) counted += chance(at, urn);
        expect(below(found, urn)).toBeCloseTo(counted, 9);
      }),
    );
  });

  // Reckoned apart, with whole numbers of any length.
  test.each([
    [0, { population: 20_000, drawn: 2280, held: 20 }],
    [50, { population: 1_000_000, drawn: 2500, held: 20_000 }],
  ])("of %d in %j", (found, urn) => {
    let counted = 0n;
    for (let at = 0; at <= found; at += 1)
      counted += choose(urn.held, at) * choose(urn.population - urn.held, urn.drawn - at);
    const exact = Number((counted * 10n ** 12n) / choose(urn.population, urn.drawn)) / 1e12;
    expect(below(found, urn)).toBeCloseTo(exact, 10);
  });

  test("an urn of any size ends", () => {
    expect(below(1000, { population: 1e15, drawn: 2000, held: 5e14 })).toBeCloseTo(0.5, 1);
  });
});

describe("bounds", () => {
  test.each([
    ["nothing drawn: anything may be", [100, 0, 0, 0], [0, 100]],
    ["all drawn: nothing is left to say", [50, 50, 7, 7], [7, 7]],
    ["none found among a tenth", [10_000, 1000, 0, 0], [0, 34]],
    ["one in ten", [10_000, 1000, 100, 100], [830, 1192]],
    ["three of ten, out of fifty", [50, 10, 3, 3], [5, 31]],
    ["ten that could not be looked at", [10_000, 1000, 0, 10], [0, 178]],
    ["one, drawn", [1, 1, 1, 1], [1, 1]],
  ] as const)("%s", (_case, [population, drawn, least, most], [low, high]) => {
    expect(boundsOf({ population, drawn, least, most }, 0.95)).toEqual({ low, high });
  });

  // No chance in it: every number that a population may hold, and every sample that may be drawn, by their own chances.
  test.each([
    [40, 7, 0.95],
    [40, 20, 0.95],
    [90, 30, 0.9],
    [90, 81, 0.99],
    [11, 3, 0.5],
  ])("of %d, %d drawn, hold at least as often as %d says, whatever is there", (population, drawn, confidence) => {
    const bounds = Array.from({ length: drawn + 1 }, (_, found) =>
      boundsOf({ population, drawn, least: found, most: found }, confidence),
    );
    for (let held = 0; held <= population; held += 1) {
      let holds = 0;
      for (const [found, { low, high }] of bounds.entries())
        if (low <= held && held <= high) holds += chance(found, { population, drawn, held });
      expect(holds, String(held)).toBeGreaterThanOrEqual(confidence - 1e-9);
    }
  });

  test("are of what was seen, and a surer word is a wider one", () => {
    const samples = fc
      .integer({ min: 1, max: 100_000 })
      .chain((population) => fc.tuple(fc.constant(population), fc.integer({ min: 0, max: Math.min(population, 3000) })))
      .chain(([population, drawn]) =>
        fc.record({
          population: fc.constant(population),
          drawn: fc.constant(drawn),
          seen: fc.tuple(fc.integer({ min: 0, max: drawn }), fc.integer({ min: 0, max: drawn })),
        }),
      );
    fc.assert(
      fc.property(samples, ({ population, drawn, seen }) => {
        const [least, most] = [Math.min(...seen), Math.max(...seen)];
        let before = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
        for (const confidence of [0.5, 0.9, 0.99]) {
          const { low, high } = boundsOf({ population, drawn, least, most }, confidence);
          expect(low).toBeGreaterThanOrEqual(least);
          expect(high).toBeLessThanOrEqual(population - (drawn - most));
          expect(low).toBeLessThanOrEqual(high);
          expect([low <= before.low, high >= before.high]).toEqual([true, true]);
          before = { low, high };
        }
      }),
    );
  });
});

describe("a sample", () => {
  test.each([0.005, 0.02, 0.1])("is large enough for a half-width of %d, and no larger", (halfWidth) => {
    const width = (population: number, drawn: number) => {
      const found = Math.floor(drawn / 2);
      const { low, high } = boundsOf({ population, drawn, least: found, most: found }, 0.95);
      return (high - low) / 2 / population;
    };
    for (const population of [500, 20_000, 1_000_000]) {
      const enough = enoughOf(population, { halfWidth, confidence: 0.95 });
      expect(width(population, enough)).toBeLessThanOrEqual(halfWidth);
      // A step more or less may fall on either side, by the halves of whole numbers.
      expect(width(population, Math.floor(enough * 0.97))).toBeGreaterThan(halfWidth);
    }
  });

  test.each([
    [0, 1],
    [10, 1],
    [2401, 0.53],
    [1_000_000, 0.002_56],
    [2e16, 1.28e-13],
  ])("of %d items reads the share %d", (population, rate) => {
    const share = rateOf(population, { halfWidth: 0.02, confidence: 0.95 });
    expect(share / rate).toBeGreaterThan(0.99);
    expect(share / rate).toBeLessThan(1.01);
  });
});
