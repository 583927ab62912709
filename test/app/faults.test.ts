/** What was thrown, as the command tells it. */

import { expect, test } from "vitest";
import { explain } from "../../src/app/faults.ts";

test.each(["fr", "en"] as const)("a defect is a sentence of its own, in %s", (language) => {
  const { exit, sentence } = explain(Object.assign(new Error("words"), { code: "EODD" }), language);
  expect(exit).toBe(70);
  expect(sentence).toMatch(/: Error \(EODD\)\. [CW]/u);
});
