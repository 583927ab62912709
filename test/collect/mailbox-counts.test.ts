/** Without content a mailbox costs what its exact count needs, in two rounds, and no message. Counts stay exact. */

import { describe, expect, test } from "vitest";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { mailboxUsageOf, personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect } from "./harness.ts";
import { withTenant } from "./tenant.ts";

type Rows = readonly (readonly [RegExp, Told | ((path: string) => Told)])[];
const of = (...ids: string[]) => ({ value: ids.map((id) => ({ id })) });
const none = refusal("not-provisioned", 404, "MailboxNotEnabledForRESTAPI");

/** Two owned calendars, one that is shared, two contact folders of which one holds another. */
const full: Rows = [
  [/userPurpose$/, { value: "user" }],
  [/mailFolders\/delta/, { value: [{ id: "inbox", totalItemCount: 4 }] }],
  [
    /\/calendars\?/,
    {
      value: [
        { id: "c1", isDefaultCalendar: true },
        { id: "c2", canShare: true },
        { id: "c3", canShare: false },
      ],
    },
  ],
  [/\/contactFolders\?/, of("f1", "f2")],
  [/f1\/childFolders/, of("f3")],
  [/childFolders/, of()],
  [/events\?/, { ...of("e1"), "@odata.count": 1 }],
  [/\/contactFolders\/(\w+)\/contacts\?/, (path) => of(`k-${/contactFolders\/(\w+)/.exec(path)?.[1]}`)],
  [/\/contacts\?/, of("k1", "k2")],
];

/** Parts of each round, as they were asked together. */
async function rounds(people: readonly string[], rows: Rows, facts: readonly ReturnType<typeof mailboxUsageOf>[] = []) {
  const graph = fakeGraph(rows);
  const asked: number[] = [];
  const batch: typeof graph.batch = (parts) => {
    if (parts.length > 0) asked.push(parts.length);
    return graph.batch(parts);
  };
  const found = await collect(
    [mailboxes],
    { ...graph, batch },
    { facts: [...people.map((id) => personOf(id)), ...facts] },
  );
  return { asked, graph, found };
}

/** First questions five by five; then as many mailboxes as two envelopes take, and what lies a level deeper in each. */
const ENVELOPES = [20, 20, 20, 20];
const SECONDS = [35, 10, 35, 10, 35, 10, 35, 10];

describe("parts and rounds", () => {
  test.each<[string, number, Rows, number[]]>([
    ["a mailbox with calendars and nested contact folders", 1, full, [4, 1 + 2 + 2 * 2, 2]],
    ["twenty of them, by envelopes that are full", 20, full, [...ENVELOPES, ...SECONDS]],
    ["twenty-one: two blocks", 21, full, [...ENVELOPES, ...SECONDS, 4, 7, 2]],
    ["the plainest mailbox", 1, [[/contactFolders\?/, of()], [/\/calendars\?/, of("c1")], ...full], [4, 2]],
  ])("%s", async (_case, count, rows, expected) => {
    const people = Array.from({ length: count }, (_, at) => `p${String(at).padStart(2, "0")}`);
    const { asked, graph, found } = await rounds(people, rows);
    expect(asked).toEqual(expected);
    expect(graph.asked).toHaveLength(expected.reduce((sum, parts) => sum + parts, 0));
    expect(graph.asked.filter((path) => /messages|c3/.test(path))).toEqual([]);
    expect(found.gaps).toEqual([]);
  });

  test("an account that the report does not name is asked one question, and the others once it answers", async () => {
    const rows: Rows = [[/users\/none\/mailboxSettings/, none], ...full];
    const { asked, graph, found } = await rounds(["none", "new", "old"], rows, [
      mailboxUsageOf("old@demo.example", {}),
    ]);
    expect(asked.slice(0, 2)).toEqual([3 + 3, 3]);
    expect(graph.asked.filter((path) => path.startsWith("/users/none/"))).toHaveLength(1);
    expect(found.volumes()["exchange.calendar"]).toMatchObject({ containers: 2, items: 4 });
  });

  test.each<[string, string[], string[]]>([
    ["that opens a mailbox", ["EXCHANGE_S_ENTERPRISE"], ["a"]],
    [
      "that opens none: nothing is known of any, and all are asked",
      ["EXCHANGE_S_FOUNDATION", "EXCHANGE_S_ARCHIVE"],
      ["a", "b"],
    ],
  ])("where no report names anybody, a licence %s", async (_case, plans, likely) => {
    const licence = { kind: "licence", id: "l", name: "L", enabled: 1, consumed: 1, plans } as const;
    const graph = fakeGraph([
      [/mailboxSettings/, none],
      [/./, none],
    ]);
    await collect([mailboxes], graph, { facts: [personOf("a", { licences: ["l"] }), personOf("b"), licence] });
    const lists = graph.asked.filter((path) => /mailFolders/.test(path)).map((path) => path.split("/")[2]);
    expect(lists).toEqual(likely);
  });

  test("folders that are refused with their sizes are asked for without, all together", async () => {
    const rows: Rows = [[/mailFolders.*expand/, refusal("forbidden", 403)], ...full];
    const { asked, found } = await rounds(["a", "b"], rows);
    expect(asked.slice(0, 2)).toEqual([8, 2]);
    expect(found.volumes()["exchange.mail"]).toMatchObject({ containers: 2, items: 8, bytes: null });
  });
});

const next = "https://graph/next";
describe("how many events a calendar holds", () => {
  test.each<[string, object, object | null, number, number]>([
    ["a whole page: its ids, each once", of("a", "b", "b"), null, 2, 0],
    ["a whole page that the count belies", { ...of("a", "b"), "@odata.count": 7 }, null, 2, 0],
    ["the first page of many: the count", { ...of("a", "b"), "@odata.count": 7, "@odata.nextLink": next }, null, 7, 0],
    ["an empty page before the others", { ...of(), "@odata.count": 7, "@odata.nextLink": next }, null, 7, 0],
    ["no count: all are listed", { ...of("a", "b"), "@odata.nextLink": next }, of("a", "b", "c", "c"), 3, 1],
    [
      "a count of that page alone",
      { ...of("a", "b"), "@odata.count": 2, "@odata.nextLink": next },
      of("a", "b", "c"),
      3,
      1,
    ],
    ["a count that is no number", { ...of("a"), "@odata.count": "7", "@odata.nextLink": next }, of("a", "b"), 2, 1],
  ])("%s", async (_case, first, all, items, listings) => {
    const rows: Rows = [
      [/contactFolders\?/, of()],
      [/\/calendars\?/, of("c1")],
      [/events\?\$select=id&\$count=true/, first],
      [/events\?\$select=id&\$top=1000/, all ?? new Error("not to be listed")],
      ...full,
    ];
    const { graph, found } = await rounds(["a"], rows);
    expect(found.volumeOf("exchange.calendar", "a").items).toBe(items);
    expect(graph.asked.filter((path) => /top=1000/.test(path) && /events/.test(path))).toHaveLength(listings);
  });
});

test("the default folder under its own id among the others is counted once, however long it is", async () => {
  const long = { value: [{ id: "k1", parentFolderId: "f1" }], "@odata.count": 300, "@odata.nextLink": next };
  const { found } = await rounds(["a"], [[/contacts\?/, long], ...full]);
  const counted = found.parts
    .filter(({ service }) => service === "exchange.contacts")
    .map(({ id, items }) => [id, items]);
  // The page of another folder shows a contact that was met already: the same one is counted once.
  expect(counted).toEqual([
    ["contacts", 300],
    ["f2", 299],
    ["f3", 299],
  ]);
});

test("a scan cut between the rounds asks for the second alone", async () => {
  const graph = fakeGraph(full);
  const found = await collect([mailboxes], graph, { facts: [personOf("a")], cutAfter: 1 });
  expect(graph.asked.filter((path) => /userPurpose|delta|calendars\?|contactFolders\?/.test(path))).toHaveLength(4);
  expect(found.volumes()["exchange.contacts"]).toMatchObject({ items: 5 });
});

test("over HTTP: envelopes are as few as their parts allow, and what is counted is true", async () => {
  await withTenant({ size: { users: 40 }, seed: "envois" }, async ({ graph, requests, simulator }) => {
    const people = [...simulator.truth().containers()].filter(({ service }) => service === "exchange.mail");
    const found = await collect([mailboxes], graph, { facts: people.map(({ id }) => personOf(id)) });
    const envelopes = requests.filter((request) => /\$batch$/.test(request)).length;
    const parts = requests.length - envelopes;
    const rounds = Math.ceil(people.length / 20);
    expect(parts).toBeGreaterThan(people.length * 6);
    // A round may leave its last envelope with room; rounds below the second are for nested contact folders.
    expect(envelopes).toBeLessThanOrEqual(Math.ceil(parts / 20) + 5 * rounds);
    expect(requests.filter((request) => /messages|attachments/.test(request))).toEqual([]);
    for (const service of ["exchange.mail", "exchange.contacts"] as const)
      expect(found.volumes()[service]?.items).toBe(simulator.truth().services[service]?.items);
  });
});

test.each<[string, object, number]>([
  ["a policy closes it", refusal("forbidden", 403, "ErrorAccessDenied"), 4],
  ["it is locked", refusal("locked", 423, "resourceLocked"), 4],
])("a mailbox is asked for each of its services once, and no more, where %s", async (_case, told, parts) => {
  const rows: Rows = [[/users\/shut\//, told], ...full];
  const { graph, found } = await rounds(["open", "shut"], rows);
  expect(graph.asked.filter((path) => path.startsWith("/users/shut/"))).toHaveLength(parts);
  const gaps = found.gaps.filter(({ container }) => container === "shut").map(({ service }) => service);
  expect(gaps.sort()).toEqual(["exchange.calendar", "exchange.contacts", "exchange.mail"]);
});

test("contact folders that did not come in passing take nothing from the default folder", async () => {
  const { found } = await rounds(["a"], [[/contactFolders\?/, refusal("given-up", 503)], ...full]);
  expect(found.volumeOf("exchange.contacts", "a").items).toBe(2);
  expect(found.gaps).toMatchObject([{ cause: "given-up", where: "contactFolders" }]);
});
