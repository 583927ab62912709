/** What was thrown, as the command tells it. */

import { expect, test } from "vitest";
import { explain } from "../../src/app/faults.ts";
import { OutputFault } from "../../src/store/output-set.ts";

test.each(["fr", "en"] as const)("a defect is a sentence of its own, in %s", (language) => {
  const { exit, sentence } = explain(Object.assign(new Error("words"), { code: "EODD" }), language);
  expect(exit).toBe(70);
  expect(sentence).toMatch(/: Error \(EODD\)\. [CW]/u);
});

test.each(["fr", "en"] as const)(
  "a document open elsewhere is told with its place and what to do, in %s",
  (language) => {
    const lock = ".~lock.plan-migration.xlsx#";
    const told = (by: string | null) =>
      explain(
        new OutputFault("open-elsewhere", "sorties", undefined, { file: "plan-migration.xlsx", lock: by }),
        language,
      );
    expect(told(lock)).toMatchObject({ exit: 5, sentence: expect.stringMatching(/plan-migration\.xlsx.*sorties/u) });
    expect(told(lock).sentence).toContain(lock);
    expect(told(null).sentence).not.toContain(lock);
  },
);
