import { expect, test } from "vitest";
import type { IsoDate } from "../../src/model/dates.ts";
import type { Action } from "../../src/model/verdict.ts";
import { addLoad, type Loads, wavesOf } from "../../src/plan/waves.ts";

type Place = readonly [action: Action, unit: string | null, bytes: number | null];

const PLACES: readonly Place[] = [
  ["move-now", "DGA", 10],
  ["move-now", "DGA", null],
  ["move-now", "DRH", 5],
  ["move-now", null, 1],
  ["decide", "DRH", 3],
  ["decide", "DGA", 3],
  ["request", "DGA", 100],
  ["keep-until", "DGA", 1],
  ["await", "DRH", 7],
  ["none", "DRH", 1000],
];

function proposed(places: readonly Place[], configured: Parameters<typeof wavesOf>[1] = []) {
  const loads: Loads = new Map();
  for (const [action, unit, bytes] of places) addLoad(loads, action, unit, bytes);
  return wavesOf(loads, configured, (kind, unit) => `${kind} ${unit}`);
}

test("what leaves without waiting goes first, the smallest directorate before the others, what has none last", () => {
  expect(proposed(PLACES).waves.map(({ id, name, containers, bytes }) => [id, name, containers, bytes])).toEqual([
    [1, "move DRH", 1, 5],
    [2, "move DGA", 2, 10],
    [3, "move null", 1, 1],
    [4, "decide null", 2, 6],
    [5, "keep DRH", 1, 7],
    [6, "keep DGA", 2, 101],
  ]);
});

test("a wave of whose spaces no size is known is told apart from one that weighs nothing", () => {
  const { waves, unweighed } = proposed([
    ["move-now", "DGA", null],
    ["move-now", "DRH", null],
    ["move-now", "DRH", 5],
    ["decide", null, 0],
  ]);
  const names = waves.filter(({ id }) => unweighed.has(id)).map(({ name, bytes }) => [name, bytes]);
  expect(names).toEqual([["move DGA", 0]]);
});

test("no date is proposed, and those that the administration sets stand", () => {
  expect(proposed(PLACES).waves.every(({ start, end }) => start === null && end === null)).toBe(true);
  const set = [{ name: "Pilote", start: "2027-01-04" as IsoDate, end: null }];
  const [first, second] = proposed(PLACES, set).waves;
  expect([first?.name, first?.start, first?.end, second?.name]).toEqual(["Pilote", "2027-01-04", null, "move DGA"]);
});

test("a space has the number of its wave; what does not move has none", () => {
  const { numberOf } = proposed(PLACES);
  expect([
    numberOf("move-now", "DGA"),
    numberOf("decide", "DGA"),
    numberOf("establish-eligibility", "DGA"),
    numberOf("none", "DRH"),
    numberOf("move-now", "not met"),
  ]).toEqual([2, 4, 6, null, null]);
});

test("the order in which spaces come changes nothing", () => {
  expect(proposed(PLACES.toReversed()).waves).toEqual(proposed(PLACES).waves);
});
