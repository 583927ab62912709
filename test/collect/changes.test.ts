/** Walks of what changed: which requests they send, what they keep, and what they make of links that are refused. */

import { describe, expect, test } from "vitest";
import type { Collector } from "../../src/collect/collector.ts";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { listItems, readListItems } from "../../src/collect/collectors/list-items.ts";
import { thingIn } from "../../src/collect/place.ts";
import type { Page } from "../../src/model/task.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect } from "./harness.ts";

type Table = (readonly [RegExp, Told | ((path: string) => Told)])[];
const LINK = "https://graph/v1.0/sites/s/lists/l/items/delta?token=1";
const NEXT = "https://graph/v1.0/sites/s/lists/l/items/delta?$skiptoken=2";
const LATER = "https://graph/v1.0/sites/s/lists/l/items/delta?token=2";
const thing = (id: string) => thingIn("sharepoint.lists", "l", id, { name: id });
const row = (id: string, more: object = {}) => ({
  id,
  contentType: { id: "0x0100AB" },
  fields: { Title: id },
  ...more,
});
const page = (value: object[], more: object = {}) => ({ value, ...more });
const last = (...value: object[]) => page(value, { "@odata.deltaLink": LATER });

/** A collector that plants the one task that is tried. */
const planting = (collector: string, params: Readonly<Record<string, unknown>>): Collector => ({
  id: "planting",
  title: "",
  services: [],
  needs: [],
  after: [],
  plants: [collector],
  roots: () => [{ key: "root", params: {} }],
  async *run() {
    yield { records: [], follow: [{ collector, key: "it", params }], cursor: null } satisfies Page;
  },
});
const list = planting("list-items", { list: "l", site: "s", read: true });
const drive = planting("drive-files", {
  service: "sharepoint.documents",
  drive: "d",
  owner: null,
  group: null,
  site: null,
  read: false,
});

const walk = async (table: Table, kept: string | null, wish: Parameters<typeof collect>[2] = {}) => {
  const graph = fakeGraph(table);
  const deltaLinks = new Map(kept === null ? [] : [["sharepoint.lists l", kept]]);
  const found = await collect([list, listItems, readListItems], graph, { deltaLinks, ...wish });
  const short = graph.asked.map((path) =>
    path.replace(/^.*\/items/, "").replace(/\?\$select.*?(&\$expand=fields)?&\$top=1000$/, "$1"),
  );
  return {
    found,
    asked: short,
    items: found.items.map(({ id }) => id).sort(),
    link: found.deltaLinks.get("sharepoint.lists l"),
  };
};
const whole: Table = [
  [/items\/delta\?\$select/, page([row("1"), row("2")], { "@odata.nextLink": NEXT })],
  [/skiptoken=2/, last(row("2"), row("3"), row("3", { deleted: { state: "deleted" } }), row("4"))],
];
const changed: Table = [[/token=1$/, last(row("2", { deleted: {} }), { id: "3", "@removed": {} }, row("5"))], ...whole];

describe("items of a list", () => {
  test.each<[string, Table, string | null, Parameters<typeof collect>[2], string[], string[], string | undefined]>([
    ["all at first", whole, null, {}, ["/delta", "/delta?$skiptoken=2"], ["1", "2", "4"], LATER],
    [
      "with columns where they are read",
      whole,
      null,
      { content: "full" },
      ["/delta&$expand=fields", "/delta?$skiptoken=2"],
      ["1", "2", "4"],
      LATER,
    ],
    ["then what changed", changed, LINK, {}, ["/delta?token=1"], ["5"], LATER],
    [
      "all where a link brings something else, as Graph’s door says",
      [[/token=1$/, page([], { resync: true })], ...whole],
      LINK,
      { content: "full" },
      ["/delta?token=1", "/delta&$expand=fields", "/delta?$skiptoken=2"],
      ["1", "2", "4"],
      LATER,
    ],
  ])("%s", async (_case, table, kept, wish, asked, items, link) => {
    for (const cut of [{}, { cutAfter: 1 }]) {
      const told = await walk(table, kept, { ...wish, ...cut });
      expect(told.items).toEqual(items);
      expect(told.link).toBe(link);
      if (!("cutAfter" in cut)) expect(told.asked).toEqual(asked);
      expect(new Set(told.found.readings.map(({ item }) => item))).toEqual(
        new Set(wish?.content === "full" ? items : []),
      );
    }
  });

  test.each([400, 404, 405, 501])("where there is no delta (%d) are listed, and nothing is kept", async (status) => {
    const table: Table = [
      [/items\/delta/, refusal(status === 404 ? "vanished" : "unexpected", status)],
      [/items\?\$select/, page([row("1")], { "@odata.nextLink": "https://graph/items?more" })],
      [/more$/, page([row("1"), row("2")])],
    ];
    for (const cut of [{}, { cutAfter: 1 }]) {
      const { found, items, link } = await walk(table, null, cut);
      expect([items, link, found.gaps]).toEqual([["1", "2"], undefined, []]);
    }
  });

  test.each<[string, ReturnType<typeof refusal>, number]>([
    ["locked", refusal("locked", 423, "resourceLocked"), 1],
    ["forbidden", refusal("forbidden", 403, "accessDenied"), 1],
    ["given up", refusal("given-up", 503), 1],
    ["gone", refusal("vanished", 404), 2],
  ])("are in no count where they are %s", async (_case, told, asked) => {
    const { found, ...rest } = await walk([[/items/, told]], null);
    expect(rest.asked).toHaveLength(asked);
    expect(found.gaps).toMatchObject([{ container: "l", cause: told.refusal.cause }]);
    expect(found.volumeOf("sharepoint.lists", "l").items).toBeNull();
  });

  test.each<[string, Told]>([
    ["410", page([], { resync: true })],
    ["400 and a word of its own", refusal("unexpected", 400, "invalidRequest")],
    ["404", refusal("unexpected", 404, "itemNotFound")],
    ["409", refusal("unexpected", 409, "resyncRequired")],
    ["500 for ever", refusal("unexpected", 500, "generalException")],
    ["given up alone, after 500", refusal("given-up", 500, "generalException")],
    ["given up alone, after 504", refusal("given-up", 504)],
    ["given up alone, cut each time", { refusal: { cause: "given-up", status: null, code: null, requestId: null } }],
    ["links that run in a ring", refusal("unexpected", 200, "nextLinkLoop")],
  ])("are walked anew, and no other, where the link is refused: %s", async (_case, told) => {
    const { found, items, link, asked } = await walk([[/token=1$/, told], ...whole], LINK);
    expect([items, link, found.gaps]).toEqual([["1", "2", "4"], LATER, []]);
    expect(asked).toEqual(["/delta?token=1", "/delta", "/delta?$skiptoken=2"]);
  });

  test.each<[string, ReturnType<typeof refusal>]>([
    ["all of it is ill", refusal("given-up", 500)],
    ["it is gone", refusal("vanished", 404)],
  ])("are forgotten only once the new walk is answered: %s", async (_case, told) => {
    const { found, items, link, asked } = await walk([[/items/, told]], LINK, { before: [thing("1")] });
    expect(asked[0]).toBe("/delta?token=1");
    expect(asked.length).toBeGreaterThan(1);
    expect([items, link]).toEqual([["1"], LINK]);
    expect(found.gaps).toMatchObject([{ cause: told.refusal.cause, container: "l" }]);
  });

  test.each(["silent", "ordered"] as const)("are left alone where the whole service is: %s", async (away) => {
    const told = { refusal: { ...refusal("given-up", 503).refusal, away } };
    const { found, asked } = await walk([[/token=1$/, told], ...whole], LINK);
    expect(asked).toEqual(["/delta?token=1"]);
    expect(found.gaps).toMatchObject([{ cause: "given-up", container: "l" }]);
  });

  test("a page behind the kept link that is ill starts the list anew, once", async () => {
    const behind: Table = [
      [/token=1$/, page([row("9")], { "@odata.nextLink": `${LINK}&skiptoken=9` })],
      [/skiptoken=9$/, refusal("given-up", 500)],
    ];
    for (const cut of [{}, { cutAfter: 1 }]) {
      const well = await walk([...behind, ...whole], LINK, cut);
      expect([well.items, well.link, well.found.gaps]).toEqual([["1", "2", "4"], LATER, []]);
    }
    const ill = await walk([...behind, [/skiptoken=2/, refusal("given-up", 500)], ...whole], LINK);
    expect(ill.asked).toHaveLength(4);
    expect(ill.found.gaps).toMatchObject([{ cause: "given-up", container: "l" }]);
  });

  test("are given up when every link is refused", async () => {
    const { found, asked } = await walk([[/skiptoken=2/, page([], { resync: true })], ...whole], null);
    expect(asked).toHaveLength(8);
    expect(found.gaps).toMatchObject([{ cause: "unexpected", container: "l" }]);
  });

  test("a link that the service may not follow any more for this application is told, not tried again", async () => {
    const { found, asked } = await walk([[/token=1$/, refusal("forbidden", 403)], ...whole], LINK);
    expect(asked).toHaveLength(1);
    expect(found.gaps).toMatchObject([{ cause: "forbidden", container: "l" }]);
  });
});

const file = (id: string, parent: string, more: object = {}) => ({
  id,
  name: id,
  file: {},
  size: 1,
  parentReference: { id: parent },
  ...more,
});
const folder = (id: string, parent: string) => ({ id, name: id, folder: {}, parentReference: { id: parent } });
const gone = (id: string) => ({ id, deleted: { state: "deleted" }, parentReference: { id: "root" } });
const tree = [
  { id: "root", root: {}, folder: {}, name: "root" },
  folder("a", "root"),
  folder("b", "root"),
  file("1", "a"),
  file("2", "b"),
];

describe("files of a library, of which one page tells", () => {
  test.each<[string, object[], Record<string, string>]>([
    ["a file that moved", [file("1", "b")], { 1: "b", 2: "b" }],
    ["a file deleted and made again", [gone("1"), file("1", "b")], { 1: "b", 2: "b" }],
    ["a file that came and went", [file("3", "a"), gone("3")], { 1: "a", 2: "b" }],
    ["a folder deleted, not what it held", [gone("a")], { 2: "b" }],
    ["a folder deleted, what it held moved out", [gone("a"), file("1", "b")], { 1: "b", 2: "b" }],
    ["a folder deleted and brought back", [gone("a"), folder("a", "root")], { 1: "a", 2: "b" }],
    ["a folder that moved into one that is deleted", [folder("a", "b"), gone("b")], {}],
    ["the same twice", [file("1", "b"), file("1", "a")], { 1: "a", 2: "b" }],
    ["something deleted that nobody knew", [gone("x")], { 1: "a", 2: "b" }],
  ])("%s", async (_case, changes, files) => {
    const more = "https://graph/v1.0/drives/d/root/delta?token=2";
    const table: Table = [
      [/delta\?\$select/, { value: tree, "@odata.nextLink": more }],
      [/token=2$/, { value: changes, "@odata.deltaLink": more }],
    ];
    const found = await collect([drive, driveFiles], fakeGraph(table));
    const told = found.items.filter(({ type }) => type === "file").map(({ id, parent }) => [id, parent]);
    expect(Object.fromEntries(told)).toEqual(files);
  });

  test.each<[string, Told]>([
    ["410", page([], { resync: true })],
    ["400 and a word of its own", refusal("unexpected", 400, "invalidRequest")],
  ])("a link of weeks ago that is refused starts the library anew by our own path: %s", async (_case, told) => {
    const graph = fakeGraph([
      [/token=old$/, told],
      [/delta\?\$select/, { value: tree, "@odata.deltaLink": "https://graph/v1.0/drives/d/root/delta?token=new" }],
    ]);
    const kept = "https://graph/v1.0/drives/d/root/delta?token=old";
    const found = await collect([drive, driveFiles], graph, {
      deltaLinks: new Map([["sharepoint.documents d", kept]]),
    });
    expect(graph.asked.map((path) => path.replace(/\?.*(token=.*)?$/, "?"))).toHaveLength(2);
    expect(graph.asked[1]).toMatch(/^\/drives\/d\/root\/delta\?\$select=/);
    expect(found.volumes()["sharepoint.documents"]).toBeUndefined();
    expect(found.items.filter(({ type }) => type === "file")).toHaveLength(2);
    // Nothing of this service says whether a file bears a retention label.
    expect(found.gaps).toMatchObject([{ cause: "untold", where: "drives/root/delta/retentionLabel" }]);
  });
});
