/** A lane has few requests on their way where more would bring nothing, and many where each brings its own. */

import { expect, test } from "vitest";
import { Breadth } from "../../src/graph/lanes/breadth.ts";

/** Answers come at the rate of the places, as long as the service can keep up. @returns places after so many seconds. */
function placesAfter(
  seconds: number,
  { latency, most, wanted = true }: { latency: number; most: number; wanted?: boolean },
) {
  let now = 0;
  const breadth = new Breadth({ now: () => now, sleep: async () => undefined }, 20, 160);
  for (let turn = 0; turn < seconds * 10; turn += 1) {
    now += 100;
    if (wanted) breadth.wanted();
    breadth.ended(Math.min((breadth.places * 100) / latency, most / 10));
  }
  return breadth.places;
}

test.each([
  ["a service far away, that answers as many as it is asked", { latency: 700, most: 100_000 }, 160, 160],
  ["one that is near", { latency: 50, most: 100_000 }, 160, 160],
  ["one that is busy with what it has", { latency: 2, most: 800 }, 20, 30],
  ["one that can do three times as much as at first", { latency: 100, most: 600 }, 45, 102],
  ["nobody waits", { latency: 700, most: 100_000, wanted: false }, 20, 20],
])("%s", (_case, service, least, most) => {
  const places = placesAfter(120, service);
  expect(places).toBeGreaterThanOrEqual(least);
  expect(places).toBeLessThanOrEqual(most);
});

test("no more than there may be, from the beginning", () => {
  expect(new Breadth({ now: () => 0, sleep: async () => undefined }, 20, 8).places).toBe(8);
});
