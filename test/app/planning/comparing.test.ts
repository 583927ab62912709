/** A walk against the reports and the counts of the tenant: what is told of each way in which they may not agree. */

import { describe, expect, test } from "vitest";
import { compare, firstDayOf } from "../../../src/app/planning/comparing.ts";
import { weighingIn } from "../../../src/app/planning/weighing.ts";
import { countId, REPORTS, usageId, WHOLE_TENANT } from "../../../src/collect/usage.ts";
import type { ReportSource } from "../../../src/model/difference.ts";
import type { Site, TeamLibrary } from "../../../src/model/directory-records.ts";
import type { Gap } from "../../../src/model/gap.ts";
import type { Fact, Usage } from "../../../src/model/records.ts";
import { addGap, type GapRows, inOrder } from "../../../src/plan/gap-rows.ts";
import type { Scan, ScanWish } from "../../../src/store/port.ts";
import type { ContainerTotals } from "../../../src/store/totals.ts";
import { groupOf, personOf } from "../../collect/facts.ts";
import { tolerances } from "../../doctrine/templates.ts";
import { gap, memoryStore, told } from "../../plan/memory-store.ts";

const DAY = "2026-11-22";
const GUID = (last: number) => `0f0f0f0f-0000-4000-8000-${String(last).padStart(12, "0")}`;
const siteId = (collection: number, web = collection) => `t.sharepoint.example,${GUID(collection)},${GUID(900 + web)}`;

const usage = (source: ReportSource, subject: string, figures: Usage["figures"], day = DAY): Usage => ({
  kind: "usage",
  report: REPORTS[source],
  id: usageId(source, subject),
  day,
  figures,
});
/** A report: its rows, and the sum of all that the tenant has, which says how many rows there are. */
const report = (source: ReportSource, rows: Readonly<Record<string, Usage["figures"]>>, figures = {}): Usage[] => [
  ...Object.entries(rows).map(([subject, row]) => usage(source, subject, row)),
  usage(source, WHOLE_TENANT, { rows: Object.keys(rows).length, ...figures }),
];
const site = (collection: number, some: Partial<Site> = {}): Site => ({
  kind: "site",
  id: siteId(collection),
  name: `Site ${collection}`,
  url: `https://t.sharepoint.example/sites/s${collection}`,
  parent: null,
  personal: false,
  created: null,
  group: null,
  ...some,
});
const drive = (id: string, owner: string, items: number, some: Parameters<typeof told>[2] = {}) =>
  told("onedrive.files", id, { items, bytes: 0, ...some, container: { name: id, owner, ...some.container } });
const library = (id: string, collection: number, items: number, some: Parameters<typeof told>[2] = {}) =>
  told("sharepoint.documents", id, { items, ...some, container: { site: siteId(collection), ...some.container } });
const people = ["a", "b", "c"].map((id) => personOf(id, { address: `${id}@demo.example` }));
const counts: Fact[] = [
  { kind: "setting", id: countId("users"), value: 3 },
  { kind: "setting", id: countId("groups"), value: 0 },
];

interface Tenant {
  readonly facts?: readonly Fact[];
  readonly totals?: readonly ContainerTotals[];
  readonly gaps?: readonly Gap[];
  readonly wish?: Partial<ScanWish>;
  readonly finishedAt?: string | null;
}

/** One workload at a time, so that each case says only what it is about. */
async function differencesOf({ facts = [], totals = [], gaps = [], wish = {}, finishedAt = DAY }: Tenant) {
  const scan: Scan = {
    id: "scan",
    number: 1,
    tenant: "tenant",
    startedAt: "2026-11-24T08:00:00Z",
    finishedAt,
    complete: true,
    resumed: false,
    untold: false,
    leaves: false,
    unanswered: [],
    wish: {
      workloads: ["onedrive"],
      content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
      seed: "seed",
      include: [],
      exclude: [],
      excludeContent: [],
      countTeamsMessages: false,
      ...wish,
    },
  };
  const store = memoryStore({ scan, facts, totals, gaps });
  const tally = await store.tally();
  const weighing = weighingIn(tally, store, await firstDayOf(store));
  for await (const each of store.totals("medium")) {
    const { owner } = each.container;
    await weighing.see(each, owner === null ? null : ((await store.fact("person", owner))?.address ?? null));
  }
  const rows: GapRows = new Map();
  for (const each of gaps) addGap(rows, each);
  const found = await compare(store, scan, { tally, weighing, gaps: inOrder(rows), tolerances });
  return found.rows.map(({ source, kind, place, told: said, counted, spaces }) =>
    [source, kind, place?.name ?? "", said ?? "", counted ?? "", spaces].join(" ").replace(/ +/g, " "),
  );
}

/** A team's own library in a site of that collection; where no answer told the site, by its address. */
const teamLibrary = (collection: number, some: Partial<TeamLibrary> = {}): TeamLibrary => ({
  kind: "team-library",
  id: `d${collection}`,
  group: "t",
  channel: null,
  site: siteId(collection),
  drive: null,
  ...some,
});

const known = [...people, ...counts];
const agreed = report("drive", { "a@demo.example": { files: 100 }, "B@demo.example": { files: 7 } });

test.each<[string, Tenant, string[]]>([
  ["all agree", { facts: [...known, ...agreed], totals: [drive("da", "a", 100), drive("db", "b", 7)] }, []],
  [
    "a drive of which most is missing",
    { facts: [...known, ...agreed], totals: [drive("da", "a", 20), drive("db", "b", 7)] },
    ["drive items da 100 20 1"],
  ],
  [
    "a drive that grew since",
    {
      facts: [...known, ...agreed],
      totals: [drive("da", "a", 130, { beside: { apart: 0, recent: 30, recentBytes: 0 } }), drive("db", "b", 7)],
    },
    [],
  ],
  [
    "a drive that the walk did not find",
    { facts: [...known, ...agreed], totals: [drive("da", "a", 100)] },
    ["drive absent Agent b 7 0 1"],
  ],
  [
    "the same, left out on purpose",
    { facts: [...known, ...agreed], totals: [drive("da", "a", 100)], wish: { exclude: ["b@demo.example"] } },
    [],
  ],
  [
    "the same, left out by its own address",
    {
      facts: [...known, ...agreed],
      totals: [drive("da", "a", 100)],
      gaps: [gap("onedrive.files", "left-out", { container: "b", where: "users/drive" })],
    },
    [],
  ],
  [
    "a drive that was refused: its gap says it",
    {
      facts: [...known, ...agreed],
      totals: [
        drive("da", "a", 100),
        drive("b", "b", 0, { gaps: [gap("onedrive.files", "locked", { container: "b" })] }),
      ],
    },
    [],
  ],
  [
    "rows about nobody that the directory lists",
    {
      facts: [...known, ...report("drive", { "a@demo.example": { files: 1 }, "x@demo.example": { files: 1 } })],
      totals: [drive("da", "a", 1)],
    },
    ["drive unlisted 1"],
  ],
  [
    "a directory that was refused: its gap says it",
    {
      facts: [...counts, ...report("drive", { "a@demo.example": { files: 1 } })],
      gaps: [gap(null, "forbidden", { where: "users" })],
    },
    [],
  ],
  [
    "a drive in no row, older than the report, and one made since",
    {
      facts: [...known, ...report("drive", { "a@demo.example": { files: 1 } })],
      totals: [
        drive("da", "a", 1),
        drive("db", "b", 1, { container: { created: "2020-01-01T00:00:00Z" } }),
        drive("dc", "c", 1, { container: { created: "2026-11-23T00:00:00Z" } }),
      ],
    },
    ["drive unreported 1"],
  ],
  ["no report", { facts: known, totals: [drive("da", "a", 1)] }, ["drive no-report 1"]],
  [
    "an empty one",
    { facts: [...known, usage("drive", WHOLE_TENANT, { rows: 0 }, "")], totals: [drive("da", "a", 1)] },
    ["drive empty-report 1"],
  ],
  [
    "an empty one of a service that holds nothing",
    { facts: [...known, usage("drive", WHOLE_TENANT, { rows: 0 })] },
    [],
  ],
  [
    "names that are concealed: the totals agree",
    {
      facts: [...known, usage("drive", WHOLE_TENANT, { rows: 2, files: 107 })],
      totals: [drive("da", "a", 100), drive("db", "b", 7)],
    },
    ["drive concealed 2"],
  ],
  [
    "names that are concealed: most is missing",
    { facts: [...known, usage("drive", WHOLE_TENANT, { rows: 2300, files: 90_000 })], totals: [drive("da", "a", 100)] },
    ["drive total-spaces 2300 1 1", "drive total-items 90000 100 1", "drive concealed 2300"],
  ],
  [
    "names that are concealed, and a pilot of one account",
    {
      facts: [...known, usage("drive", WHOLE_TENANT, { rows: 2300, files: 90_000 })],
      totals: [drive("da", "a", 100)],
      wish: { include: ["a@demo.example"] },
    },
    ["drive concealed 2300"],
  ],
  [
    "rows of another day, left by an earlier scan",
    {
      facts: [
        ...known,
        ...report("drive", { "a@demo.example": { files: 100 } }),
        usage("drive", "b@demo.example", { files: 900 }, "2026-08-01"),
      ],
      totals: [drive("da", "a", 100), drive("db", "b", 7)],
    },
    ["drive other-day 1"],
  ],
  [
    "a report of weeks ago",
    {
      facts: [
        ...known,
        usage("drive", "a@demo.example", { files: 1 }, "2026-11-01"),
        usage("drive", WHOLE_TENANT, { rows: 1 }, "2026-11-01"),
      ],
      totals: [drive("da", "a", 1)],
    },
    ["drive late 23"],
  ],
  ["a workload that was not asked for", { facts: [...known, ...agreed], wish: { workloads: [] } }, []],
  ["a scan that is not over", { facts: [...known, ...agreed], finishedAt: null }, []],
])("%s", async (_case, tenant, expected) => expect(await differencesOf(tenant)).toEqual(expected));

describe("lists against their counts", () => {
  const wish = { workloads: [] };
  const counted = (users: number | boolean): Fact[] => [
    { kind: "setting", id: countId("users"), value: users },
    { kind: "setting", id: countId("groups"), value: 1 },
    groupOf("g"),
  ];
  test.each<[string, readonly Fact[], string[]]>([
    ["agree", [...people, ...counted(3)], []],
    ["accounts are missing", [...people, ...counted(2300)], ["users listed 2300 3 2297"]],
    ["a count that could not be had", [...people, ...counted(false)], ["users no-count 0"]],
  ])("%s", async (_case, facts, expected) => expect(await differencesOf({ facts, wish })).toEqual(expected));
});

describe("sites", () => {
  const wish: Partial<ScanWish> = { workloads: ["sharepoint", "teams"] };
  const rows = (files: readonly number[]) =>
    report("site", Object.fromEntries(files.map((count, index) => [GUID(index + 1), { files: count }])));
  const teams = report("team", {});
  const base = [...known, ...teams];
  test.each<[string, Tenant, string[]]>([
    [
      "a collection is its libraries, those of its subsites, its pages and what Teams keeps there",
      {
        facts: [
          ...base,
          site(1),
          site(1, { id: siteId(1, 2), parent: siteId(1), url: "https://t.sharepoint.example/sites/s1/b" }),
          ...rows([100]),
        ],
        totals: [
          library("l1", 1, 40),
          told("sharepoint.documents", "l2", { items: 20, container: { site: siteId(1, 2) } }),
          told("teams.files", "l3", { items: 30, container: { site: siteId(1) } }),
          told("sharepoint.pages", siteId(1), { items: 10, bytes: null, container: { site: siteId(1) } }),
        ],
      },
      [],
    ],
    [
      "a library of a channel, known by its address alone",
      {
        facts: [...base, site(1), ...rows([30])],
        totals: [
          told("teams.files", "l3", {
            items: 30,
            container: { site: null, url: "https://T.sharepoint.example/sites/s1/Documents%20partages" },
          }),
        ],
      },
      [],
    ],
    [
      "1 of 3 as if it were all",
      { facts: [...base, site(1), ...rows([10, 10, 10])], totals: [library("l1", 1, 10)] },
      ["site unlisted 2"],
    ],
    [
      "a library is missing",
      { facts: [...base, site(1), ...rows([100])], totals: [library("l1", 1, 40)] },
      ["site items Site 1 100 40 1"],
    ],
    [
      "a site without a library, and one that has no file",
      { facts: [...base, site(1), site(2), ...rows([0, 50])] },
      ["site absent Site 2 50 0 1"],
    ],
    [
      "a site of which a list was refused",
      {
        facts: [...base, site(1), ...rows([100])],
        totals: [library("l1", 1, 40)],
        gaps: [gap("sharepoint.pages", "forbidden", { container: siteId(1), where: "sites/pages" })],
      },
      [],
    ],
  ])("%s", async (_case, tenant, expected) => expect(await differencesOf({ ...tenant, wish })).toEqual(expected));
});

test("a mailbox is its messages, its events and its contacts", async () => {
  const tenant = (items: number): Tenant => ({
    wish: { workloads: ["exchange"] },
    facts: [...known, ...report("mailbox", { "a@demo.example": { items } })],
    totals: [
      told("exchange.mail", "a", { items: 4000, container: { name: "Boîte a", owner: "a" } }),
      told("exchange.calendar", "a", { items: 600, bytes: null, container: { owner: "a" } }),
      told("exchange.contacts", "a", { items: 300, bytes: null, container: { owner: "a" } }),
    ],
  });
  expect(await differencesOf(tenant(4000))).toEqual([]);
  expect(await differencesOf(tenant(4900))).toEqual([]);
  expect(await differencesOf(tenant(9000))).toEqual(["mailbox items Boîte a 9000 4900 1"]);
});

test("where names are concealed, SharePoint alone is compared with no total that holds Teams too", async () => {
  const facts = [...counts, ...people, site(1), site(2), teamLibrary(2)];
  const concealed = [usage("site", WHOLE_TENANT, { rows: 5, files: 900 })];
  const found = await differencesOf({ facts: [...facts, ...concealed], wish: { workloads: ["sharepoint"] } });
  expect(found.filter((row) => row.startsWith("site "))).toEqual(["site half-scanned 1", "site half-scanned 4"]);
});

describe("sites of teams hold files of Teams and of SharePoint", () => {
  const facts: Fact[] = [
    ...counts.map((count) => (count.id === countId("groups") ? { ...count, value: 2 } : count)),
    ...people,
    groupOf("t", { team: true }),
    groupOf("g", { team: false }),
    // That of a channel has no other library, and may be known by its address alone.
    teamLibrary(2),
    teamLibrary(4, {
      channel: "c",
      site: null,
      drive: { name: null, url: `${site(4).url}/Documents`, created: null, lastActivity: null },
    }),
    ...[site(1), site(2, { group: "t" }), site(3, { group: "g" }), site(4)],
    ...report("site", {
      [GUID(1)]: { files: 100 },
      [GUID(2)]: { files: 100 },
      [GUID(3)]: { files: 100 },
      [GUID(4)]: { files: 9 },
    }),
  ];
  const totals = [library("l1", 1, 20), library("l2", 2, 20), library("l3", 3, 100)];

  test.each<[string, Partial<ScanWish>, string[]]>([
    ["both are scanned, and all are compared", { workloads: ["teams", "sharepoint"] }, ["1", "2", "absent 4"]],
    ["SharePoint alone is compared where there is no team", { workloads: ["sharepoint"] }, ["1", "half 2"]],
    ["Teams alone is not compared", { workloads: ["teams"] }, ["half 2"]],
    ["neither", { workloads: ["onedrive"] }, []],
  ])("%s", async (_case, wish, expected) => {
    const found = await differencesOf({ facts, totals, wish });
    const of = (row: string) => (row.startsWith("site half-scanned") ? `half ${row.split(" ").at(-1)}` : row);
    const told = found
      .filter((row) => row.startsWith("site "))
      .map((row) =>
        of(row)
          .replace(/^site items Site (\d).*/, "$1")
          .replace(/^site absent Site (\d).*/, "absent $1"),
      );
    expect(told.sort()).toEqual(expected);
  });
});
