/** A lane has few requests on their way where more would bring nothing, and many where each brings its own. */

import { expect, test } from "vitest";
import { Breadth } from "../../src/graph/lanes/breadth.ts";

/** Answers come at the rate of the places, as long as the service can keep up. @returns places after so many seconds. */
function placesAfter(
  seconds: number,
  { latency, most, wanted = true, least = 8 }: { latency: number; most: number; wanted?: boolean; least?: number },
) {
  let [now, due] = [0, 0];
  const breadth = new Breadth({ now: () => now, sleep: async () => undefined }, least, 160);
  for (let turn = 0; turn < seconds * 1000; turn += 1) {
    now += 1;
    if (wanted) breadth.wanted();
    due += Math.min(breadth.places / latency, most / 1000);
    for (; due >= 1; due -= 1) breadth.ended();
  }
  return breadth.places;
}

test.each([
  ["a service far away, that answers as many as it is asked", { latency: 700, most: 100_000 }, 70, 160],
  ["one that is near", { latency: 50, most: 100_000 }, 70, 160],
  ["one that is busy with what it has", { latency: 2, most: 800 }, 8, 12],
  ["one that can do three times as much as at first", { latency: 100, most: 600 }, 40, 92],
  ["nobody waits", { latency: 700, most: 100_000, wanted: false }, 8, 8],
])("%s", (_case, service, least, most) => {
  const places = placesAfter(600, service);
  expect(places).toBeGreaterThanOrEqual(least);
  expect(places).toBeLessThanOrEqual(most);
});

test("begun with one it is wide within some seconds where each answer takes its time", () => {
  expect(placesAfter(20, { latency: 200, most: 100_000, least: 1 })).toBeGreaterThan(40);
});

test("no more than there may be, from the beginning", () => {
  expect(new Breadth({ now: () => 0, sleep: async () => undefined }, 20, 8).places).toBe(8);
});
