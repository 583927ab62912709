/** Where the store draws lines: how sure a finding must be to count, whose a page is, when a store may go, which it can read. */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CONFIDENCES, type Confidence, type Finding } from "../../src/model/finding.ts";
import type { Container, Item, Part, TenantRecord } from "../../src/model/records.ts";
import type { Commit } from "../../src/store/commit.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { purgeStore } from "../../src/store/purge.ts";
import { SCHEMA_VERSION } from "../../src/store/sqlite/schema.ts";
import { openStore } from "../../src/store/sqlite/store.ts";
import { populationOf } from "./population.ts";

const WISH: ScanWish = {
  workloads: ["onedrive"],
  content: { exchange: "none", onedrive: "full", teams: "none", sharepoint: "none" },
  seed: "seed",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
};
const NOW = new Date("2026-11-20T08:00:00Z");
const PLACE = { service: "onedrive.files", container: "d1" } as const;
const DRIVE: Container = {
  kind: "container",
  service: "onedrive.files",
  id: "d1",
  type: "personal",
  name: "Espace",
  owner: "u1",
  group: null,
  site: null,
  url: null,
  created: null,
  lastActivity: null,
  listed: true,
  traits: {},
};

let folder = "";
let store: RecordStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bascule-thresholds-"));
  store = openStore(folder, { create: true });
  await store.beginScan("tenant-a", WISH, NOW, false);
  await store.plant([{ collector: "drives", key: "d1", params: {} }]);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const item = (id: string, about: Partial<Item> = {}): Item => ({
  kind: "item",
  ...PLACE,
  id,
  type: "file",
  parent: null,
  name: id,
  bytes: 10,
  created: null,
  modified: null,
  private: false,
  traits: {},
  ...about,
});

const commit = (records: readonly TenantRecord[], outcomes: Commit["outcomes"] = [], settle = false) =>
  store.commit({
    task: { collector: "drives", key: "d1", params: {}, cursor: null },
    page: { records, cursor: null, ...(settle && { settle: PLACE }) },
    outcomes,
    nameFindings: [],
  });

const LARGEST = Number.MAX_SAFE_INTEGER;
const part = (id: string, about: Partial<Part> = {}): Part => ({
  kind: "part",
  ...PLACE,
  id,
  items: 0,
  bytes: 0,
  counted: true,
  ...about,
});

test.each<[string, readonly TenantRecord[], { items: number; bytes: number }]>([
  ["as usual", [item("a"), item("b"), part("p", { items: 3, bytes: 5 })], { items: 5, bytes: 25 }],
  ["of none", [], { items: 0, bytes: 0 }],
  ["of files", [item("a", { bytes: LARGEST }), item("b", { bytes: LARGEST })], { items: 2, bytes: 2 * LARGEST }],
  [
    "of folders",
    [part("p", { items: LARGEST, bytes: LARGEST }), part("q", { items: LARGEST, bytes: LARGEST })],
    { items: 2 * LARGEST, bytes: 2 * LARGEST },
  ],
  [
    "of more folders than a database adds up",
    Array.from({ length: 2000 }, (_, index) => part(`p${index}`, { bytes: LARGEST })),
    { items: 0, bytes: 2000 * LARGEST },
  ],
])("sizes %s add up, however large", async (_case, records, expected) => {
  await commit([DRIVE, ...records], [], true);
  const [total] = await Array.fromAsync(store.totals("medium"));
  expect(total?.items).toBe(expected.items);
  expect(Number(total?.bytes) / Math.max(1, expected.bytes)).toBeCloseTo(expected.bytes === 0 ? 0 : 1, 12);
  expect(await populationOf(store, "onedrive.files")).toBe(expected.items);
});

test("a notebook whose sections are larger than any number stops nothing", async () => {
  const sections = ["a", "b"].map((id) => item(id, { parent: "book", bytes: LARGEST }));
  await commit([DRIVE, item("book", { type: "notebook", bytes: null }), ...sections], [], true);
  expect(await store.notebooks("onedrive.files", "d1", null, 10)).toMatchObject([{ bytes: 2 * LARGEST }]);
});

test.each<[string, readonly Finding["category"][], { sensitiveItems: number; intimateItems: number }]>([
  ["of health alone is intimate", ["special-category-data"], { sensitiveItems: 1, intimateItems: 1 }],
  ["of agents and health, too", ["special-category-data", "state-agent-data"], { sensitiveItems: 1, intimateItems: 1 }],
  ["with contact details beside, too", ["state-agent-data", "contact"], { sensitiveItems: 1, intimateItems: 1 }],
  [
    "of health and a citizen is not",
    ["special-category-data", "citizen-personal-data"],
    { sensitiveItems: 1, intimateItems: 0 },
  ],
  ["of a citizen is not", ["citizen-personal-data"], { sensitiveItems: 1, intimateItems: 0 }],
  ["of contact details is nothing", ["contact"], { sensitiveItems: 0, intimateItems: 0 }],
])("an item %s", async (_case, categories, expected) => {
  const findings = categories.map((category) => ({
    detector: category,
    category,
    count: 1,
    confidence: "high" as const,
  }));
  await commit([DRIVE, item("a")], [{ ...PLACE, item: "a", name: "a", read: true, unread: [], findings }]);
  expect(await Array.fromAsync(store.totals("medium"))).toMatchObject([expected]);
});

test.each<[Confidence, number]>([
  ["low", 3],
  ["medium", 2],
  ["high", 1],
])("at %s, %i of three items are sensitive", async (least, sensitiveItems) => {
  const outcomes = CONFIDENCES.map((confidence) => ({
    ...PLACE,
    item: confidence,
    name: confidence,
    read: true,
    unread: [],
    findings: [{ detector: "nir", category: "citizen-personal-data", count: 1, confidence } as const],
  }));
  await commit([DRIVE, ...CONFIDENCES.map((id) => item(id))], outcomes);
  const [totals] = await Array.fromAsync(store.totals(least));
  expect(totals).toMatchObject({
    itemsRead: 3,
    sensitiveItems,
    byDetector: { nir: sensitiveItems },
    byCategory: { "citizen-personal-data": sensitiveItems },
  });
});

test.each([
  ["outer", "inner"],
  ["inner", "outer"],
])("a notebook in a notebook is the outer one's, however they are named (%s)", async (first) => {
  const [outer, inner] = first === "outer" ? ["a", "b"] : ["b", "a"];
  await commit(
    [
      DRIVE,
      item(outer as string, { type: "notebook", bytes: null }),
      item(inner as string, { type: "notebook", bytes: null, parent: outer as string }),
      item("page", { parent: outer as string, bytes: 7 }),
    ],
    [],
    true,
  );
  const books = await store.notebooks(PLACE.service, PLACE.container, null, 10);
  expect(books.map(({ id, bytes }) => [id, bytes])).toEqual([[outer, 7]]);
  expect((await Array.fromAsync(store.totals("low")))[0]).toMatchObject({ items: 0 });
});

test("a store is not deleted under a scan", async () => {
  expect(() => purgeStore(folder, () => [])).toThrow(expect.objectContaining({ code: "locked" }));
  expect(existsSync(join(folder, "bascule.sqlite"))).toBe(true);
  await store.close();
  const { files, folder: emptied } = purgeStore(folder, () => []);
  expect(files.length).toBeGreaterThan(0);
  expect(files).not.toContain(folder);
  expect(emptied).toBe(folder);
  expect(existsSync(folder)).toBe(false);
  store = openStore(folder, { create: true });
});

test("a store of the very next version is told to be newer, and left as it is", async () => {
  await store.close();
  const file = join(folder, "bascule.sqlite");
  const database = new DatabaseSync(file);
  database.prepare("UPDATE meta SET value = ? WHERE key = 'schema'").run(String(SCHEMA_VERSION + 1));
  database.close();
  expect(() => openStore(folder, { create: true })).toThrow(expect.objectContaining({ code: "newer" }));
  rmSync(folder, { recursive: true });
  store = openStore(folder, { create: true });
});

test("a label that both the file and the service tell is one; told anew, or once the file has changed, it is forgotten", async () => {
  const finding = { detector: "label", category: "marked-document", count: 1, confidence: "high" } as const;
  const told = { ...PLACE, item: "f", findings: [finding] };
  const read = { ...PLACE, item: "f", name: null, read: true, unread: [], findings: [finding] };
  const found = async () => (await Array.fromAsync(store.findings("low"))).flat().map((each) => each.finding.count);
  const say = (labelFindings: Commit["labelFindings"], outcomes: Commit["outcomes"] = []) =>
    store.commit({
      task: { collector: "drives", key: "d1", params: {}, cursor: null },
      page: { records: [DRIVE, item("f", { modified: "2026-01-01T00:00:00Z" })], cursor: null },
      outcomes,
      nameFindings: [],
      ...(labelFindings && { labelFindings }),
    });
  await say([told], [read]);
  expect(await found()).toEqual([1]);
  await say([{ ...told, findings: [] }]);
  expect(await found()).toEqual([1]);
  await say([told], [{ ...read, findings: [] }]);
  expect(await found()).toEqual([1]);
  const [total] = await Array.fromAsync(store.totals("medium"));
  expect(total?.byDetector).toEqual({ label: 1 });
  const population = await Array.fromAsync(store.population("onedrive.files", 1, "medium"));
  // What the file itself tells was known only once it was read; what the service tells puts it among what is read whole.
  expect(population.flatMap(({ items }) => items.map(({ id, marked }) => [id, marked]))).toEqual([["f", true]]);
  await say([{ ...told, findings: [] }]);
  expect(await found()).toEqual([]);
  await say([told]);
  await store.finishScan(NOW);
  await store.beginScan("tenant-a", WISH, NOW, false);
  await commit([DRIVE, item("f", { modified: "2026-02-02T00:00:00Z" })]);
  expect(await found()).toEqual([]);
});

test("what was read of a place that the configuration closes since is forgotten, and what its names said stands", async () => {
  const finding = { detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" } as const;
  const read = { ...PLACE, item: "f", name: null, read: true, unread: [], findings: [finding] };
  await commit([DRIVE, item("f")], [read]);
  const named = { ...PLACE, of: { item: "f" }, finding: { ...finding, detector: "iban" } } as const;
  const task = { collector: "drives", key: "d1", params: {}, cursor: null };
  await store.commit({ task, page: { records: [], cursor: null }, outcomes: [], nameFindings: [named] });
  const gap = { ...PLACE, kind: "gap", where: "content", cause: "left-out", count: 1 } as const;
  await commit([{ ...gap, permission: null, code: null, requestId: null }]);
  const found = (await Array.fromAsync(store.findings("low"))).flat();
  expect(found.map((each) => each.finding.detector)).toEqual(["iban"]);
  const [total] = await Array.fromAsync(store.totals("medium"));
  expect([total?.items, total?.itemsRead]).toEqual([1, 0]);
});

test("what could not be read is counted by reason, and apart where the rest of its item could", async () => {
  const outcome = (id: string, read: boolean, unread: Commit["outcomes"][number]["unread"]) => ({
    ...PLACE,
    item: id,
    name: null,
    read,
    unread,
    findings: [],
  });
  await commit(
    [DRIVE, ...["a", "b", "c", "d"].map((id) => item(id))],
    [
      outcome("a", false, ["encrypted"]),
      outcome("b", false, ["damaged"]),
      outcome("c", true, ["encrypted", "too-deep"]),
      outcome("d", true, []),
    ],
  );
  const [total] = await Array.fromAsync(store.totals("medium"));
  expect(total?.itemsRead).toBe(2);
  expect(total?.unread).toEqual({ encrypted: 1, damaged: 1, "partly-encrypted": 1, "partly-too-deep": 1 });
});
