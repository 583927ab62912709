/** When a scan is foreseen, and by what: once, and again as far as an outage kept something back. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf, foresee } from "../../../src/app/forecast/course.ts";
import { countId } from "../../../src/collect/usage.ts";
import type { RecordStore, Scan } from "../../../src/store/port.ts";
import { openStore } from "../../../src/store/sqlite/store.ts";
import { fakeGraph, refusal, type Told } from "../../collect/fake-graph.ts";
import { WISH } from "../../store/wish.ts";
import { WISH as OF_FORECASTS } from "./cases.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const WELL: Readonly<Record<string, Told>> = {
  "^/users/\\$count$": Object(120_000),
  "^/users/\\$count\\?": Object(20_000),
  "^/groups/\\$count$": Object(30),
  "^/groups/\\$count\\?": Object(24),
  "^/subscribedSkus": {
    value: [{ prepaidUnits: { enabled: 90_000 }, servicePlans: [{ servicePlanName: "TEAMS1" }] }],
  },
};
const KNOWN = { people: 120_000, guests: 20_000, groups: 30, unified: 24, licences: 90_000 };
const OUTAGE = refusal("given-up", 503);

let [folder, store, scan] = ["", null as unknown as RecordStore, null as unknown as Scan];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bascule-foreseen-"));
  store = openStore(folder, { create: true });
  scan = await store.beginScan("tenant", WISH, NOW, false);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Answers what is foreseen, and what was asked for it. */
async function asked(changes: Readonly<Record<string, Told>> = {}) {
  const table = [...Object.entries(changes), ...Object.entries(WELL)];
  const graph = fakeGraph(table.map(([path, told]) => [new RegExp(path), told]));
  const { sampling } = OF_FORECASTS;
  const foreseen = await foresee(store, { graph }, scan, { pace: "full", sampling, now: () => NOW });
  return { foreseen, asked: graph.asked.map((path) => path.replace(/\?.*/, "?")) };
}
const tell = (id: string, value: number) =>
  store.commit({
    task: { collector: "directory-counts", key: "root", params: {}, cursor: null },
    page: { records: [{ kind: "setting", id, value }], cursor: null },
    outcomes: [],
    nameFindings: [],
  });
/** What the collectors of the directory have stored before anything is foreseen. */
async function counted(): Promise<void> {
  await tell(countId("users"), KNOWN.people);
  await tell(countId("groups"), KNOWN.groups);
}

test("a scan that goes on asks for nothing that it knows", async () => {
  await counted();
  const first = await asked();
  expect(first.foreseen).toMatchObject({ size: KNOWN, forecast: expect.any(Object) });
  expect(await asked({ "^/subscribedSkus": OUTAGE })).toEqual({ foreseen: first.foreseen, asked: [] });
});

test("what an outage kept back is asked for again, and nothing else; the forecast is then of it all", async () => {
  await counted();
  const ill = await asked({ "^/subscribedSkus": OUTAGE });
  expect(ill.foreseen?.size).toMatchObject({ ...KNOWN, licences: null });
  const well = await asked();
  expect(well.asked).toEqual(["/subscribedSkus?"]);
  expect(well.foreseen?.size).toMatchObject(KNOWN);
  expect(well.foreseen?.forecast).not.toEqual(ill.foreseen?.forecast);
  expect(await store.foreseen()).toEqual(well.foreseen);
  expect((await asked()).asked).toEqual([]);
});

test("so is the number of people, without which nothing was foreseen at all", async () => {
  const ill = await asked({ "^/": OUTAGE });
  expect(ill.foreseen).toMatchObject({ size: { people: null, licences: null }, forecast: null });
  expect((await asked()).foreseen).toMatchObject({ size: KNOWN, forecast: expect.any(Object) });
});

test("what is never told changes nothing of what was foreseen", async () => {
  await counted();
  const forbidden = { "^/subscribedSkus": refusal("forbidden", 403) };
  const first = await asked(forbidden);
  expect((await asked(forbidden)).foreseen).toEqual(first.foreseen);
});

test.each([
  [110, 100, 0.1],
  [50, 100, -0.5],
  [100, 100, 0],
  [5, 0, null],
])("foreseen %d and taken %d: an error above nought is one of too much", (foreseen, taken, error) => {
  const told = errorOf(foreseen, taken);
  if (error === null) expect(told).toBeNull();
  else expect(told).toBeCloseTo(error);
});
