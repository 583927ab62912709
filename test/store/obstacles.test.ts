/** What the items of a place hold that an offer may not take, counted by the store as it walks. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Marks } from "../../src/model/fit.ts";
import type { Container, Item } from "../../src/model/records.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { newPlace, type Place } from "./place.ts";
import { WISH as USUAL } from "./wish.ts";

const SERVICE = "sharepoint.documents";
const WISH: ScanWish = { ...USUAL, workloads: ["sharepoint"] };
const PLACE: Container = {
  ...{ kind: "container", service: SERVICE, id: "d", type: "library", name: "Documents", owner: null, group: null },
  ...{ site: "s", url: null, created: null, lastActivity: null, listed: true, traits: {} },
};
const MARKS: Marks = {
  limits: [500, 2000],
  formats: [["docx", "md"]],
  traits: ["longPath", "retained", "ownParts"],
};

let home: Place;
let store: RecordStore;
beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
  await store.beginScan("tenant", WISH, new Date(), false);
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

type Thing = readonly [name: string, bytes: number | null, traits?: Item["traits"], type?: Item["type"]];

async function factsOf(things: readonly Thing[], marks: Marks | null = MARKS) {
  const items = things.map(
    ([name, bytes, traits = {}, type = "file"], index): Item => ({
      ...{ kind: "item", service: SERVICE, container: "d", id: `i${index}`, type, parent: null, name, bytes },
      ...{ created: null, modified: null, private: false, traits },
    }),
  );
  const task = { collector: "c", key: "k", params: {}, cursor: null };
  await store.commit({ task, page: { records: [PLACE, ...items], cursor: null }, outcomes: [], nameFindings: [] });
  const asked = marks === null ? undefined : new Map([[SERVICE, marks] as const]);
  const [total] = await Array.fromAsync(store.totals("medium", undefined, undefined, asked));
  return total?.facts;
}

test.each<[string, readonly Thing[], object]>([
  [
    "nothing large, nothing foreign",
    [
      ["a.docx", 500],
      ["b.MD", 1],
    ],
    { files: 2, over: {}, foreign: {}, traits: {} },
  ],
  [
    "a limit is not passed by what is as large",
    [
      ["a.docx", 501],
      ["b.docx", 2000],
      ["c.docx", 2001],
    ],
    { over: { "500": { items: 3, bytes: 4502 }, "2000": { items: 1, bytes: 2001 } } },
  ],
  [
    "formats go by the end of the name, in whatever letters",
    [
      ["a.DOCX", 1],
      ["docx", 2],
      ["b.docx.pdf", 3],
      ["c.xlsx", 4],
      ["d.doc", 5],
    ],
    { foreign: { "docx,md": { items: 4, bytes: 14 } } },
  ],
  ["a size that is not known passes no limit", [["a.docx", null]], { files: 1, over: {} }],
  [
    "folders and notebooks are no files",
    [
      ["a", null, { longPath: true }, "folder"],
      ["b.docx", 1],
    ],
    { files: 1, traits: {} },
  ],
  [
    "a trait that is false or nought was told, and is none",
    [
      ["a.docx", 1, { longPath: true, ownParts: 0 }],
      ["b.docx", 2, { retained: false }],
      ["c.docx", 4, { ownParts: 2 }],
    ],
    {
      traits: { longPath: { items: 1, bytes: 1 }, ownParts: { items: 1, bytes: 4 } },
      told: ["longPath", "retained", "ownParts"],
    },
  ],
  ["what nobody told", [["a.docx", 1]], { told: [] }],
])("%s", async (_case, things, expected) => {
  expect(await factsOf(things)).toMatchObject(expected);
});

test("nothing is counted that was not asked, and what was kept for one question answers no other", async () => {
  expect(await factsOf([["a.xlsx", 5000]], null)).toBeNull();
  const marks = (limits: readonly number[]) => new Map([[SERVICE, { limits, formats: [], traits: [] }] as const]);
  const over = async (limits: readonly number[]) =>
    (await Array.fromAsync(store.totals("medium", undefined, undefined, marks(limits))))[0]?.facts?.over;
  expect(await over([100])).toEqual({ "100": { items: 1, bytes: 5000 } });
  expect(await over([100])).toEqual({ "100": { items: 1, bytes: 5000 } });
  expect(await over([6000])).toEqual({});
});

test("sections of a notebook are apart: in no figure of the files, and counted for whoever compares with a report", async () => {
  const thing = (id: string, type: Item["type"], parent: string | null, bytes: number | null): Item => ({
    ...{ kind: "item", service: SERVICE, container: "d", id, type, parent, name: `${id}.one`, bytes, private: false },
    ...{ created: "2026-11-02T08:00:00Z", modified: "2026-11-02T08:00:00Z", traits: { longPath: true } },
  });
  const records = [
    PLACE,
    ...[thing("old.docx", "file", null, 7), thing("book", "notebook", null, null)],
    ...[thing("one", "file", "book", 5000), thing("two", "file", "book", 6000)],
  ];
  const task = { collector: "c", key: "k", params: {}, cursor: null };
  const settle = { service: SERVICE, container: "d" } as const;
  await store.commit({ task, page: { records, cursor: null, settle }, outcomes: [], nameFindings: [] });
  const told = (since: string) =>
    Array.fromAsync(store.totals("medium", undefined, since, new Map([[SERVICE, MARKS] as const])));
  expect(await told("2026-11-01")).toMatchObject([
    {
      ...{ items: 1, bytes: 7, beside: { apart: 2, recent: 1, recentBytes: 7 } },
      facts: { files: 1, over: {}, foreign: { "docx,md": { items: 1, bytes: 7 } }, traits: { longPath: { items: 1 } } },
    },
  ]);
  expect(await told("2026-11-03")).toMatchObject([{ beside: { apart: 2, recent: 0, recentBytes: 0 } }]);
});
