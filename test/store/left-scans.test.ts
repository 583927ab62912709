/** A scan that is left unfinished for another: what it did not see to its end passes for seen in no later plan. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Gap } from "../../src/model/gap.ts";
import type { Container, Item, TenantRecord } from "../../src/model/records.ts";
import type { ServiceId } from "../../src/model/service.ts";
import type { Page, Task, TaskSeed } from "../../src/model/task.ts";
import type { RecordStore, ScanWish, ShortBy } from "../../src/store/port.ts";
import { newPlace, type Place } from "./place.ts";

const WISH: ScanWish = {
  workloads: ["exchange", "onedrive", "teams", "sharepoint"],
  content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
  seed: "seed",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
};
const NARROW: ScanWish = { ...WISH, include: ["one@demo.example"] };
const NOW = new Date("2026-11-20T08:00:00Z");

const FILES: ServiceId = "onedrive.files";
/** Of every task the service that its collector is called after. */
const shortBy: ShortBy = ({ collector }) =>
  ({
    drives: [FILES] as const,
    walk: [FILES] as const,
    chats: ["teams.chat"] as const,
    messages: ["teams.channel-messages"] as const,
    sites: ["sharepoint.documents", "sharepoint.lists"] as const,
  })[collector] ?? [];

let home: Place;
let store: RecordStore;
beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
  await begin(WISH);
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

const begin = (wish: ScanWish, fresh = false) => store.beginScan("tenant-a", wish, NOW, fresh, shortBy);
const task = (collector: string, key: string): Task => ({ collector, key, params: {}, cursor: null });
const commit = (records: readonly TenantRecord[], page: Partial<Page> = {}, of = task("none", "none")) =>
  store.commit({ task: of, page: { records, cursor: null, ...page }, outcomes: [], nameFindings: [] });
const seed = (collector: string, key: string, ids?: readonly string[]): TaskSeed => ({
  collector,
  key,
  params: ids === undefined ? {} : { ids },
});
const place = (id: string, service: ServiceId = FILES, about: Partial<Container> = {}): Container => ({
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
  ...about,
});
const file = (id: string, container: string): Item => ({
  kind: "item",
  service: FILES,
  container,
  id,
  type: "file",
  parent: null,
  name: null,
  bytes: 10,
  created: null,
  modified: null,
  private: false,
  traits: {},
});
const gaps = async () =>
  (await Array.fromAsync(store.gaps())).filter(({ cause }) => cause === "unfinished").map(lineOf);
const lineOf = ({ service, container, where, count }: Gap) => [service, container, where, count] as const;
const byText = (one: unknown, other: unknown) => JSON.stringify(one).localeCompare(JSON.stringify(other));

/** Two libraries: one walked to its end, the other in the middle of its walk. */
async function halfWalked(): Promise<void> {
  await commit([place("whole"), place("half")], { follow: [seed("walk", "whole"), seed("walk", "half")] });
  await commit([file("a", "whole")], {}, task("walk", "whole"));
  await commit([file("b", "half")], { cursor: "2" }, task("walk", "half"));
}

describe("a library in the middle of its walk", () => {
  beforeEach(halfWalked);

  test.each<[string, ScanWish]>([
    ["for one that is narrowed", NARROW],
    ["for one of another service", { ...WISH, workloads: ["exchange"] }],
  ])("is told as unfinished once its scan is left %s", async (_case, wish) => {
    await begin(wish);
    expect(await store.finishScan(NOW)).toMatchObject({ complete: false });
    expect(await gaps()).toEqual([[FILES, "half", "walk", 1]]);
  });

  test.each<[string, ScanWish]>([
    ["of the whole", { ...WISH, exclude: ["nobody@demo.example"] }],
    ["narrowed to it", NARROW],
  ])("is so no more when a scan %s has walked it", async (_case, wish) => {
    await begin(wish);
    await commit([place("half"), file("b", "half"), file("c", "half")]);
    expect(await store.finishScan(NOW)).toMatchObject({ complete: true });
    expect(await gaps()).toEqual([]);
  });

  test("stays so through as many scans as pass it by", async () => {
    await begin(NARROW);
    await begin({ ...WISH, workloads: ["exchange"] });
    await store.finishScan(NOW);
    await begin(NARROW);
    await store.finishScan(NOW);
    expect(await gaps()).toEqual([[FILES, "half", "walk", 1]]);
  });

  test("stays so where a whole scan was not shown it again", async () => {
    await begin({ ...WISH, exclude: ["nobody@demo.example"] });
    await commit([
      {
        kind: "gap",
        service: FILES,
        container: "u1",
        where: "users/drive",
        cause: "given-up",
        permission: null,
        code: null,
        requestId: null,
        count: 1,
      },
    ]);
    await store.finishScan(NOW);
    expect(await gaps()).toEqual([[FILES, "half", "walk", 1]]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["while its scan goes on", () => begin({ ...WISH })],
    ["by a scan that starts anew", () => begin(NARROW, true)],
  ])("is not told as left %s", async (_case, go) => {
    await go();
    expect(await gaps()).toEqual([]);
  });
});

test("a link that an earlier scan kept of a part goes on being good", async () => {
  const part = { service: FILES, container: "d", part: "f" } as const;
  await commit([place("d")], { delta: { ...part, link: "https://graph.example/x" } });
  await store.finishScan(NOW);
  await begin({ ...WISH, exclude: ["nobody@demo.example"] });
  await commit([place("d")], { keep: part, follow: [seed("walk", "d")] });
  await begin(NARROW);
  expect(await gaps()).toEqual([[FILES, "d", "walk", 1]]);
  expect(await store.deltaLink(FILES, "d", "f")).toBe("https://graph.example/x");
});

test.each<[string, readonly TenantRecord[], readonly TaskSeed[], readonly unknown[]]>([
  ["a list that was not begun stands for its service", [], [seed("drives", "root")], [[FILES, null, "drives", 1]]],
  [
    "one that leads to several, for each",
    [],
    [seed("sites", "root")],
    [
      ["sharepoint.documents", null, "sites", 1],
      ["sharepoint.lists", null, "sites", 1],
    ],
  ],
  [
    "so do people who were not asked",
    [],
    [seed("drives", "b1", ["u1", "u2"]), seed("drives", "b2", ["u3"])],
    [[FILES, null, "drives", 2]],
  ],
  [
    "with the places that are theirs",
    [place("d1", FILES, { owner: "u1" }), place("d3", FILES, { owner: "u3" })],
    [seed("drives", "b1", ["u1", "u2"])],
    [
      [FILES, null, "drives", 1],
      [FILES, "d1", "drives", 1],
    ],
  ],
  [
    "the channels of a team go by their team",
    [place("c1", "teams.channel-messages", { group: "t1" }), place("c2", "teams.channel-messages", { group: "t2" })],
    [seed("messages", "t1")],
    [["teams.channel-messages", "c1", "messages", 1]],
  ],
  [
    "any chat may have messages by whoever was not asked",
    [place("c1", "teams.chat"), place("c2", "teams.chat")],
    [seed("chats", "u1")],
    [
      ["teams.chat", null, "chats", 1],
      ["teams.chat", "c1", "chats", 1],
      ["teams.chat", "c2", "chats", 1],
    ],
  ],
  ["the directory is walked by every scan", [], [seed("people", "root")], []],
])("of a scan that is left %s", async (_case, records, seeds, expected) => {
  await commit(records, { follow: seeds });
  // The same is told meanwhile, by whoever makes a plan of it: a service after the other, the places first.
  const unseen = (await Array.fromAsync(store.unseen(shortBy))).map(lineOf);
  expect(unseen.toSorted(byText)).toEqual(expected.toSorted(byText));
  for (const service of new Set(unseen.map(([of]) => of as ServiceId)))
    expect((await Array.fromAsync(store.unseen(shortBy, service))).map(lineOf)).toEqual(
      unseen.filter(([of]) => of === service),
    );
  await begin(NARROW);
  expect(await gaps()).toEqual(expected);
  await store.finishScan(NOW);
  expect(await Array.fromAsync(store.unseen(shortBy))).toEqual([]);
  expect(await gaps()).toEqual(expected);
});

test("what an earlier scan saw whole, and the one that is left did not come to, is as whole as it was", async () => {
  await commit([place("d1", FILES, { owner: "u1" })]);
  await store.finishScan(NOW);
  await begin({ ...WISH, exclude: ["nobody@demo.example"] });
  await store.plant([seed("drives", "b1", ["u1"])]);
  await begin(NARROW);
  await store.finishScan(NOW);
  expect(await gaps()).toEqual([[FILES, null, "drives", 1]]);
});
