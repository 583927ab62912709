/** Presumed markings of one space, each of its own kind: the order of their lines says nothing of which item came first. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { CONFIDENCES } from "../../src/model/finding.ts";
import { type Found, findingLines } from "../../src/plan/finding-lines.ts";

const kind = fc.record({
  detector: fc.constantFrom("marking", "secret"),
  category: fc.constantFrom("marked-document" as const, "credential" as const),
  count: fc.integer({ min: 1, max: 12 }),
  confidence: fc.constantFrom(...CONFIDENCES),
});

test("whichever item bears which marking, the lines are the same", async () => {
  const placed = (kinds: readonly Found["finding"][]): Found[] =>
    kinds.map((finding, at) => ({
      service: "sharepoint.documents",
      container: "a",
      item: String(at).padStart(2, "0"),
      name: "plan.docx",
      finding,
    }));
  await fc.assert(
    fc.asyncProperty(fc.array(kind, { minLength: 2, maxLength: 6 }), async (kinds) => {
      const told = (await Array.fromAsync(findingLines([placed(kinds)]))).flat();
      expect(told).toHaveLength(kinds.length);
      expect((await Array.fromAsync(findingLines([placed(kinds.toReversed())]))).flat()).toEqual(told);
    }),
  );
});
