/**
 * What the history counts as the tenant's own doing, scan after scan, in a store as it is: a dip in what was seen is no
 * progress, and what comes back is held against what was seen before the dip.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { historyOf, keepUnplanned } from "../../../src/app/planning/history.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import type { KeptRow, Provenance, Standing } from "../../../src/model/history.ts";
import type { TenantRecord } from "../../../src/model/records.ts";
import { SERVICES } from "../../../src/model/service.ts";
import { burnDownOf } from "../../../src/plan/burn-down.ts";
import { NO_CONFIGURATION } from "../../../src/store/configuration.ts";
import type { RecordStore, ScanWish } from "../../../src/store/port.ts";
import { openStore } from "../../../src/store/sqlite/store.ts";
import { tolerances } from "../../doctrine/templates.ts";

const WISH: ScanWish = {
  workloads: ["exchange", "onedrive", "teams", "sharepoint"],
  content: { exchange: "full", onedrive: "full", teams: "none", sharepoint: "none" },
  ...{ seed: "seed", include: [], exclude: [], excludeContent: [], countTeamsMessages: false },
};
const PROVENANCE: Provenance = {
  detectors: ["d1"],
  thresholds: { minConfidence: "medium", tolerances: "t" },
  configuration: { scope: "s", directorates: "u", project: "p", planning: "w" },
  workloads: WISH.workloads,
  permissions: null,
  listed: { "onedrive.files": "whole", "exchange.calendar": "whole" },
};

let folder = "";
let store: RecordStore;
let day = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bascule-history-"));
  store = openStore(folder, { create: true });
  day = 0;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function scanned(records: readonly TenantRecord[] = []) {
  day += 1;
  const now = new Date(Date.UTC(2026, day, 3, 8));
  await store.beginScan("tenant-a", WISH, now, false);
  const task = { collector: "c", key: String(day), params: {}, cursor: null };
  await store.commit({ task, page: { records, cursor: null }, outcomes: [], nameFindings: [] });
  return store.finishScan(now);
}

/** A scan that saw these spaces: `id: items`, `id: items found`, or `id: items partial`. */
async function kept(spaces: Readonly<Record<string, string>>, about: Partial<Provenance> = {}): Promise<void> {
  const scan = await scanned();
  const provenance = { ...PROVENANCE, ...about };
  const doctrine = { edition: "2021-09-15", sha256: "e" };
  const standing: Standing = {
    asOf: "2026-12-01" as IsoDate,
    content: WISH.content,
    doctrine,
    provenance,
    services: [],
  };
  const keeping = await historyOf(store, scan, standing);
  for (const [id, told] of Object.entries(spaces)) {
    const [items = "0", found = "0"] = told.split(" ");
    const row: KeptRow = {
      ...{
        service: id.startsWith("agenda") ? "exchange.calendar" : "onedrive.files",
        id,
        unit: null,
        department: null,
      },
      ...{ items: Number(items), bytes: Number(items) * 10, sensitive: Number(found) || 0 },
      coverage: found === "partial" ? "partial" : "complete",
    };
    await keeping?.see(row);
  }
  await keeping?.end(standing);
}

/** Each scan as `spaces items found, by the tenant, aside`. */
async function way(): Promise<readonly string[]> {
  const all = new Set(SERVICES.map(({ id }) => id));
  return burnDownOf(await store.keptScans(), all).map(
    ({ spaces, items, sensitive, moved, aside }) => `${spaces} ${items} ${sensitive}, ${moved.items}, ${aside.items}`,
  );
}

test("what goes, comes, grows and shrinks is progress; calendars are no spaces of their own", async () => {
  await kept({ a: "10 4", b: "20 1", c: "5", "agenda-a": "7" });
  await kept({ a: "10 4", b: "12 1", d: "3 2", "agenda-a": "6" });
  expect(await way()).toEqual(["3 42 5, 0, 0", "3 31 7, -11, 0"]);
});

test("a place seen in part, or not at all, moves nothing; what it lost meanwhile counts once it is seen again", async () => {
  await kept({ a: "100", b: "20" });
  await kept({ a: "40 partial" }, { listed: {} });
  expect(await way()).toEqual(["1 40 0, 0, 0", "1 40 0, 0, -80"]);
  await kept({ a: "90", b: "15" });
  expect(await way()).toEqual(["2 120 0, 0, 0", "2 120 0, 0, -80", "2 105 0, -15, 80"]);
});

test("what is gone and comes back was gone", async () => {
  await kept({ a: "10", b: "20" });
  await kept({ a: "10" });
  await kept({ a: "10", b: "25" });
  expect(await way()).toEqual(["2 30 0, 0, 0", "1 10 0, -20, 0", "2 35 0, 25, 0"]);
});

test("with other detectors nothing found is compared, and the items are", async () => {
  await kept({ a: "10 1" });
  await kept({ a: "8 5" }, { detectors: ["d1", "d2"] });
  expect(await way()).toEqual(["1 10 null, 0, 0", "1 8 5, -2, 0"]);
});

test("what was left out on purpose may have gone too: it is not counted", async () => {
  await kept({ a: "10", b: "20" });
  await kept({ a: "10" }, { configuration: { ...PROVENANCE.configuration, scope: "other" } });
  expect(await way()).toEqual(["1 10 0, 0, 0", "1 10 0, 0, -20"]);
});

test("a scan is kept once: by its first plan, and before the next scan where it had none", async () => {
  const drive: TenantRecord = {
    ...{ kind: "container", service: "onedrive.files", id: "d1", type: "personal", name: "Espace", owner: null },
    ...{ group: null, site: null, url: null, created: null, lastActivity: null, listed: true, traits: {} },
  };
  const rests = { configuration: NO_CONFIGURATION, tolerances };
  await keepUnplanned(store, rests);
  expect(await store.keptScans()).toEqual([]);
  const scan = await scanned([drive]);
  await keepUnplanned(store, rests);
  await keepUnplanned(store, rests);
  const [unplanned] = await store.keptScans();
  expect(unplanned).toMatchObject({
    number: 1,
    doctrine: null,
    sums: [{ service: "onedrive.files", stood: { spaces: 1 } }],
  });
  expect(await store.sightings({ service: "onedrive.files", id: "d1" })).toMatchObject([{ scan: 1, items: 0 }]);
  const { number: _number, ...standing } = unplanned as NonNullable<typeof unplanned>;
  const planned = { ...standing, doctrine: { edition: "e", sha256: "1" } };
  const keeping = await historyOf(store, scan, planned);
  await keeping?.end(planned);
  expect((await store.keptScans()).map(({ doctrine }) => doctrine?.edition)).toEqual(["e"]);
  expect(await historyOf(store, scan, planned)).toBeNull();
});
