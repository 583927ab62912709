/** Folders of a mailbox followed by links of their own: what stands, what is swept, and what is not gone on from. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { TenantRecord } from "../../src/model/records.ts";
import type { ContentMode } from "../../src/model/service.ts";
import type { Page } from "../../src/model/task.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { newPlace, type Place } from "./place.ts";

const SERVICE = "exchange.mail";
const NOW = new Date("2026-11-20T08:00:00Z");
const wishOf = (exchange: ContentMode): ScanWish => ({
  workloads: ["exchange"],
  content: { exchange, onedrive: "none", teams: "none", sharepoint: "none" },
  seed: "seed",
  include: [],
  exclude: [],
  excludeContent: [],
  countTeamsMessages: false,
});
const here = { service: SERVICE, container: "u" } as const;
const inPart = (part: string) => ({ ...here, part });
const box: TenantRecord = {
  kind: "container",
  service: SERVICE,
  id: "u",
  type: "user",
  name: "Agent",
  owner: "u",
  group: null,
  site: null,
  url: null,
  created: null,
  lastActivity: null,
  listed: true,
  traits: {},
};

let home: Place;
let store: RecordStore;
beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
  await store.beginScan("tenant-a", wishOf("full"), NOW, false);
  await commit([], ["a1", "a2"], { delta: { ...inPart("A"), link: "link-a" } }, "A");
  await commit(
    [{ kind: "closed", ...inPart("B"), id: "b2" }],
    ["b1"],
    { delta: { ...inPart("B"), link: "link-b" } },
    "B",
  );
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

/** Read things of a part, each with one finding. */
const commit = (
  records: readonly TenantRecord[],
  read: readonly string[],
  page: Partial<Page> = {},
  part = "A",
  version?: string,
) =>
  store.commit({
    task: { collector: "messages", key: "u", params: {}, cursor: null },
    page: { records: [box, ...records], cursor: null, ...page },
    outcomes: read.map((item) => ({
      ...inPart(part),
      item,
      ...(version !== undefined && { version }),
      name: null,
      read: true,
      unread: [],
      findings: [{ detector: "nir", category: "citizen-personal-data", confidence: "high", count: 1 }],
    })),
    nameFindings: [],
  });
const again = async (content: ContentMode = "full") => {
  await store.finishScan(NOW);
  await store.beginScan("tenant-a", wishOf(content), NOW, false);
};
const found = async () => {
  await store.finishScan(NOW);
  return (await Array.fromAsync(store.findings("low"))).flat().map(({ item }) => item);
};
const link = (part: string) => store.deltaLink(SERVICE, "u", part);

test.each<[string, () => Promise<void>, string[]]>([
  ["nothing said again of either: both are gone", async () => commit([], []), []],
  ["one followed: it stands, the other is gone", async () => commit([], [], { keep: inPart("A") }), ["a1", "a2"]],
  [
    "a message gone from a folder that is followed",
    async () => commit([{ kind: "removed", ...inPart("A"), id: "a1" }], [], { keep: inPart("A") }),
    ["a2"],
  ],
  [
    "a message told as gone where it no longer stands, having moved",
    async () => {
      await commit([], ["a1"], { keep: inPart("B") }, "B");
      await commit([{ kind: "removed", ...inPart("A"), id: "a1" }], [], { keep: inPart("A") });
    },
    ["a1", "a2", "b1"],
  ],
  [
    "the same, told the other way round",
    async () => {
      await commit([{ kind: "removed", ...inPart("A"), id: "a1" }], [], { keep: inPart("A") });
      await commit([], ["a1"], { keep: inPart("B") }, "B");
    },
    ["a1", "a2", "b1"],
  ],
  [
    "a message that is private by now",
    async () => commit([{ kind: "closed", ...inPart("A"), id: "a1" }], [], { keep: inPart("A") }),
    ["a2"],
  ],
  [
    "a folder begun again, the other followed",
    async () => {
      await commit([{ kind: "reset", ...inPart("A") }], ["a2"]);
      await commit([], [], { keep: inPart("B") });
    },
    ["a2", "b1"],
  ],
])("%s", async (_case, later, left) => {
  await again();
  await later();
  expect(await found()).toEqual(left);
});

test("what is closed is counted as this scan sees it", async () => {
  const closed = () => store.closedItems(SERVICE, "u");
  expect(await closed()).toBe(1);
  await again();
  expect(await closed()).toBe(0);
  await commit([], [], { keep: inPart("B") });
  expect(await closed()).toBe(1);
  await commit([], ["b2"], {}, "B");
  expect(await closed()).toBe(0);
});

test("links are kept by folder, as long as the folder is followed", async () => {
  await again();
  expect([await link("A"), await link("B"), await link("")]).toEqual(["link-a", "link-b", null]);
  await commit([], [], { keep: inPart("A") });
  await again();
  expect([await link("A"), await link("B")]).toEqual(["link-a", null]);
  await commit([{ kind: "reset", ...inPart("A") }], []);
  expect(await link("A")).toBeNull();
});

test("a scan that reads nothing forgets nothing that was read, and keeps no link", async () => {
  await again("none");
  await commit([], []);
  await again();
  expect(await link("A")).toBeNull();
  await commit([], ["a1"]);
  expect(await found()).toEqual(["a1"]);
});

test("a mailbox of which something was refused is not gone on with", async () => {
  await commit([], ["e1"], {}, "", "v1");
  expect([...(await store.versions(SERVICE, "u"))]).toEqual([["e1", "v1"]]);
  const gap = {
    kind: "gap",
    ...here,
    where: "content",
    cause: "given-up",
    permission: null,
    code: null,
    requestId: null,
    count: 1,
  } as const;
  await commit([gap], []);
  await again();
  expect(await link("A")).toBeNull();
  expect((await store.versions(SERVICE, "u")).size).toBe(0);
});

test("things said to stand do, and the others are gone", async () => {
  await commit([], ["e1", "e2"], {}, "", "v1");
  await again();
  await commit([], [], { stands: [{ ...here, items: ["e1", "unknown"] }] });
  expect(await found()).toEqual(["e1"]);
});
