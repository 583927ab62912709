/** A shared set is the set that one would have by adding, and one object whoever has it. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { sharedSets } from "../../src/export/shared-set.ts";

test("values added one by one", () => {
  const sets = sharedSets<string>();
  const told = new Map<string, ReadonlySet<string>>();
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c", "d")), (values) => {
      const shared = values.reduce((set, value) => sets.with(set, value), sets.none);
      expect([...shared]).toEqual([...new Set(values)]);
      const key = [...shared].join();
      expect(told.get(key) ?? shared).toBe(shared);
      told.set(key, shared);
    }),
  );
  expect(sets.none.size).toBe(0);
});
