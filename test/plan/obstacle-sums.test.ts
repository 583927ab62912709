/** Sums over spaces of what stands in their way: of a person's own space no figure says what its contents change. */

import { expect, test } from "vitest";
import type { Fitted, SpaceFit } from "../../src/model/fit.ts";
import { ObstacleSums } from "../../src/plan/obstacle-sums.ts";
import { told } from "./memory-store.ts";

const FREE: SpaceFit = { target: "fichiers", fits: "yes", obstacles: [] };
const KEPT: SpaceFit = { target: null, fits: "no", obstacles: [] };

test.each<[string, Fitted, object]>([
  ["a person's own, kept by its contents", { whole: KEPT, open: KEPT, shown: FREE }, { yes: 1, no: 0 }],
  ["a person's own, kept by something else", { whole: KEPT, open: KEPT, shown: { ...KEPT } }, { yes: 0, no: 1 }],
  ["nobody's, kept by its contents", { whole: KEPT, open: KEPT, shown: KEPT }, { yes: 0, no: 1 }],
  ["nobody's, kept by a marking alone", { whole: KEPT, open: FREE, shown: FREE }, { yes: 1, no: 0 }],
])("fit is counted as each space tells it: %s", (_case, fitted, expected) => {
  const sums = new ObstacleSums([]);
  sums.see(told("onedrive.files", "d", { items: 1, bytes: 1 }), fitted, "A", "recent");
  expect(sums.countsOf("onedrive.files").fit).toMatchObject(expected);
});
