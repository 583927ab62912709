/** A store: one transaction a page, nothing lost, nothing counted twice, nobody else's to read. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Container, Item, Part, TenantRecord } from "../../src/model/records.ts";
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

let home: Place;
let store: RecordStore;

beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
  await store.beginScan("tenant-a", WISH, NOW, false);
  await store.plant([{ collector: "drives", key: "d1", params: {} }]);
});

afterEach(async () => {
  await store.close();
  await home.remove();
});

const task: Task = { collector: "drives", key: "d1", params: {}, cursor: null };
const drive = (id: string): Container => ({
  kind: "container",
  service: "onedrive.files",
  id,
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
});
const item = (id: string, about: Partial<Item> = {}): Item => ({
  kind: "item",
  service: "onedrive.files",
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
const part = (id: string, items: number | null, counted = true): Part => ({
  kind: "part",
  service: "exchange.mail",
  container: "u1",
  id,
  items,
  bytes: items === null ? null : items * 100,
  counted,
});

const commit = (records: readonly TenantRecord[], page: Partial<Page> = {}, rest: Partial<Commit> = {}) =>
  store.commit({ task, page: { records, cursor: null, ...page }, outcomes: [], nameFindings: [], ...rest });
const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(rows);
const nir = (count = 1): Finding => ({ detector: "nir", category: "citizen-personal-data", count, confidence: "high" });
const marking: Finding = { detector: "marking", category: "marked-document", count: 1, confidence: "high" };
const read = (id: string, findings: readonly Finding[]) => ({
  service: "onedrive.files" as const,
  container: "d1",
  item: id,
  name: `${id}.docx`,
  read: true,
  unread: [],
  findings,
});

describe("a page and its cursor", () => {
  test("are one: a task claimed and never committed is there again, at its last page", async () => {
    await store.claim(["drives"], 10);
    await commit([drive("d1"), item("a")], { cursor: "page-2" });
    await store.claim(["drives"], 10);
    await store.close();
    store = await home.open({ create: false });
    const resumed = await store.beginScan("tenant-a", { ...WISH, seed: "another" }, NOW, false);
    expect(resumed).toMatchObject({ resumed: true, number: 1, wish: { seed: "seed" } });
    expect(await store.claim(["drives"], 10)).toEqual([{ ...task, cursor: "page-2", unanswered: 0 }]);
  });

  test("said twice change nothing", async () => {
    const page = [drive("d1"), item("a"), item("b")];
    await commit(page, {}, { outcomes: [read("a", [nir(2)])] });
    const once = [await all(store.totals("medium")), (await all(store.findings("medium"))).flat()];
    await commit(page, {}, { outcomes: [read("a", [nir(2)])] });
    expect([await all(store.totals("medium")), (await all(store.findings("medium"))).flat()]).toEqual(once);
  });

  test("what was odd is added up, rows said again among them, over resumptions; another scan has its own", async () => {
    await store.addOddity({ workload: "teams", kind: "empty-page", count: 2 });
    await commit([drive("d1"), item("a"), item("b")], { cursor: "page-2" });
    await commit([item("b"), item("c"), item("c")], { cursor: "page-3" });
    await store.beginScan("tenant-a", WISH, NOW, false);
    await store.addOddity({ workload: "teams", kind: "empty-page", count: 1 });
    await commit([item("a")]);
    expect(await store.oddities()).toEqual([
      { workload: "onedrive", kind: "row-repeated", count: 3 },
      { workload: "teams", kind: "empty-page", count: 3 },
    ]);
    await store.finishScan(NOW);
    await store.beginScan("tenant-a", WISH, NOW, false);
    await store.plant([{ collector: "drives", key: "d1", params: {} }]);
    await commit([drive("d1"), item("a")]);
    expect(await store.oddities()).toEqual([]);
  });

  test("a walk that begins again says nothing twice", async () => {
    await commit([drive("d1"), item("a")], { cursor: "page-2" });
    await commit([{ kind: "reset", service: "onedrive.files", container: "d1" }, item("a")]);
    expect(await store.oddities()).toEqual([]);
  });

  test.each<[string, readonly (string | null)[], string | null]>([
    ["the first in the alphabet", ["DSI", "DAJ", "DRH"], "DAJ"],
    ["whoever comes last", ["DAJ", "DRH", "DSI"], "DAJ"],
    ["whoever has none", [null, "DSI", null], "DSI"],
    ["nobody who has one", [null, null], null],
  ])("of those who are shown a chat in a scan, the directorate is that of %s", async (_case, told, stands) => {
    const chat = (department: string | null): Container => ({
      ...drive("c1"),
      service: "teams.chat",
      owner: null,
      department,
    });
    for (const department of told) await commit([chat(department)], { cursor: "more" });
    expect((await store.container("teams.chat", "c1"))?.department).toBe(stands);
    // Who was the first may have left since.
    await store.finishScan(NOW);
    await store.beginScan("tenant-a", WISH, NOW, false);
    await commit([chat("Zones")]);
    expect((await store.container("teams.chat", "c1"))?.department).toBe("Zones");
  });

  test("a page that cannot be written leaves nothing of itself", async () => {
    const broken = { ...item("b"), type: undefined } as unknown as Item;
    await expect(commit([drive("d1"), item("a"), broken])).rejects.toThrow();
    expect(await all(store.totals("low"))).toEqual([]);
  });

  test("a task ends with a page without cursor, and planting it again does not wake it", async () => {
    await store.claim(["drives"], 1);
    await commit([drive("d1")]);
    await store.plant([{ collector: "drives", key: "d1", params: {} }]);
    expect(await store.claim(["drives"], 10)).toEqual([]);
    expect(await store.pending()).toEqual(new Map());
  });
});

describe("counting", () => {
  test("again says the same, for each confidence, and what has come since", async () => {
    const asked = async () => [await all(store.totals("low")), await all(store.totals("medium", "onedrive.files"))];
    const unsure: Finding = { ...nir(), confidence: "low" };
    await commit([drive("d1"), item("a")], { cursor: "page-2" }, { outcomes: [read("a", [unsure])] });
    const before = await asked();
    expect(before).toMatchObject([[{ items: 1, sensitiveItems: 1 }], [{ items: 1, sensitiveItems: 0 }]]);
    expect(await asked()).toEqual(before);
    await commit([item("b")], { cursor: "page-3" }, { outcomes: [read("b", [nir()])] });
    expect(await asked()).toMatchObject([[{ items: 2, sensitiveItems: 2 }], [{ items: 2, sensitiveItems: 1 }]]);
    const other = await home.open({ create: false });
    try {
      await other.commit({ task, page: { records: [item("c")], cursor: null }, outcomes: [], nameFindings: [] });
    } finally {
      await other.close();
    }
    expect(await asked()).toMatchObject([[{ items: 3 }], [{ items: 3 }]]);
  });

  test.each<[string, TenantRecord[], { items: number | null; bytes: number | null }]>([
    [
      "files, empty ones too, and no folder",
      [drive("d1"), item("a"), item("e", { bytes: 0 }), item("f", { type: "folder" })],
      { items: 2, bytes: 10 },
    ],
    ["a place that holds nothing", [drive("d1")], { items: 0, bytes: 0 }],
    ["things without size", [drive("d1"), item("a", { type: "thing", bytes: null })], { items: 1, bytes: null }],
    [
      "one that is no longer there",
      [drive("d1"), item("a"), item("b"), { kind: "removed", service: "onedrive.files", container: "d1", id: "b" }],
      { items: 1, bytes: 10 },
    ],
    [
      "a walk that starts again",
      [drive("d1"), item("a"), { kind: "reset", service: "onedrive.files", container: "d1" }, item("z")],
      { items: 1, bytes: 10 },
    ],
  ])("%s", async (_case, records, volume) => {
    await commit(records);
    expect((await all(store.totals("medium")))[0]).toMatchObject(volume);
  });

  test.each<[string, TenantRecord[], { items: number | null; bytes: number | null }]>([
    [
      "folders add up, hidden ones do not count",
      [part("inbox", 3), part("sent", 2), part("hidden", 90, false)],
      { items: 5, bytes: 500 },
    ],
    [
      "one that cannot be told makes the whole unknown",
      [part("inbox", 3), part("sent", null)],
      { items: null, bytes: null },
    ],
  ])("%s", async (_case, parts, volume) => {
    await commit([{ ...drive("u1"), service: "exchange.mail" }, ...parts]);
    expect((await all(store.totals("medium")))[0]).toMatchObject(volume);
  });

  test("what is listed and what is counted by folders make the population of a sample", async () => {
    await commit([{ ...drive("u1"), service: "exchange.mail" }, part("inbox", 3), part("hidden", 90, false)]);
    await commit([drive("d1"), item("a"), item("f", { type: "folder" })]);
    expect(await populationOf(store, "exchange.mail")).toBe(3);
    expect(await populationOf(store, "onedrive.files")).toBe(1);
  });

  test("an item counts once however many values it holds; markings alone are restricted", async () => {
    await commit(
      [drive("d1"), item("a"), item("b"), item("c")],
      {},
      {
        outcomes: [
          read("a", [nir(40), marking]),
          read("b", [marking]),
          { ...read("c", []), read: false, unread: ["encrypted"] },
        ],
      },
    );
    expect((await all(store.totals("medium")))[0]).toMatchObject({
      itemsRead: 2,
      sensitiveItems: 1,
      restrictedItems: 1,
      byDetector: { marking: 2, nir: 1 },
      byCategory: { "citizen-personal-data": 1, "marked-document": 2 },
      unread: { encrypted: 1 },
    });
  });

  const secret: Finding = { detector: "secret", category: "credential", count: 1, confidence: "medium" };
  test.each<[string, readonly (readonly [item: string, ...Finding[]])[], readonly Finding[], unknown]>([
    [
      "once each, whatever else is found there",
      [
        ["a", marking, secret],
        ["b", nir()],
        ["c", marking],
      ],
      [],
      [true, 2],
    ],
    ["in names of folders: they are of no item", [["a", nir()]], [marking], [true, 0]],
    ["at the confidence that is asked for", [["a", { ...secret, confidence: "low" }]], [], [false, 0]],
    ["none", [["a", nir()]], [], [false, 0]],
  ])("items with a marking or a credential are counted: %s", async (_case, told, folder, expected) => {
    await commit(
      [drive("d1"), item("f", { type: "folder" }), ...told.map(([id]) => item(id))],
      {},
      {
        outcomes: told.map(([id, ...findings]) => read(id, findings)),
        nameFindings: folder.map((finding) => ({
          ...{ service: "onedrive.files", container: "d1", of: { folder: "f" }, finding },
        })),
      },
    );
    const { any, items } = await store.restricted("medium");
    expect([any, items.get("onedrive.files") ?? 0]).toEqual(expected);
  });

  test("low findings stay out unless they are asked for", async () => {
    await commit([drive("d1"), item("a")], {}, { outcomes: [read("a", [{ ...nir(), confidence: "low" }])] });
    expect((await all(store.findings("medium"))).flat()).toEqual([]);
    expect((await all(store.findings("low"))).flat().map(({ finding }) => finding.confidence)).toEqual(["low"]);
  });

  test("one line for each item and detector, at its best confidence; names of places have no item", async () => {
    await commit(
      [drive("d1"), item("a"), item("f", { type: "folder" })],
      {},
      {
        outcomes: [read("a", [nir(2), { ...nir(5), confidence: "medium" }])],
        nameFindings: [
          {
            service: "onedrive.files",
            container: "d1",
            of: { item: "a" },
            finding: { ...nir(1), confidence: "medium" },
          },
          { service: "onedrive.files", container: "d1", of: { folder: "f" }, finding: nir(1) },
          { service: "onedrive.files", container: "d1", of: "place", finding: nir(1) },
        ],
      },
    );
    const lines = (await all(store.findings("medium")))
      .flat()
      .map(({ item, name, finding }) => [item, name, finding.count, finding.confidence]);
    expect(lines).toEqual([
      [null, null, 2, "high"],
      ["a", "a.docx", 8, "high"],
    ]);
  });
});

test("what a folder is goes down to what it holds, however deep", async () => {
  await commit(
    [
      drive("d1"),
      item("perso", { type: "folder", private: true }),
      item("sub", { type: "folder", parent: "perso" }),
      item("letter", { parent: "sub" }),
      item("book", { type: "notebook", bytes: null }),
      item("group", { type: "folder", parent: "book" }),
      item("one", { parent: "book", bytes: 7 }),
      item("two", { parent: "group", bytes: 5 }),
      item("open"),
    ],
    { settle: { service: "onedrive.files", container: "d1" } },
  );
  expect((await all(store.totals("medium")))[0]).toMatchObject({ items: 2, bytes: 20, unread: { private: 1 } });
  expect((await store.unreadItems("onedrive.files", "d1", null, 10)).map(({ id }) => id)).toEqual(["open"]);
  expect((await store.notebooks("onedrive.files", "d1", null, 10)).map(({ id, bytes }) => [id, bytes])).toEqual([
    ["book", 12],
  ]);
});

test("what was read before its folder was called private is forgotten", async () => {
  const settle = { service: "onedrive.files", container: "d1" } as const;
  const folder = item("sub", { type: "folder" });
  await commit([drive("d1"), folder, item("a", { parent: "sub" })], { settle }, { outcomes: [read("a", [nir()])] });
  await commit([{ ...folder, name: "Personnel", private: true }], { settle });
  expect((await all(store.totals("medium")))[0]).toMatchObject({ items: 1, itemsRead: 0, sensitiveItems: 0 });
  expect((await all(store.findings("medium"))).flat()).toEqual([]);
});

describe("a second scan", () => {
  const again = async (wish = WISH) => {
    await store.finishScan(NOW);
    expect(await store.beginScan("tenant-a", wish, NOW, false)).toMatchObject({ number: 2, resumed: false });
  };
  const ids = async () => (await all(store.totals("medium"))).map(({ container, items }) => [container.id, items]);

  test("forgets what is not there any more", async () => {
    await commit([drive("d1"), item("a"), item("b"), drive("d2")]);
    await again();
    await commit([drive("d1"), item("a")]);
    await store.finishScan(NOW);
    expect(await ids()).toEqual([["d1", 1]]);
  });

  test("keeps what a walk of changes does not say again", async () => {
    await commit([drive("d1"), item("a"), item("b")], {
      delta: { service: "onedrive.files", container: "d1", link: "https://graph/delta" },
    });
    await again();
    expect(await store.deltaLink("onedrive.files", "d1")).toBe("https://graph/delta");
    await commit([drive("d1"), item("c")], { keep: { service: "onedrive.files", container: "d1" } });
    await store.finishScan(NOW);
    expect(await ids()).toEqual([["d1", 3]]);
  });

  test.each<[string, ScanWish, TenantRecord[]]>([
    ["of one directorate", { ...WISH, include: ["someone@example.org"] }, []],
    ["of another workload", { ...WISH, workloads: ["exchange"] }, []],
    [
      "whose route was refused",
      WISH,
      [
        {
          kind: "gap",
          service: "onedrive.files",
          container: null,
          where: "users/drive",
          cause: "forbidden",
          permission: null,
          code: null,
          requestId: null,
          count: 1,
        },
      ],
    ],
  ])("%s forgets nothing", async (_case, wish, records) => {
    await commit([drive("d1"), item("a")]);
    await again(wish);
    await commit(records);
    await store.finishScan(NOW);
    expect(await ids()).toEqual([["d1", 1]]);
  });

  test("reads again what has changed, and only that", async () => {
    await commit([drive("d1"), item("a"), item("b")], {}, { outcomes: [read("a", [nir()]), read("b", [nir()])] });
    await again();
    await commit([drive("d1"), item("a", { modified: "2026-11-19T00:00:00Z" }), item("b")]);
    expect((await store.unreadItems("onedrive.files", "d1", null, 10)).map(({ id }) => id)).toEqual(["a"]);
  });

  test("is complete again once nothing is refused", async () => {
    await commit([
      {
        kind: "gap",
        service: "exchange.mail",
        container: "u1",
        where: "mailFolders",
        cause: "locked",
        permission: null,
        code: null,
        requestId: null,
        count: 1,
      },
    ]);
    const shut = (await all(store.gaps())).filter(({ container }) => container !== null);
    expect(await all(store.shutPlaces())).toEqual(
      shut.map(({ service, container, cause }) => ({ service, container, cause })),
    );
    expect(await store.finishScan(NOW)).toMatchObject({ complete: false });
    await store.beginScan("tenant-a", WISH, NOW, false);
    expect(await store.finishScan(NOW)).toMatchObject({ complete: true });
    expect(await all(store.gaps())).toEqual([]);
    expect(await all(store.shutPlaces())).toEqual([]);
  });
});

test("a scan asked for otherwise than the unfinished one is a new one, and says so", async () => {
  const none = { ...WISH, content: { ...WISH.content, exchange: "none" as const } };
  expect(await store.beginScan("tenant-a", none, NOW, false)).toMatchObject({
    number: 2,
    resumed: false,
    leaves: true,
  });
  expect(await store.beginScan("tenant-a", none, NOW, false)).toMatchObject({
    number: 2,
    resumed: true,
    leaves: false,
  });
});

describe("whose it is", () => {
  test("another tenant's is refused", async () => {
    await expect(store.beginScan("tenant-b", WISH, NOW, false)).rejects.toMatchObject({
      code: "other-tenant",
      tenant: "tenant-a",
    });
  });

  test("a second scan at the same time is refused, and let in once the first is over", async () => {
    const other = await home.open({ create: false });
    await expect(other.beginScan("tenant-a", WISH, NOW, false)).rejects.toMatchObject({ code: "locked" });
    await store.close();
    await expect(other.beginScan("tenant-a", WISH, NOW, false)).resolves.toMatchObject({ resumed: true });
    await other.close();
    store = await home.open({ create: false });
  });

  test("a pseudonym is given once and kept, even when the scan starts anew", async () => {
    expect([
      await store.pseudonym("mailbox", "u1"),
      await store.pseudonym("mailbox", "u2"),
      await store.pseudonym("drive", "d1"),
    ]).toEqual([1, 2, 1]);
    await store.beginScan("tenant-a", WISH, NOW, true);
    expect(await store.pseudonym("mailbox", "u2")).toBe(2);
  });
});
