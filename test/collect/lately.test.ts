/** Things of a list, each counted once, page by page. */

import { expect, test } from "vitest";
import { countedOn, NONE } from "../../src/collect/lately.ts";

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `${from + index}`);
type Pages = readonly (readonly string[] | "anew")[];

test.each<[string, Pages, number]>([
  ["nothing", [], 0],
  ["one page", [ids(0, 10)], 10],
  ["a thing told twice on a page", [["a", "a", "b"]], 2],
  ["pages that overlap", [ids(0, 999), ids(900, 1899), ids(1890, 2000)], 2000],
  ["a page told twice", [ids(0, 999), ids(0, 999), ids(999, 1200)], 1200],
  ["a page told again after one on which nothing meets the mark", [ids(0, 50), [], ids(0, 50)], 50],
  ["a list begun anew, far behind", [ids(0, 999), ids(999, 5000), "anew", ids(0, 999), ids(999, 5001)], 5001],
])("%s", (_case, pages, count) => {
  let [so, anew] = [NONE, false];
  for (const page of pages) {
    if (page !== "anew") so = countedOn(so, page, anew);
    anew = page === "anew";
    // However many there are.
    expect(so.last.length).toBeLessThanOrEqual(1000);
  }
  expect(so.count).toBe(count);
});
