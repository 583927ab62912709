/** What is asked apart of a place or an item stands beside its record: until the item changes, and sharing for one scan alone. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Apart, Container, Item, Sharing, TenantRecord } from "../../src/model/records.ts";
import type { NameFinding } from "../../src/store/commit.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { newPlace, type Place } from "./place.ts";

const FULL = { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" } as const;
const WISH: ScanWish = {
  ...{
    workloads: ["exchange", "onedrive", "teams", "sharepoint"],
    content: FULL,
    seed: "seed",
    countTeamsMessages: false,
  },
  ...{ include: [], exclude: [], excludeContent: [], readSharing: true },
};
const NOW = new Date("2026-11-20T08:00:00Z");
const [service, container] = ["onedrive.files", "d1"] as const;

let home: Place;
let store: RecordStore;
beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
  await store.beginScan("tenant-a", WISH, NOW, false);
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

const task = { collector: "drives", key: "d1", params: {}, cursor: null };
const say = (records: readonly TenantRecord[], nameFindings: readonly NameFinding[] = []) =>
  store.commit({ task, page: { records, cursor: null, settle: { service, container } }, outcomes: [], nameFindings });
const drive: Container = {
  ...{
    kind: "container",
    service,
    id: container,
    type: "personal",
    name: "Espace",
    owner: null,
    group: null,
    site: null,
  },
  ...{ url: null, created: null, lastActivity: null, listed: true, traits: { archive: true } },
};
const item = (id: string, about: Partial<Item> = {}): Item => ({
  ...{ kind: "item", service, container, id, type: "file", parent: null, name: id, bytes: 1, created: null },
  ...{ modified: "2026-01-01T00:00:00Z", private: false, traits: {} },
  ...about,
});
const LINKS: Sharing = { anonymous: 1, organization: 0, people: 2, guests: 3, endless: 2, until: null };
const apart = (id: string | null, told: Apart["told"]): Apart => ({
  kind: "apart",
  service,
  container,
  item: id,
  told,
});
const finding: Finding = { detector: "nir", category: "citizen-personal-data", count: 1, confidence: "medium" };
const found = (id: string, about: Partial<Finding> = {}): NameFinding => ({
  ...{ service, container, of: { item: id }, finding: { ...finding, ...about } },
});
const shared = () => Array.fromAsync(store.shared());
const next = async (wish = WISH) => {
  await store.finishScan(NOW);
  await store.beginScan("tenant-a", wish, NOW, false);
};

test("what is told of a place is among its traits, of that scan", async () => {
  await say([drive, apart(null, { forwardsOut: 2 })]);
  expect((await store.container(service, container))?.traits).toEqual({ archive: true, forwardsOut: 2 });
  await next();
  await say([drive]);
  expect((await store.container(service, container))?.traits).toEqual({ archive: true });
});

test("sharing adds up by place; files that a guest or anybody may open are told beside", async () => {
  await say([drive, item("a"), item("b"), item("c")]);
  const inside = { ...LINKS, anonymous: 0, guests: 0, until: "2027-03-31T00:00:00Z" };
  await say([apart("a", { sharing: LINKS }), apart("b", { sharing: inside }), apart("c", { ownParts: 1 })]);
  expect(await shared()).toEqual([
    {
      ...{ service, container, files: 2, outside: 1, anonymous: 1, organization: 0, people: 4, guests: 3, endless: 4 },
      until: "2027-03-31T00:00:00Z",
    },
  ]);
});

test.each<[string, () => Promise<unknown>, number]>([
  ["said again as it was, and not asked again", () => say([drive, item("a")]), 0],
  ["asked again", () => say([drive, item("a"), apart("a", { sharing: LINKS })]), 1],
  ["not said again: only changes are told", () => say([drive]), 0],
])("in the next scan, %s: sharing is known of the scan that asked", async (_case, meanwhile, files) => {
  await say([drive, item("a"), apart("a", { sharing: LINKS })]);
  await next();
  await meanwhile();
  expect((await shared()).reduce((sum, place) => sum + place.files, 0)).toBe(files);
});

test("an item that has changed is asked anew, one that has not keeps what was told of it", async () => {
  const told = async () => {
    // Sharing is said beside, so that what stands can be seen through the port.
    await say([apart("a", { sharing: LINKS }), apart("b", { sharing: LINKS })]);
    return (await shared())[0]?.files;
  };
  await say([drive, item("a"), item("b")]);
  expect(await told()).toBe(2);
  await say([item("a", { modified: "2026-02-01T00:00:00Z" }), item("b")]);
  expect((await shared())[0]?.files).toBe(1);
});

test("files that are shared and sensitive are given window by window: not private, not by a contact or a marking alone", async () => {
  const open = { shared: "users" as const };
  await say(
    [
      ...[
        drive,
        item("open", { type: "folder", shared: "anonymous" }),
        item("own", { type: "folder", parent: "open", private: true }),
      ],
      ...[item("a", open), item("b", { parent: "open" }), item("c"), item("d", open), item("e", open), item("f", open)],
      ...[item("g", { parent: "own" }), item("h", open)],
    ],
    [
      ...["a", "b", "c", "g", "h"].map((id) => found(id)),
      ...[
        found("d", { detector: "email", category: "contact" }),
        found("e", { detector: "marking", category: "marked-document" }),
      ],
      found("f", { confidence: "low" }),
    ],
  );
  const first = await store.sharedSensitive(service, container, null, 2);
  expect([first, await store.sharedSensitive(service, container, first.at(-1) ?? null, 2)]).toEqual([
    ["a", "b"],
    ["h"],
  ]);
});

test("a place tells retention labels once one of its items says whether it bears one", async () => {
  await say([drive, item("a")]);
  expect(await store.tellsRetention(service, container)).toBe(false);
  await say([item("b", { traits: { retained: false } })]);
  expect(await store.tellsRetention(service, container)).toBe(true);
});
