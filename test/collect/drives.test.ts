import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { notebooks } from "../../src/collect/collectors/notebooks.ts";
import { personalDrives } from "../../src/collect/collectors/personal-drives.ts";
import { readFiles } from "../../src/collect/collectors/read-files.ts";
import { DriveItem, recordsOf } from "../../src/collect/drive-items.ts";
import type { Fact, Item } from "../../src/model/records.ts";
import { driveUsageOf, personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

const NEXT = "https://graph/drives/d-a/root/delta?token=2";
const LAST = "https://graph/drives/d-a/root/delta?token=last";

const root = { id: "root", name: "root", root: {}, folder: {} };
const below = (id: string, parent: string, facets: object) => ({
  id,
  name: id,
  parentReference: { id: parent },
  ...facets,
});
const file = (id: string, size: number, parent = "root", more: object = {}) =>
  below(id, parent, { file: {}, size, retentionLabel: null, ...more });

const first = [
  root,
  file("late.docx", 10, "folder-later"),
  below("folder-later", "root", { folder: {}, size: 999 }),
  below("book", "root", { package: { type: "oneNote" }, name: "Carnet" }),
  file("one.one", 700, "group"),
  below("group", "book", { folder: {} }),
  file("toc.onetoc2", 30, "book"),
  file("empty.txt", 0),
];
const second = [
  below("closed", "root", { folder: {}, name: "Personnel" }),
  below("inner", "closed", { folder: {} }),
  file("secret.docx", 5, "inner"),
  file("Privé.docx", 7),
  file("empty.txt", 0),
  file("gone.docx", 4),
  { id: "gone.docx", deleted: { state: "deleted" } },
  below("shortcut", "root", { remoteItem: {}, folder: {} }),
];

type Table = (readonly [RegExp, Told | ((path: string) => Told)])[];
const walk: Table = [
  [/delta\?\$select/, { value: first, "@odata.nextLink": NEXT }],
  [/token=2$/, { value: second, "@odata.deltaLink": LAST }],
];
const drive = (id: string) => ({ id: `d-${id}`, webUrl: `https://my/${id}`, quota: { used: 12 } });
const opened: Table = [[/^\/users\/a\/drive/, drive("a")]];

const scan = async (table: Table, wish: Wish = {}) => {
  const graph = fakeGraph(table);
  const facts = wish.facts ?? [personOf("a")];
  const found = await collect([personalDrives, driveFiles, notebooks, readFiles], graph, { ...wish, facts });
  return { graph, found };
};

const CHANGED = "2026-05-02T08:00:00Z";

test.each<[string, string | null, string | undefined, string | null]>([
  ["changed, and no report", CHANGED, undefined, CHANGED],
  ["read since, as the report tells", CHANGED, "2026-10-20", "2026-10-20"],
  ["changed since the report", CHANGED, "2026-04-30", CHANGED],
  ["the report knows of no use", CHANGED, "", CHANGED],
  ["nothing but the report", null, "2026-10-20", "2026-10-20"],
])("last used: %s", async (_case, lastModifiedDateTime, lastActivity, expected) => {
  const table: Table = [[/^\/users\/a\/drive/, { ...drive("a"), lastModifiedDateTime }], ...walk];
  const usage = lastActivity === undefined ? [] : [driveUsageOf("a@demo.example", { lastActivity })];
  const { found } = await scan(table, { facts: [personOf("a"), ...usage] });
  expect(found.containers.find(({ id }) => id === "d-a")?.lastActivity).toBe(expected);
});

describe("a personal drive", () => {
  test("counts files, empty ones too; no folder, no shortcut, no notebook, no section of one", async () => {
    const { found, graph } = await scan([...opened, ...walk]);
    expect(found.volumes()).toEqual({
      "onedrive.files": { containers: 1, items: 4, bytes: 10 + 0 + 5 + 7 },
      "other.onenote": { containers: 1, items: 1, bytes: 730 },
    });
    expect(found.containers).toMatchObject([
      {
        service: "onedrive.files",
        id: "d-a",
        type: "personal",
        owner: "a",
        name: "Agent a",
        traits: { quotaUsed: 12 },
      },
      { service: "other.onenote", id: "book", type: "notebook", owner: "a", name: "Carnet" },
    ]);
    expect(graph.asked.filter((path) => /content/.test(path))).toEqual([]);
    expect([...found.deltaLinks]).toEqual([["onedrive.files d-a", LAST]]);
  });

  test("is the same however often it is cut", async () => {
    const whole = await scan([...opened, ...walk], { content: "full" });
    const cut = await scan([...opened, ...walk], { content: "full", cutAfter: 1 });
    expect(cut.found.items).toEqual(whole.found.items);
    expect(cut.found.volumes()).toEqual(whole.found.volumes());
  });

  test("is read but for what is private, in folders so named and files so named; names stay in memory", async () => {
    const { found } = await scan([...opened, ...walk], { content: "full" });
    expect(found.readings.map(({ item, name, contents }) => ({ item, name, contents }))).toEqual([
      {
        item: "empty.txt",
        name: null,
        contents: [{ kind: "fetch", name: "empty.txt", path: "/drives/d-a/items/empty.txt/content", size: 0 }],
      },
      {
        item: "late.docx",
        name: null,
        contents: [{ kind: "fetch", name: "late.docx", path: "/drives/d-a/items/late.docx/content", size: 10 }],
      },
    ]);
  });

  test.each<[string, Wish]>([
    ["the mode says so", { content: "none" }],
    ["the configuration closes it", { content: "full", scope: { excludeContent: ["a@demo.example"] } }],
  ])("is not read when %s", async (_case, wish) => {
    const { found } = await scan([...opened, ...walk], wish);
    expect(found.readings).toEqual([]);
    expect(found.volumes()["onedrive.files"]?.items).toBe(4);
    const closed = found.gaps.filter(({ where }) => where === "content");
    expect(closed).toHaveLength(wish.content === "full" ? 1 : 0);
  });

  test("starts again from nothing when its link is no longer taken", async () => {
    let refused = 0;
    const again: Table = [
      [/token=2$/, () => (refused++ === 0 ? { value: [], resync: true } : { value: second, "@odata.deltaLink": LAST })],
    ];
    const { found, graph } = await scan([...opened, ...again, ...walk]);
    expect(found.volumes()["onedrive.files"]).toEqual({ containers: 1, items: 4, bytes: 22 });
    expect(graph.asked.filter((path) => /delta\?\$select/.test(path))).toHaveLength(2);
    expect(found.gaps).toEqual([]);
  });

  test("is given up when it has to start again for ever", async () => {
    const { found } = await scan([...opened, [/token=2$/, { value: [], resync: true }], ...walk]);
    expect(found.gaps).toMatchObject([{ cause: "unexpected", container: "d-a", service: "onedrive.files" }]);
  });

  test("asks a second scan only for what changed, and keeps the rest", async () => {
    const table: Table = [...opened, [/token=last$/, { value: [file("new.docx", 3)], "@odata.deltaLink": `${LAST}2` }]];
    const kept = new Map([["onedrive.files d-a", LAST]]);
    const pages = [];
    const graph = fakeGraph(table);
    const task = { collector: "drive-files", key: "d-a", cursor: null };
    const params = { service: "onedrive.files", drive: "d-a", owner: "a", group: null, site: null, read: false };
    const known = {
      deltaLink: async (service: string, drive: string) => kept.get(`${service} ${drive}`) ?? null,
      tellsRetention: async () => true,
      files: async () => [],
    };
    for await (const page of driveFiles.run({ ...task, params }, {
      graph,
      known,
      isPrivateName: () => false,
      teamsFolder: () => null,
    } as never))
      pages.push(page);
    expect(graph.asked).toEqual([LAST]);
    expect(pages).toMatchObject([
      { keep: { service: "onedrive.files", container: "d-a" }, delta: { link: `${LAST}2` }, cursor: null },
    ]);
  });

  test.each([
    ["locked", 423, "resourceLocked", "locked"],
    ["closed to the application", 403, "accessDenied", "forbidden"],
  ] as const)("%s stands as a place with a gap, and in no count", async (_case, status, code, cause) => {
    const { found } = await scan([...opened, [/delta/, refusal(cause, status, code)]]);
    expect(found.containers).toHaveLength(1);
    expect(found.gaps).toMatchObject([{ cause, container: "d-a", code }]);
    expect(found.volumes()).toEqual({});
  });
});

describe("who has a drive", () => {
  test.each<[string, Told, object, string]>([
    ["never opened", refusal("not-provisioned", 404, "ResourceNotFound"), {}, "not-provisioned"],
    ["never made, without licence", refusal("forbidden", 403, "accessDenied"), {}, "not-provisioned"],
  ])("%s", async (_case, told, person, cause) => {
    const { found } = await scan([[/^\/users\/a\/drive/, told]], { facts: [personOf("a", person)] });
    expect(found.containers).toEqual([]);
    expect(found.gaps).toMatchObject([{ cause, container: "a", service: "onedrive.files" }]);
  });

  test("one that is refused stands for itself by its account, in no count", async () => {
    const table: Table = [[/^\/users\/a\/drive/, refusal("forbidden", 403, "accessDenied")]];
    const { found } = await scan(table, { facts: [personOf("a", { licences: ["e3"] })] });
    expect(found.containers).toMatchObject([{ id: "a", type: "personal", name: "Agent a", owner: "a" }]);
    expect(found.gaps).toMatchObject([{ cause: "forbidden", container: "a", service: "onedrive.files" }]);
    expect(found.volumes()).toEqual({});
  });

  test.each<[string, object, readonly Fact[], number]>([
    ["without licence, absent from the report", {}, [driveUsageOf("other@demo.example"), driveUsageOf("tenant")], 0],
    ["without licence, in the report", {}, [driveUsageOf("a@demo.example")], 1],
    ["with a licence, absent from the report", { licences: ["e3"] }, [driveUsageOf("other@demo.example")], 1],
    ["without licence, and the report conceals names", {}, [driveUsageOf("tenant")], 1],
    ["without licence, and there is no report", {}, [], 1],
  ])("is asked or not: %s", async (_case, person, usage, asked) => {
    const { found, graph } = await scan([...opened, ...walk], { facts: [personOf("a", person), ...usage] });
    expect(graph.asked.filter((path) => path.startsWith("/users"))).toHaveLength(asked);
    expect(found.gaps.map(({ cause }) => cause)).toEqual(asked === 0 ? ["not-provisioned"] : []);
  });

  test("guests are not asked; those outside the scope are told", async () => {
    const facts = [personOf("a"), personOf("b"), personOf("g", { guest: true })];
    const { found, graph } = await scan([...opened, ...walk], { facts, scope: { exclude: ["b"] } });
    expect(graph.asked.filter((path) => path.startsWith("/users"))).toHaveLength(1);
    expect(found.gaps).toMatchObject([{ cause: "left-out", count: 1, where: "users" }]);
  });
});

describe("items of a delta", () => {
  const library = {
    service: "sharepoint.documents",
    drive: "d",
    owner: null,
    group: null,
    site: null,
    read: true,
  } as const;
  const plainly = { isPrivateName: () => false, teamsFolder: () => null };
  const traits = (item: object) => {
    const [record] = recordsOf(DriveItem.parse(below("x", "root", { file: {}, size: 1, ...item })), library, plainly);
    const { traits, shared } = record as Item;
    return shared === undefined ? traits : { ...traits, shared };
  };
  const at = (length: number) => `https://h.example/${"é".repeat(length)}`;

  test.each<[string, object, object]>([
    ["nothing", {}, {}],
    ["shared", { shared: { scope: "anonymous" } }, { shared: "anonymous" }],
    ["shared without a word of how far", { shared: {} }, { shared: "users" }],
    ["shared in a way that is not known here", { shared: { scope: "existingAccess" } }, { shared: "users" }],
    ["checked out", { publication: { level: "checkout" } }, { checkedOut: true }],
    ["published", { publication: { level: "published" } }, {}],
    ["infected", { malware: {} }, { malware: true }],
    ["a path of 400 letters", { webDavUrl: encodeURI(at(400)) }, {}],
    ["a path of 401 letters", { webDavUrl: encodeURI(at(401)) }, { longPath: true }],
    ["an editor's address", { webUrl: `https://h.example/_layouts/15/Doc.aspx?file=${"a".repeat(500)}` }, {}],
  ])("%s", (_case, item, expected) => expect(traits(item)).toEqual(expected));

  test("no name breaks the walk", () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl(), fc.string(), (name, url, tail) => {
        const item = DriveItem.parse({ id: "x", name, webUrl: `${url}%${tail}`, file: {}, size: 1 });
        expect(recordsOf(item, library, plainly)).toHaveLength(1);
      }),
    );
  });
});
