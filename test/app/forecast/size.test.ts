import { describe, expect, test } from "vitest";
import { askedFor, sizeOf, sizingReports } from "../../../src/app/forecast/size.ts";
import { type Graph, GraphFault } from "../../../src/graph/graph.ts";
import { CHOSEN_WORKLOADS } from "../../../src/model/service.ts";
import { fakeGraph, refusal, type Told } from "../../collect/fake-graph.ts";

type Row = Record<string, string>;
const row = (cells: Row): Row => ({ "Report Refresh Date": "2026-11-27", "Is Deleted": "False", ...cells });

const sku = (enabled: number, plans: readonly string[], appliesTo = "User") => ({
  appliesTo,
  prepaidUnits: { enabled },
  servicePlans: plans.map((servicePlanName) => ({ servicePlanName })),
});

const TABLE: Readonly<Record<string, Told>> = {
  "^/users/\\$count$": Object(120),
  "^/users/\\$count\\?": Object(20),
  "^/groups/\\$count$": Object(30),
  "^/groups/\\$count\\?": Object(24),
  "^/subscribedSkus": {
    value: [sku(60, ["EXCHANGE_S_ENTERPRISE", "TEAMS1"]), sku(15, ["SHAREPOINTDESKLESS"])],
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
    licences: 75,
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

describe("licences, by which SharePoint's limits go, are of people who have a place in the tenant", () => {
  test.each<[string, readonly ReturnType<typeof sku>[], number]>([
    [
      "mail, files or Teams",
      [sku(10, ["EXCHANGE_S_STANDARD"]), sku(5, ["SHAREPOINTSTANDARD"]), sku(1, ["TEAMS1"])],
      16,
    ],
    ["of governments and schools too", [sku(10, ["SHAREPOINTENTERPRISE_GOV"]), sku(5, ["TEAMS_GOV"])], 15],
    // Plans of the free Power BI and Power Automate.
    ["not what is free", [sku(1_000_000, ["EXCHANGE_S_FOUNDATION", "BI_AZURE_P0"]), sku(10_000, ["FLOW_P2_VIRAL"])], 0],
    [
      "no archive alone, no Office in the browser",
      [sku(5, ["EXCHANGE_S_ARCHIVE_ADDON"]), sku(5, ["SHAREPOINTWAC"])],
      0,
    ],
    ["none of the tenant as a whole", [sku(50, ["SHAREPOINTENTERPRISE"], "Company")], 0],
    ["no more than there are accounts, guests aside", [sku(5_000, ["EXCHANGE_S_ENTERPRISE"])], 100],
  ])("%s", async (_case, value, licences) => {
    expect(await sized(graphWith({ "^/subscribedSkus": { value } }), false)).toMatchObject({ licences });
  });

  test("a licence that tells no plan stands for nobody, and people who are not known bound nothing", async () => {
    const value = [{ appliesTo: "User", prepaidUnits: { enabled: 10 } }, sku(5_000, ["TEAMS1"])];
    const refused = refusal("forbidden", 403);
    const graph = graphWith({
      "^/subscribedSkus": { value },
      "^/users/\\$count": refused,
      "^/users/\\$count$": refused,
    });
    expect(await sized(graph, false)).toMatchObject({ people: null, licences: 5_000 });
  });
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
