/** Letters that Unicode composes into more than was written (U+0344 is two marks) must not overflow what holds the text. */

import { expect, test } from "vitest";
import { detect } from "../../src/detect/index.ts";
import { NO_CELLS } from "../../src/model/cells.ts";

const NIR = "2 69 05 49 588 000 43";

test.each([1, 1000, 20_000])("%d letters that grow, then a number", (count) => {
  const text = `${"J\u0344 ".repeat(count)}NIR : ${NIR} ${"x y ".repeat(count)}`;
  const spans = detect({ entry: null, text, cells: NO_CELLS, stamps: [], labels: [] });
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([NIR]);
});
