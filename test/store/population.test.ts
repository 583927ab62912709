/** What of a service a sample is drawn from, and what is never fetched again. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Container, Item, TenantRecord } from "../../src/model/records.ts";
import type { Page } from "../../src/model/task.ts";
import type { Commit, NameFinding, ReadOutcome } from "../../src/store/commit.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { gap, told } from "../plan/memory-store.ts";
import { newPlace, type Place } from "./place.ts";

const WISH: ScanWish = {
  workloads: ["exchange", "onedrive", "teams", "sharepoint"],
  content: { exchange: "sample", onedrive: "sample", teams: "sample", sharepoint: "sample" },
  seed: "seed",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
};
const NOW = new Date("2026-11-20T08:00:00Z");
const FILES = "sharepoint.documents";

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

const commit = (records: readonly TenantRecord[], rest: Partial<Commit> = {}, page: Partial<Page> = {}) =>
  store.commit({
    task: { collector: "read-files", key: "d1", params: {}, cursor: null },
    page: { records, cursor: null, ...page },
    outcomes: [],
    nameFindings: [],
    ...rest,
  });
const space = (id: string, some: Partial<Container> = {}) => ({
  ...told(some.service ?? FILES, id).container,
  ...some,
});
const file = (id: string, some: Partial<Item> = {}): Item => ({
  kind: "item",
  service: FILES,
  container: "d1",
  id,
  type: "file",
  parent: null,
  name: `${id}.docx`,
  bytes: 10,
  created: null,
  modified: "2026-01-01T00:00:00Z",
  private: false,
  traits: {},
  ...some,
});
const found = (detector: string, some: Partial<Finding> = {}): Finding => ({
  detector,
  category: "citizen-personal-data",
  count: 1,
  confidence: "high",
  ...some,
});
const read = (item: string, some: Partial<ReadOutcome> = {}): ReadOutcome => ({
  service: FILES,
  container: "d1",
  item,
  name: null,
  read: true,
  unread: [],
  findings: [],
  ...some,
});
const named = (item: string, finding: Finding): NameFinding => ({
  service: FILES,
  container: "d1",
  of: { item },
  finding,
});

const population = async (service: typeof FILES | "exchange.mail" | "teams.channel-messages" = FILES) => {
  const pages = await Array.fromAsync(store.population(service, (await store.lastScan())?.number ?? 0, "medium"));
  return {
    counted: pages.reduce((sum, { counted }) => sum + counted, 0),
    unseen: [...new Set(pages.filter(({ unseen }) => unseen).map(({ container }) => container.id))],
    items: pages.flatMap(({ items }) => items),
  };
};

test("files that may be read, with what came of them and what their names say", async () => {
  await commit(
    [
      space("d1"),
      ...["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => file(id)),
      file("p", { private: true }),
      file("dir", { type: "folder" }),
    ],
    {
      outcomes: [
        read("a", { findings: [found("nir")] }),
        read("b"),
        read("c", { read: false, unread: ["encrypted"] }),
        read("g", { unread: ["no-text-layer"] }),
        read("h", { unread: ["encrypted", "too-large"], findings: [found("nir")] }),
        read("d", {
          findings: [found("marking", { category: "marked-document" }), found("email", { category: "contact" })],
        }),
      ],
      nameFindings: [
        named("e", found("marking", { category: "marked-document" })),
        named("f", found("email", { category: "contact" })),
        named("b", found("nir", { confidence: "low" })),
      ],
    },
  );
  const { items } = await population();
  expect(items.map(({ id, came, marked, sensitive }) => [id, came, marked, sensitive])).toEqual([
    ["a", "read", false, true],
    ["b", "read", false, false],
    ["c", "unread", false, false],
    ["d", "read", false, false],
    ["e", null, true, false],
    ["f", null, false, false],
    ["g", "in-part", false, false],
    ["h", "in-part", false, true],
  ]);
  expect((await store.unreadItems(FILES, "d1", null, 9)).map(({ id, marked }) => [id, marked])).toEqual([
    ["e", true],
    ["f", false],
  ]);
});

test("mail is counted by folder, without what is private, and known once it was drawn", async () => {
  const mail = { service: "exchange.mail", container: "u1" } as const;
  const part = { kind: "part", ...mail, bytes: null, counted: true } as const;
  await commit(
    [
      space("u1", { service: "exchange.mail", type: "shared" }),
      { ...part, id: "inbox", items: 40 },
      { ...part, id: "hidden", items: 9, counted: false },
      gap("exchange.mail", "private", { container: "u1", where: "mailFolders", count: 6 }),
      gap("exchange.mail", "private", { container: "u1", where: "messages", count: 4 }),
    ],
    { outcomes: [read("m1", { ...mail, findings: [found("nir")] })] },
  );
  const told = await population("exchange.mail");
  expect(told).toMatchObject({
    counted: 30,
    unseen: [],
    items: [{ id: "m1", listed: false, came: "read", sensitive: true }],
  });
});

test.each([
  ["what the configuration closes holds nothing", gap(FILES, "left-out", { container: "d1", where: "content" }), [], 0],
  ["what was refused in part is told as such", gap(FILES, "forbidden", { container: "d1" }), ["d1"], 1],
  ["so is what was given up", gap(FILES, "given-up", { container: "d1", where: "content" }), ["d1"], 1],
  ["a private folder is no refusal", gap(FILES, "private", { container: "d1" }), [], 1],
  ["nor is what was refused elsewhere", gap(FILES, "forbidden", { container: "d2" }), [], 1],
] as const)("%s", async (_case, refused, unseen, items) => {
  await commit([space("d1"), file("a"), refused]);
  const told = await population();
  expect([told.unseen, told.items.length]).toEqual([unseen, items]);
});

test("a place whose reading is not over is told as such; a channel, when its team's is not", async () => {
  const channel = space("c1", { service: "teams.channel-messages", group: "t1" });
  const follow = [
    { collector: "read-files", key: "d1", params: {} },
    { collector: "read-channel-messages", key: "t1", params: {} },
  ];
  const task = { collector: "planter", key: "root", params: {}, cursor: null };
  await commit([space("d1"), space("d2"), channel], { task }, { follow });
  expect([(await population()).unseen, (await population("teams.channel-messages")).unseen]).toEqual([["d1"], ["c1"]]);
  await commit([]);
  expect([(await population()).unseen, (await population("teams.channel-messages")).unseen]).toEqual([[], ["c1"]]);
});

test.each([
  ["one that bears a protection marking is known for good", "marking", []],
  ["any other is read again", "nir", ["a"]],
])("of files that changed since they were read, %s", async (_case, detector, unread) => {
  await commit([space("d1"), file("a")], { outcomes: [read("a", { findings: [found(detector)] })] });
  await store.finishScan(NOW);
  await store.beginScan("tenant-a", WISH, NOW, false);
  await commit([space("d1"), file("a", { modified: "2026-06-01T00:00:00Z" })]);
  expect((await store.unreadItems(FILES, "d1", null, 9)).map(({ id }) => id)).toEqual(unread);
  expect([...(await store.protectedItems(FILES, "d1"))]).toEqual(unread.length === 0 ? ["a"] : []);
  const findings = (await Array.fromAsync(store.findings("medium"))).flat();
  expect(findings.map(({ finding }) => finding.detector)).toEqual(unread.length === 0 ? ["marking"] : []);
});
