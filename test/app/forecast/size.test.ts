import { describe, expect, test } from "vitest";
import { askedFor, sizeOf, sizingReports } from "../../../src/app/forecast/size.ts";
import { type Graph, GraphFault } from "../../../src/graph/graph.ts";
import { CHOSEN_WORKLOADS } from "../../../src/model/service.ts";
import { fakeGraph, refusal, type Told } from "../../collect/fake-graph.ts";

type Row = Record<string, string>;
const row = (cells: Row): Row => ({ "Report Refresh Date": "2026-11-27", "Is Deleted": "False", ...cells });

const TABLE: Readonly<Record<string, Told>> = {
  "^/users/\\$count$": Object(120),
  "^/users/\\$count\\?": Object(20),
  "^/groups/\\$count$": Object(30),
  "^/groups/\\$count\\?": Object(24),
  "^/subscribedSkus": {
    value: [
      { appliesTo: "User", prepaidUnits: { enabled: 100 } },
      { appliesTo: "User", prepaidUnits: { enabled: 15 } },
      { appliesTo: "Company", prepaidUnits: { enabled: 1000 } },
    ],
  },
  getMailboxUsageDetail: [
    row({ "User Principal Name": "a@x.example", "Item Count": "10", "Storage Used (Byte)": "1000" }),
    row({ "User Principal Name": "b@x.example", "Item Count": "", "Storage Used (Byte)": "-" }),
    row({
      "User Principal Name": "c@x.example",
      "Is Deleted": "True",
      "Item Count": "99",
      "Storage Used (Byte)": "99",
    }),
  ],
  getOneDriveUsageAccountDetail: [
    row({ "Owner Principal Name": "0123456789ABCDEF0123456789abcdef", "File Count": "7", "Storage Used (Byte)": "70" }),
  ],
  // Columns in another case, and in another order.
  getSharePointSiteUsageDetail: [
    { "FILE COUNT": "5", "storage used (byte)": "50", "REPORT REFRESH DATE": "2026-11-26" },
  ],
  getTeamsTeamActivityDetail: [row({ "Team Name": "Équipe", "Channel Messages": "12" })],
  getTeamsUserActivityUserDetail: [row({ "User Principal Name": "a@x.example", "Private Chat Message Count": "33" })],
};

const graphWith = (changes: Readonly<Record<string, Told>> = {}) =>
  fakeGraph(Object.entries({ ...TABLE, ...changes }).map(([path, told]) => [new RegExp(path), told] as const));

/** Of a scan of everything. */
const sized = (graph: Graph, messages: boolean) =>
  sizeOf(graph, sizingReports(CHOSEN_WORKLOADS, messages), askedFor(graph));

test("counts, seats and reports", async () => {
  const graph = graphWith();
  expect(await sized(graph, true)).toEqual({
    people: 120,
    guests: 20,
    groups: 30,
    unified: 24,
    licences: 115,
    mailboxes: { count: 2, items: 10, bytes: 1000, day: "2026-11-27", concealed: false },
    drives: { count: 1, items: 7, bytes: 70, day: "2026-11-27", concealed: true },
    sites: { count: 1, items: 5, bytes: 50, day: "2026-11-26", concealed: false },
    teams: { count: 1, items: 12, bytes: 0, day: "2026-11-27", concealed: false },
    chats: { count: 1, items: 33, bytes: 0, day: "2026-11-27", concealed: false },
    unreported: [],
  });
  expect(new Set(graph.asked).size, "nothing is asked for twice").toBe(graph.asked.length);
  expect(graph.asked.length).toBeLessThanOrEqual(10);
});

test("the report on chats is asked for only where their messages count", async () => {
  const graph = graphWith();
  expect((await sized(graph, false)).chats).toBeNull();
  expect(graph.asked.some((path) => path.includes("getTeamsUserActivityUserDetail"))).toBe(false);
});

describe("what cannot be had is unknown, and the rest is known", () => {
  test.each<[string, string, Told, string]>([
    ["guests refused", "^/users/\\$count\\?", refusal("forbidden", 403), "guests"],
    ["a filter that is not heeded", "^/users/\\$count\\?", Object(120), "guests"],
    ["groups refused", "^/groups/\\$count\\?", refusal("unexpected", 400), "unified"],
    ["licences refused", "^/subscribedSkus", refusal("forbidden", 403), "licences"],
    ["a report refused", "getMailboxUsageDetail", refusal("forbidden", 403), "mailboxes"],
    ["a report that makes no sense", "getMailboxUsageDetail", new GraphFault("no report"), "mailboxes"],
  ])("%s", async (_case, path, told, unknown) => {
    const known = await sized(graphWith(), false);
    const size = await sized(graphWith({ [path]: told }), false);
    expect(size).toEqual({
      ...known,
      [unknown]: null,
      unreported: unknown === "mailboxes" ? ["mailboxes"] : [],
    });
  });
});

test("only the reports of what is scanned", async () => {
  expect(sizingReports(["onedrive"], true)).toEqual(["drives"]);
  expect(sizingReports(["exchange"], false)).toEqual(["mailboxes"]);
  expect(sizingReports(["teams"], true)).toEqual(["sites", "teams", "chats"]);
  const graph = graphWith();
  const size = await sizeOf(graph, ["drives"], askedFor(graph));
  expect(size).toMatchObject({ mailboxes: null, sites: null, teams: null, unreported: [] });
  expect(graph.asked.filter((path) => path.startsWith("/reports/"))).toHaveLength(1);
});

test("what is a defect of ours is none of the tenant's", async () => {
  await expect(sized(graphWith({ getMailboxUsageDetail: new TypeError("ours") }), false)).rejects.toThrow("ours");
});
