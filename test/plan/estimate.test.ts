import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateOf } from "../../src/plan/estimate.ts";

// Expected bounds: Wilson's interval reckoned apart, with n(N−1)/(N−n) in place of n.
const NONE = { items: 0, readable: 0, drawn: 0 };

test.each([
  ["nothing drawn", { population: 1000, drawn: 0, sensitive: 0 }, null],
  ["everything drawn", { population: 50, drawn: 50, sensitive: 7 }, { items: 7, low: 7, high: 7 }],
  ["none found among many", { population: 10_000, drawn: 1000, sensitive: 0 }, { items: 0, low: 0, high: 35 }],
  ["one in ten", { population: 10_000, drawn: 1000, sensitive: 100 }, { items: 1000, low: 837, high: 1191 }],
  ["all found", { population: 100, drawn: 10, sensitive: 10 }, { items: 100, low: 74, high: 100 }],
  [
    "names betray nine that were not drawn: the share of the others is not theirs",
    { population: 10_009, drawn: 1000, sensitive: 109, byName: { items: 9, readable: 9, drawn: 0 } },
    { items: 1009, low: 846, high: 1200 },
  ],
  [
    "those drawn whose names betray them say nothing of the others",
    { population: 10_100, drawn: 1100, sensitive: 200, byName: { items: 100, readable: 100, drawn: 100 } },
    { items: 1100, low: 937, high: 1291 },
  ],
  [
    "what may not be read is certain by its name alone",
    { population: 50, drawn: 50, sensitive: 9, byName: { items: 2, readable: 0, drawn: 0 } },
    { items: 9, low: 9, high: 9 },
  ],
  [
    "names betray everything that may be read",
    { population: 5, drawn: 2, sensitive: 5, byName: { items: 5, readable: 5, drawn: 2 } },
    { items: 5, low: 5, high: 5 },
  ],
  [
    "only what names betray was drawn",
    { population: 100, drawn: 1, sensitive: 3, byName: { items: 3, readable: 3, drawn: 1 } },
    null,
  ],
] as const)("%s", (_case, sample, expected) => {
  expect(estimateOf({ byName: NONE, ...sample }, 0.95)).toEqual(expected && { ...expected, confidence: 0.95 });
});

test("what was seen is certain, and the bounds hold the estimate", () => {
  const samples = fc
    .integer({ min: 1, max: 100_000 })
    .chain((population) => fc.tuple(fc.constant(population), fc.integer({ min: 1, max: population })))
    .chain(([population, drawn]) =>
      fc.record({
        population: fc.constant(population),
        drawn: fc.constant(drawn),
        sensitive: fc.integer({ min: 0, max: drawn }),
      }),
    );
  fc.assert(
    fc.property(samples, fc.constantFrom(0.8, 0.9, 0.95, 0.99), (sample, confidence) => {
      const { items, low, high } = estimateOf({ byName: NONE, ...sample }, confidence) as {
        items: number;
        low: number;
        high: number;
      };
      expect(low).toBeGreaterThanOrEqual(sample.sensitive);
      expect(high).toBeLessThanOrEqual(sample.population - sample.drawn + sample.sensitive);
      expect(low).toBeLessThanOrEqual(items);
      expect(high).toBeGreaterThanOrEqual(items);
    }),
  );
});

test("a surer word is a wider one", () => {
  const sample = { population: 5000, drawn: 400, sensitive: 40 };
  const widths = [0.8, 0.9, 0.95, 0.99].map((confidence) => {
    const { low, high } = estimateOf({ byName: NONE, ...sample }, confidence) as { low: number; high: number };
    return high - low;
  });
  expect(widths.toSorted((one, other) => one - other)).toEqual(widths);
  expect(new Set(widths).size).toBe(4);
});
