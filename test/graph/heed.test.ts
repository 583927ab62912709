/** Which answers say that it was too much. */

import { expect, test } from "vitest";
import type { Gauge } from "../../src/graph/lanes/gauge.ts";
import { heed } from "../../src/graph/lanes/heed.ts";

function heard(family: string, status: number, headers: Readonly<Record<string, string>> = {}): string {
  let said = "nothing";
  const gauge = {
    passed: () => {
      said = "passed";
    },
    refused: () => {
      said = "refused";
    },
  } as unknown as Gauge;
  const shares = new Map([[{}, { costs: new Map([[gauge, 1]]) }]]);
  const way = { lane: { family }, shares } as never;
  heed(
    { sharepointMinute: { told: () => {} }, directory: { toldShare: () => {} } } as never,
    way,
    status,
    (name) => headers[name] ?? null,
  );
  return said;
}

test.each<[string, number, Readonly<Record<string, string>>, string]>([
  ["sharepoint", 200, {}, "passed"],
  ["sharepoint", 404, {}, "passed"],
  ["sharepoint", 429, {}, "refused"],
  ["sharepoint", 503, { "retry-after": "30" }, "refused"],
  ["sharepoint", 503, {}, "nothing"],
  ["sharepoint", 500, { "retry-after": "30" }, "nothing"],
  ["outlook", 429, {}, "refused"],
  ["outlook", 503, { "retry-after": "30" }, "nothing"],
  ["teams", 504, {}, "nothing"],
])("%s, %d with %j: %s", (family, status, headers, said) => {
  expect(heard(family, status, headers)).toBe(said);
});

test("the directory alone says which share of its limit is used, whatever else it answers", () => {
  const shares: number[] = [];
  const gauges = { directory: { toldShare: (share: number) => shares.push(share) } } as never;
  const headers: Record<string, string> = { "x-ms-throttle-limit-percentage": "0.9" };
  for (const family of ["directory", "teams"])
    for (const status of [200, 429, 500])
      heed(gauges, { lane: { family }, shares: new Map() } as never, status, (name) => headers[name] ?? null);
  expect(shares).toEqual([0.9, 0.9, 0.9]);
});
