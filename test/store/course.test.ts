import { afterEach, beforeEach, expect, test } from "vitest";
import type { Foreseen, RecordStore, ScanWish } from "../../src/store/port.ts";
import { MINISTRY } from "../app/forecast/cases.ts";
import { newPlace, type Place } from "./place.ts";
import { WISH } from "./wish.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const foreseen = (people: number): Foreseen => ({ size: { ...MINISTRY, people }, forecast: null });

let home: Place;
let store: RecordStore;
beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
  await store.beginScan("tenant", WISH, NOW, false);
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

test("a scan that was not foreseen has taken no time", async () => {
  expect(await store.foreseen()).toBeNull();
  expect(await store.worked()).toBe(0);
});

test("the forecast that was noted last stands, over the end of the process", async () => {
  await store.noteForeseen(foreseen(1));
  await store.noteForeseen(foreseen(2));
  await store.close();
  store = await home.open({ create: false });
  expect(await store.foreseen()).toEqual(foreseen(2));
});

test.each([
  ["before the forecast", [40, 2], []],
  ["after it", [], [40, 2]],
  ["on both sides", [40], [2]],
])("time adds up: %s", async (_case, before, after) => {
  for (const milliseconds of before) await store.addWorked(milliseconds);
  await store.noteForeseen(foreseen(1));
  for (const milliseconds of after) await store.addWorked(milliseconds);
  expect(await store.worked()).toBe(42);
  expect(await store.foreseen()).toEqual(foreseen(1));
});

test("a scan that goes on keeps both; the next one begins with neither", async () => {
  await store.noteForeseen(foreseen(1));
  await store.addWorked(1000);
  await store.beginScan("tenant", WISH, NOW, false);
  expect([await store.foreseen(), await store.worked()]).toEqual([foreseen(1), 1000]);
  await store.beginScan("tenant", WISH, NOW, true);
  expect([await store.foreseen(), await store.worked()]).toEqual([null, 0]);
});

const NARROWED = { ...WISH, include: ["one@demo.example"] };
const MAIL: ScanWish = { ...WISH, workloads: ["exchange"] };

/** A scan that is ended, left for the next one, or begun from nothing. */
type Before = readonly [wish: ScanWish, how?: "left" | "fresh and left"];

test.each<[string, readonly Before[], readonly string[]]>([
  ["nothing before the first scan", [], []],
  ["what a scan has walked to its end", [[WISH], [MAIL]], ["exchange", "onedrive"]],
  ["nothing of one that was left", [[WISH, "left"]], []],
  ["nothing of one that was narrowed", [[NARROWED]], []],
  ["none of what was forgotten since", [[WISH], [MAIL, "fresh and left"]], []],
])("a later scan knows %s", async (_case, before, known) => {
  for (const [wish, how] of before) {
    await store.beginScan("tenant", wish, NOW, how === "fresh and left");
    if (how === undefined) await store.finishScan(NOW);
  }
  await store.beginScan("tenant", { ...WISH, exclude: ["nobody@demo.example"] }, NOW, false);
  expect([...(await store.walkedBefore())].sort()).toEqual(known);
});
