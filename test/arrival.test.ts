/** What left against what arrived: every boundary of the four words. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivalOf, SIZE_TOLERANCE } from "../src/model/arrival.ts";
import type { IsoDate } from "../src/model/dates.ts";
import type { Amount, Departure } from "../src/model/departure.ts";

const NOTHING: Amount = { items: null, bytes: null };

function departure(left: Amount, arrived: Amount, change: Partial<Departure> = {}): Departure {
  return {
    record: { id: "a", name: "A", kind: "", unit: null, wave: 1, left, leftOn: null, held: null },
    state: "moved",
    doneOn: { day: "2026-12-01" },
    arrived,
    verifiedOn: null,
    receivedBy: null,
    source: { ...left, lastActivity: null, shut: false },
    ...change,
  };
}

test.each([
  ["as many items, no size given", { items: 10, bytes: 1000 }, { items: 10, bytes: null }, "agrees"],
  ["as many, as heavy", { items: 10, bytes: 1000 }, { items: 10, bytes: 1000 }, "agrees"],
  ["as many, a twentieth lighter", { items: 10, bytes: 1000 }, { items: 10, bytes: 950 }, "agrees"],
  ["as many, lighter than that: files that came empty", { items: 10, bytes: 1000 }, { items: 10, bytes: 949 }, "gap"],
  ["as many, twice as heavy", { items: 10, bytes: 1000 }, { items: 10, bytes: 2000 }, "agrees"],
  ["one less", { items: 10, bytes: 1000 }, { items: 9, bytes: 1000 }, "gap"],
  ["one more", { items: 10, bytes: null }, { items: 11, bytes: null }, "gap"],
  ["sizes alone, a little apart", { items: null, bytes: 1000 }, { items: 10, bytes: 1050 }, "agrees"],
  ["sizes alone, further apart", { items: null, bytes: 1000 }, { items: null, bytes: 1051 }, "gap"],
  ["nothing left, nothing arrived", { items: 0, bytes: 0 }, { items: 0, bytes: 0 }, "agrees"],
  ["nothing is known of what left", NOTHING, { items: 10, bytes: 1000 }, "uncounted"],
  ["nobody has counted", { items: 10, bytes: 1000 }, NOTHING, "uncounted"],
  ["what is known of both is not the same thing", { items: 10, bytes: null }, { items: null, bytes: 5 }, "uncounted"],
] as const)("%s", (_name, left, arrived, verdict) => {
  expect(arrivalOf(departure(left, arrived)).verdict).toBe(verdict);
});

test.each([
  ["the eve of the move", "2026-11-30", "same"],
  ["the day itself", "2026-12-01", "same"],
  ["the day after", "2026-12-02", "active"],
] as const)("something was done at the source on %s", (_name, day, kind) => {
  const source = { items: 10, bytes: null, lastActivity: day as IsoDate, shut: false };
  expect(arrivalOf(departure({ items: 10, bytes: null }, NOTHING, { source })).source.kind).toBe(kind);
});

test("whatever was counted, nothing is said to agree that did not arrive as many and as heavy as it left", () => {
  const figure = fc.option(fc.nat(2000), { nil: null });
  const amount = fc.record({ items: figure, bytes: figure });
  fc.assert(
    fc.property(amount, amount, (left, arrived) => {
      const { verdict } = arrivalOf(departure(left, arrived));
      if (verdict !== "agrees") return;
      if (left.items !== null && arrived.items !== null) expect(arrived.items).toBe(left.items);
      if (left.bytes !== null && arrived.bytes !== null)
        expect(arrived.bytes).toBeGreaterThanOrEqual(left.bytes * (1 - SIZE_TOLERANCE));
    }),
  );
});
