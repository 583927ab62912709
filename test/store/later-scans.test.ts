/** What a later scan may go on from, and what it has to forget: links, names, people who left, scans of another kind. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../../src/model/directory-records.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Container, Item, TenantRecord } from "../../src/model/records.ts";
import type { ServiceId } from "../../src/model/service.ts";
import type { Page, Task } from "../../src/model/task.ts";
import type { Commit } from "../../src/store/commit.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { newPlace, type Place } from "./place.ts";
import { populationOf } from "./population.ts";

const WISH: ScanWish = {
  workloads: ["exchange", "onedrive", "teams", "sharepoint"],
  content: { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" },
  seed: "seed",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
};
const NOW = new Date("2026-11-20T08:00:00Z");
const LINK = "https://graph.example/v1.0/drives/d1/root/delta?token=1";

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

const task: Task = { collector: "drives", key: "d1", params: {}, cursor: null };
const commit = (records: readonly TenantRecord[], page: Partial<Page> = {}, rest: Partial<Commit> = {}) =>
  store.commit({ task, page: { records, cursor: null, ...page }, outcomes: [], nameFindings: [], ...rest });
const again = async (wish = WISH) => {
  await store.finishScan(NOW);
  return await store.beginScan("tenant-a", wish, NOW, false);
};

const FILES: ServiceId = "onedrive.files";
const drive = (id: string, service: ServiceId = FILES): Container => ({
  kind: "container",
  service,
  id,
  type: "personal",
  name: "Espace",
  owner: null,
  group: null,
  site: null,
  url: null,
  created: null,
  lastActivity: null,
  listed: true,
  traits: {},
});
const item = (id: string, about: Partial<Item> = {}): Item => ({
  kind: "item",
  service: FILES,
  container: "d1",
  id,
  type: "file",
  parent: null,
  name: `${id}.docx`,
  bytes: 10,
  created: null,
  modified: null,
  private: false,
  traits: {},
  ...about,
});
const gap = (about: Partial<Gap>): Gap => ({
  kind: "gap",
  service: null,
  container: null,
  where: "groups/members",
  cause: "forbidden",
  permission: null,
  code: null,
  requestId: null,
  count: 1,
  ...about,
});
const person = (id: string): Person => ({
  kind: "person",
  id,
  name: id,
  address: `${id}@demo.example`,
  addresses: [],
  guest: false,
  enabled: true,
  department: null,
  licences: [],
  created: null,
});
const nir: Finding = { detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" };
const place = { service: FILES, container: "d1" } as const;
const volumes = async () =>
  (await Array.fromAsync(store.totals("medium"))).map(({ container, items }) => [
    container.service,
    container.id,
    items,
  ]);

describe("a folder that is told to be deleted, and nothing of what it held", () => {
  const gone = (id: string) => ({ kind: "removed", ...place, id }) as const;
  const folderIn = (id: string, parent: string | null) => item(id, { type: "folder", parent, bytes: null });
  beforeEach(async () => {
    const read = { ...place, item: "deep", name: null, read: true, unread: [], findings: [nir] };
    const tree = [folderIn("root", null), folderIn("top", "root"), folderIn("inner", "top"), item("beside")];
    await commit([drive("d1"), ...tree, item("deep", { parent: "inner" }), item("high", { parent: "top" })], {
      settle: place,
    });
    await commit([], {}, { outcomes: [read] });
    await again();
  });

  test.each<[string, readonly (readonly TenantRecord[])[], readonly string[]]>([
    ["takes it all with it", [[gone("top")]], ["beside"]],
    ["as when each was told", [[gone("top"), gone("inner"), gone("deep"), gone("high")]], ["beside"]],
    ["but for what was moved out before", [[item("high", { parent: "root" })], [gone("top")]], ["beside", "high"]],
    ["and after", [[gone("top")], [item("high", { parent: "root" })]], ["beside", "high"]],
    ["or when it is told again", [[gone("top")], [folderIn("top", "root")]], ["beside", "deep", "high"]],
    ["not what else lies there", [[gone("inner")]], ["beside", "high"]],
  ])("%s", async (_case, pages, left) => {
    for (const records of pages) await commit([drive("d1"), ...records], { keep: place });
    await commit([], { keep: place, settle: place });
    const unread = (await store.unreadItems(FILES, "d1", null, 10)).map(({ id }) => id);
    expect(unread).toEqual(left.filter((id) => id !== "deep"));
    await store.finishScan(NOW);
    expect((await Array.fromAsync(store.totals("medium"))).map(({ items, itemsRead }) => [items, itemsRead])).toEqual([
      [left.length, left.includes("deep") ? 1 : 0],
    ]);
    expect((await Array.fromAsync(store.findings("medium"))).flat()).toHaveLength(left.includes("deep") ? 1 : 0);
  });
});

describe("the link that a drive goes on from", () => {
  beforeEach(async () => {
    await commit([drive("d1"), item("a"), item("b")], { delta: { ...place, link: LINK } });
  });

  test("stands as long as its files do", async () => {
    await again();
    expect(await store.deltaLink(FILES, "d1")).toBe(LINK);
  });

  test("goes with a drive that was away for one scan: back, it is walked whole", async () => {
    await again();
    await commit([drive("d2")]);
    await again();
    expect(await volumes()).toEqual([[FILES, "d2", 0]]);
    expect(await store.deltaLink(FILES, "d1")).toBeNull();
  });

  test("goes with the files of a drive that was shut for one scan", async () => {
    await again();
    await commit([drive("d1"), gap({ ...place, where: "drives/root/delta", cause: "locked" })]);
    await again();
    expect(await volumes()).toEqual([[FILES, "d1", 0]]);
    expect(await store.deltaLink(FILES, "d1")).toBeNull();
  });

  test.each(["given-up", "unexpected"] as const)("stands with its files where the drive was %s", async (cause) => {
    const read = { ...place, item: "a", name: null, read: true, unread: [], findings: [nir] };
    await commit([], {}, { outcomes: [read] });
    await again();
    await commit([drive("d1"), gap({ ...place, where: "drives/root/delta", cause })]);
    await again();
    expect(await volumes()).toEqual([[FILES, "d1", 2]]);
    expect(await store.deltaLink(FILES, "d1")).toBe(LINK);
    expect((await Array.fromAsync(store.findings("medium"))).flat()).toHaveLength(1);
  });

  test.each<[string, ServiceId]>([
    ["users/drive", FILES],
    ["sites/drive", FILES],
    ["sites/drives", "sharepoint.documents"],
    ["sites/lists", "sharepoint.lists"],
  ])("stands where the list that names its place was given up: %s", async (where, service) => {
    const told = { service, container: "p1" } as const;
    await commit([drive("p1", service)], { delta: { ...told, link: LINK } });
    await again();
    await commit([gap({ service, container: "whose", where, cause: "given-up" })]);
    await again();
    expect((await volumes()).map(([, id]) => id)).toContain("p1");
    expect(await store.deltaLink(service, "p1")).toBe(LINK);
  });

  test("stands when only the walk of changes was cut short", async () => {
    await again();
    await commit([drive("d1"), item("c")], { keep: place });
    await commit([gap({ ...place, where: "drives/root/delta", cause: "given-up" })]);
    await again();
    expect(await volumes()).toEqual([[FILES, "d1", 3]]);
    expect(await store.deltaLink(FILES, "d1")).toBe(LINK);
  });

  test("is not that of the same drive under another service, where its files are not known", async () => {
    await again();
    expect(await store.deltaLink("teams.files", "d1")).toBeNull();
  });

  test("goes when the drive is to be walked from nothing", async () => {
    await commit([{ kind: "reset", ...place }]);
    expect(await store.deltaLink(FILES, "d1")).toBeNull();
  });
});

describe("what was found in a name", () => {
  const inName = (of: "place" | { item: string } | { folder: string }) => ({
    nameFindings: [{ ...place, of, finding: nir }],
  });
  const findings = async () => (await Array.fromAsync(store.findings("medium"))).flat().length;

  test.each<[string, TenantRecord, "place" | { item: string } | { folder: string }]>([
    ["file", item("a", { name: "[nir].docx" }), { item: "a" }],
    ["folder", item("a", { type: "folder", name: "Dossier [nir]" }), { folder: "a" }],
    ["place", { ...drive("d1"), name: "Espace [nir]" }, "place"],
  ])("of a %s is forgotten once it bears another", async (_case, named, of) => {
    await commit([drive("d1"), named], {}, inName(of));
    expect(await findings()).toBe(1);
    await again();
    const renamed = named.kind === "container" || named.kind === "item" ? { ...named, name: "Autre" } : named;
    await commit([drive("d1"), renamed], { keep: place });
    await store.finishScan(NOW);
    expect(await findings()).toBe(0);
  });

  test("stays when it is said again", async () => {
    await commit([drive("d1"), item("a", { name: "[nir].docx" })], {}, inName({ item: "a" }));
    await again();
    await commit([drive("d1"), item("a", { name: "[nir].docx" })], { keep: place }, inName({ item: "a" }));
    await store.finishScan(NOW);
    expect(await findings()).toBe(1);
  });
});

test("what was found in a file that has changed since is not known any more", async () => {
  const read = { ...place, item: "a", name: "a.docx", read: true, unread: [], findings: [nir] };
  await commit([drive("d1"), item("a")], {}, { outcomes: [read] });
  await again();
  await commit([drive("d1"), item("a", { modified: "2026-11-19T00:00:00Z" })]);
  await store.finishScan(NOW);
  expect(await Array.fromAsync(store.totals("medium"))).toMatchObject([{ itemsRead: 0, sensitiveItems: 0 }]);
});

test.each(["groups/members", "security/sensitivityLabels", "reports/getMailboxUsageDetail"])(
  "a refusal of %s keeps nobody in the plan who left",
  async (where) => {
    await commit([drive("d1"), item("a"), drive("d2")]);
    await again();
    await commit([drive("d2"), gap({ where })]);
    await store.finishScan(NOW);
    expect(await volumes()).toEqual([[FILES, "d2", 0]]);
  },
);

test.each(["users", "groups"])("a refusal of %s forgets nothing", async (where) => {
  await commit([drive("d1"), item("a")]);
  await again();
  await commit([gap({ where })]);
  await store.finishScan(NOW);
  expect(await volumes()).toEqual([[FILES, "d1", 1]]);
});

const OF_SITES = ["sharepoint.documents", "sharepoint.lists", "sharepoint.pages", "other.onenote"] as const;

describe("a list that did not come in an outage", () => {
  test.each<[string, readonly ServiceId[]]>([
    ["users/chats", ["teams.chat"]],
    ["users/chats/getAllMessages", ["teams.chat"]],
    ["solutions/virtualEvents/webinars", ["teams.webinars"]],
    ["solutions/virtualEvents/townhalls", ["teams.webinars"]],
    ["groups/planner/plans", ["other.planner"]],
    ["groups/drive", ["teams.files", ...OF_SITES]],
    ["groups/sites/root", ["teams.files", ...OF_SITES]],
    ["teams/channels", ["teams.channel-messages", "teams.files", ...OF_SITES]],
    ["teams/channels/filesFolder", ["teams.files", ...OF_SITES]],
    ["sites/sites", OF_SITES],
  ])("of %s forgets no place that it hides, whatever the service", async (where, services) => {
    const told = (id: string) => services.map((service) => drive(id, service));
    await commit([...told("p1"), ...told("p2"), drive("m1", "exchange.mail")]);
    await again();
    await commit([...told("p2"), gap({ service: services[0] ?? null, container: "u1", where, cause: "given-up" })]);
    await store.finishScan(NOW);
    const left = (await volumes()).map(([service, id]) => `${service} ${id}`).sort();
    expect(left).toEqual(services.flatMap((service) => [`${service} p1`, `${service} p2`]).sort());
  });

  test("of all sites forgets none of their places, nor a drive without account", async () => {
    const told = [...OF_SITES, FILES].map((service) => drive("p1", service));
    await commit(told);
    await again();
    await commit([gap({ service: "sharepoint.documents", where: "sites/getAllSites", cause: "given-up" })]);
    await store.finishScan(NOW);
    expect(await volumes()).toHaveLength(told.length);
  });

  test("keeps nothing of what is gone from a place that was met again", async () => {
    const post = (id: string) => item(id, { service: "teams.channel-messages", type: "thing", name: null });
    const channel = (id: string) => drive(id, "teams.channel-messages");
    await commit([channel("d1"), post("m1"), post("m2"), post("m3"), channel("other")]);
    await again();
    const hidden = { service: "teams.channel-messages", container: "t9", where: "teams/channels" } as const;
    await commit([channel("d1"), post("m1"), gap({ ...hidden, cause: "given-up" })]);
    await store.finishScan(NOW);
    expect(await volumes()).toEqual([
      ["teams.channel-messages", "d1", 1],
      ["teams.channel-messages", "other", 0],
    ]);
  });

  test("of one member keeps the messages of a chat that others lead to", async () => {
    const message = (id: string) => item(id, { service: "teams.chat", type: "thing", name: null });
    await commit([drive("d1", "teams.chat"), message("m1"), message("m2")]);
    await again();
    const hidden = { service: "teams.chat", container: "u1", where: "users/chats/getAllMessages" } as const;
    await commit([drive("d1", "teams.chat"), message("m1"), gap({ ...hidden, cause: "unexpected" })]);
    await store.finishScan(NOW);
    expect(await volumes()).toEqual([["teams.chat", "d1", 2]]);
  });
});

test.each(["forbidden", "locked"] as const)(
  "a list that is %s is the tenant's state: a first scan would not know its places",
  async (cause) => {
    const service = "teams.channel-messages";
    await commit([drive("p1", service), drive("p2", service)]);
    await again();
    await commit([drive("p2", service), gap({ service, container: "t1", where: "teams/channels", cause })]);
    await store.finishScan(NOW);
    expect(await volumes()).toEqual([[service, "p2", 0]]);
  },
);

test.each<[string, string, readonly string[]]>([
  ["of who was not visited again stands", "u2", ["u1"]],
  ["of who was goes", "u1", []],
])("in a narrowed scan a refusal %s", async (_case, visited, left) => {
  await commit([person("u1"), gap({ service: FILES, container: "u1", where: "users/drive" })]);
  await again({ ...WISH, include: [`${visited}@demo.example`] });
  const block = { collector: "personal-drives", key: `block:${visited}..${visited}`, params: { ids: [visited] } };
  await commit([], { follow: [block] });
  await store.finishScan(NOW);
  expect((await Array.fromAsync(store.gaps())).map(({ container }) => container)).toEqual(left);
});

test("who left is not visited again, and is told of until the scan ends", async () => {
  await commit([person("u1"), person("u2")]);
  await again();
  await commit([person("u2")]);
  expect((await store.facts("person", null, 10)).map(({ id }) => id)).toEqual(["u2"]);
  expect(await store.fact("person", "u1")).toBeNull();
  expect(await store.fact("person", "u2")).not.toBeNull();
  await store.finishScan(NOW);
  expect((await store.facts("person", null, 10)).map(({ id }) => id)).toEqual(["u2"]);
});

test("the rate of a sample is of those whom this scan has told of", async () => {
  const mail = { kind: "part", service: "exchange.mail", container: "u1", bytes: null, counted: true } as const;
  await commit([drive("d1"), item("a"), item("b"), { ...mail, id: "f1", items: 5 }, { ...mail, id: "f2", items: 3 }]);
  await again();
  await commit([drive("d1"), item("a"), { ...mail, id: "f1", items: 4 }]);
  await commit([{ ...drive("u1"), service: "exchange.mail" }]);
  expect([await populationOf(store, FILES), await populationOf(store, "exchange.mail")]).toEqual([1, 4]);
  await commit([item("c")], { keep: place });
  expect(await populationOf(store, FILES)).toBe(3);
});

test("the bytes of a place are those of its files that tell their size", async () => {
  await commit([drive("d1"), item("a"), item("b", { bytes: null })]);
  expect(await Array.fromAsync(store.totals("medium"))).toMatchObject([{ items: 2, bytes: 10 }]);
});

describe("a scan that was interrupted", () => {
  test.each<[string, Partial<ScanWish>]>([
    ["contents are not to be read any more", { content: { ...WISH.content, exchange: "none" } }],
    ["other workloads are chosen", { workloads: ["exchange"] }],
    ["somebody is left out", { exclude: ["someone@demo.example"] }],
    ["somebody is not to be read", { excludeContent: ["someone@demo.example"] }],
  ])("is not gone on with when %s", async (_case, change) => {
    await store.plant([{ collector: "messages", key: "u1", params: {} }]);
    const wish = { ...WISH, ...change };
    expect(await store.beginScan("tenant-a", wish, NOW, false)).toMatchObject({ number: 2, resumed: false, wish });
    expect(await store.claim(["messages"], 10)).toEqual([]);
  });

  test("is gone on with otherwise", async () => {
    await store.plant([{ collector: "messages", key: "u1", params: {} }]);
    expect(await store.beginScan("tenant-a", { ...WISH }, NOW, false)).toMatchObject({ number: 1, resumed: true });
    expect(await store.claim(["messages"], 10)).toHaveLength(1);
  });
});
