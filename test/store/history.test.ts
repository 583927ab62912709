/** The history of a store: what is kept of each scan, what came before it, and what a scan that was begun anew leaves of it. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { IsoDate } from "../../src/model/dates.ts";
import { type KeptRow, type KeptScan, NO_AMOUNT, type SpaceRow } from "../../src/model/history.ts";
import type { TenantRecord } from "../../src/model/records.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { newPlace, type Place } from "./place.ts";

const WISH: ScanWish = {
  workloads: ["exchange", "onedrive"],
  content: { exchange: "none", onedrive: "full", teams: "none", sharepoint: "none" },
  ...{ seed: "seed", include: [], exclude: [], excludeContent: [], countTeamsMessages: false },
};
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 8));

let home: Place;
let store: RecordStore;
beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

const drive = (id: string): TenantRecord => ({
  ...{ kind: "container", service: "onedrive.files", id, type: "personal", name: `Espace ${id}`, owner: null },
  ...{ group: null, site: null, url: null, created: null, lastActivity: null, listed: true, traits: {} },
});
const gap = (where: string): TenantRecord => ({
  ...{ kind: "gap", service: "onedrive.files", container: null, where, cause: "forbidden", permission: null },
  ...{ code: null, requestId: null, count: 1 },
});

/** A whole scan of the tenant, which then has these records. */
async function scanned(day: number, records: readonly TenantRecord[], wish = WISH, fresh = false): Promise<number> {
  const { number } = await store.beginScan("tenant-a", wish, at(day), fresh);
  const task = { collector: "c", key: String(day), params: {}, cursor: null };
  await store.commit({ task, page: { records, cursor: null }, outcomes: [], nameFindings: [] });
  await store.finishScan(at(day));
  return number;
}

const row = (id: string, about: Partial<KeptRow> = {}): KeptRow => ({
  ...{
    service: "onedrive.files",
    id,
    unit: "DRH",
    department: null,
    items: 3,
    bytes: 30,
    sensitive: 1,
    coverage: "complete",
  },
  ...about,
});
const kept = (number: number): KeptScan => ({
  ...{ number, id: "", startedAt: "", finishedAt: "", asOf: "2026-11-01" as IsoDate, content: WISH.content },
  ...{ doctrine: null, provenance: null, services: [] },
  sums: [{ service: "onedrive.files", stood: { ...NO_AMOUNT, spaces: 1 }, moved: NO_AMOUNT }],
});
async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of rows) found.push(one);
  return found;
}
const told = (rows: readonly SpaceRow[]) => rows.map(({ id, name, unit, items }) => `${id} ${name} ${unit} ${items}`);

test("rows come back in plan order, under today's names, and outlive a scan that begins anew", async () => {
  const number = await scanned(1, [drive("b"), drive("a")]);
  expect(await store.beginHistory(number)).toBe(true);
  const rows = [row("b", { items: null }), row("a"), row("gone", { unit: null })];
  expect(await store.keepRows(number, rows, false)).toEqual([null, null, null]);
  expect(await store.keptScans()).toEqual([]);
  await store.endHistory(kept(number));
  await scanned(2, [drive("b")], WISH, true);
  expect((await store.keptScans()).map((scan) => [scan.number, scan.finishedAt, scan.sums.length])).toEqual([
    [number, at(1).toISOString(), 1],
  ]);
  expect(told(await all(store.history(number)))).toEqual(["a null DRH 3", "b Espace b DRH null", "gone null null 3"]);
});

test("a row is told with the last sight before that was whole, else with the last at all; what is gone is one", async () => {
  const [first, second, third, fourth] = [
    await scanned(1, []),
    await scanned(2, []),
    await scanned(3, []),
    await scanned(4, []),
  ];
  await store.keepRows(first, [row("a"), row("b", { coverage: "partial" }), row("c")], false);
  await store.keepRows(
    second,
    [row("a", { coverage: "partial", items: 1 }), row("b", { coverage: "partial", items: 2 })],
    false,
  );
  await store.keepGone(second, [row("c")]);
  const before = await store.keepRows(third, [row("a"), row("b"), row("c"), row("new")], true);
  expect(before.map((one) => one && [one.scan, one.items, one.gone ?? false])).toEqual([
    [first, 3, false],
    [second, 2, false],
    [second, 3, true],
    null,
  ]);
  expect((await all(store.missing(third, fourth))).map(({ id }) => id)).toEqual(["a", "b", "c", "new"]);
  expect((await all(store.missing(second, third))).map(({ id }) => id)).toEqual([]);
  expect(told(await all(store.history(second)))).toEqual(["a null DRH 1", "b null DRH 2"]);
});

test("a history that was cut is begun again, and holds each space once", async () => {
  const number = await scanned(1, []);
  await store.keepRows(number, [row("a"), row("left")], false);
  await store.beginHistory(number);
  await store.keepRows(number, [row("a", { items: 7 })], false);
  await store.keepRows(number, [row("a", { items: 8 })], false);
  expect(told(await all(store.history(number)))).toEqual(["a null DRH 8"]);
});

test.each<[string, readonly TenantRecord[], ScanWish, string | undefined]>([
  ["whole", [drive("a")], WISH, "whole"],
  ["of which a list was refused", [drive("a"), gap("users/drive")], WISH, "in-part"],
  ["of which nothing was seen", [gap("users/drive")], WISH, undefined],
  ["that was not chosen", [drive("a")], { ...WISH, workloads: ["exchange"] }, undefined],
  ["narrowed to some places", [drive("a")], { ...WISH, include: ["drh@ministere.example"] }, undefined],
])("what a scan says of its lists: a service %s", async (_case, records, wish, expected) => {
  await scanned(1, records, wish);
  expect((await store.made()).listed["onedrive.files"]).toBe(expected);
});

test("detectors are those of every scan since the last that began anew, and unknown where one did not say", async () => {
  const begin = (day: number, fresh: boolean) => store.beginScan("tenant-a", WISH, at(day), fresh);
  await begin(1, false);
  await store.noteMade({ detectors: ["d1"], permissions: ["B", "A"] });
  await store.noteMade({ detectors: ["d1"], permissions: ["A"] });
  await store.finishScan(at(1));
  expect(await store.made()).toMatchObject({ detectors: ["d1"], permissions: ["A", "B"] });
  await begin(3, false);
  expect(await store.made()).toMatchObject({ detectors: null, permissions: null });
  await store.noteMade({ detectors: ["d2"], permissions: [] });
  await store.finishScan(at(3));
  expect(await store.made()).toMatchObject({ detectors: ["d1", "d2"], permissions: null });
  await begin(5, true);
  await store.noteMade({ detectors: ["d2"], permissions: [] });
  expect((await store.made()).detectors).toEqual(["d2"]);
});
