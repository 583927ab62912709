import { expect, test } from "vitest";
import { emptySample, estimateOf, type SampleSum, toldOf } from "../../src/plan/estimate.ts";

type Some = { [K in keyof SampleSum]?: Partial<SampleSum[K]> };
const sumOf = ({ whole, rest, unseen }: Some): SampleSum => {
  const none = emptySample();
  return {
    whole: { ...none.whole, ...whole },
    rest: { ...none.rest, ...rest },
    unseen: { ...none.unseen, ...unseen },
  };
};
const TENTH = { items: 10_000, drawn: 1000, sensitive: 100 };

// The bounds are those of `hypergeometric.test.ts`; here, what is put together of them.
test.each<[string, Some, number, null | { items: number; low: number; high: number; highOfRead?: number }]>([
  ["nothing there", {}, 0, null],
  ["nothing drawn", { rest: { items: 1000 } }, 0, null],
  ["nothing drawn but what is marked", { rest: { items: 90 }, whole: { items: 3, sensitive: 3, marked: 3 } }, 3, null],
  ["all read whole", { whole: { items: 50, sensitive: 7 } }, 7, { items: 7, low: 7, high: 7 }],
  ["one in ten", { rest: TENTH }, 100, { items: 1000, low: 830, high: 1192 }],
  [
    "what is read whole is certain",
    { rest: TENTH, whole: { items: 40, sensitive: 40, marked: 9 } },
    140,
    { items: 1040, low: 870, high: 1232 },
  ],
  [
    "what could not be read may be anything",
    { rest: { ...TENTH, sensitive: 0, unknown: 10 } },
    0,
    { items: 0, low: 0, high: 178, highOfRead: 34 },
  ],
  [
    "so may what was to be read whole",
    { rest: TENTH, whole: { items: 40, sensitive: 10, unknown: 30 } },
    110,
    { items: 1010, low: 840, high: 1232, highOfRead: 1202 },
  ],
  [
    "what an earlier scan found stands, whatever is drawn today",
    { rest: { ...TENTH, sensitive: 0, beyond: { sensitive: 60, clean: 0 } } },
    60,
    { items: 60, low: 60, high: 60 },
  ],
  [
    "what an earlier scan found clean leaves so much less",
    { rest: { items: 100, drawn: 10, sensitive: 5, beyond: { sensitive: 0, clean: 60 } } },
    5,
    { items: 35, low: 20, high: 35 },
  ],
  [
    "what was found outside of the sample is added: a private file by its name, a place that was not read to its end",
    { rest: TENTH, unseen: { places: 1, items: 500 } },
    112,
    { items: 1012, low: 842, high: 1204 },
  ],
  [
    "more was read than was counted: mail comes in",
    { rest: { items: 5, drawn: 6, sensitive: 2 } },
    2,
    { items: 2, low: 2, high: 2 },
  ],
])("%s", (_case, some, sensitive, expected) => {
  const estimate = estimateOf(sumOf(some), sensitive, 0.95);
  expect(estimate).toEqual(expected && { highOfRead: expected.high, ...expected, confidence: 0.95 });
});

test("what is said of it: drawn, read whole, not read, not reached", () => {
  const sum = sumOf({
    rest: { ...TENTH, unknown: 4 },
    whole: { items: 40, sensitive: 10, unknown: 30, marked: 9 },
    unseen: { places: 2, items: 70 },
  });
  expect(toldOf(sum, estimateOf(sum, 110, 0.95))).toEqual({
    drawn: 1000,
    outOf: 10_000,
    whole: 40,
    marked: 9,
    unread: 34,
    highOfRead: 1202,
    unseen: { places: 2, items: 70 },
  });
});
