import { describe, expect, test } from "vitest";
import { assignedServices } from "../../src/collect/collectors/assigned-services.ts";
import { usageReports } from "../../src/collect/collectors/usage-reports.ts";
import { assignedId, REPORTS, type ReportName, usageId, WHOLE_TENANT } from "../../src/collect/usage.ts";
import { personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect } from "./harness.ts";

const reportOf = (name: ReportName) =>
  usageReports.filter(
    ({ id }) => id === { mailbox: "usage-mailboxes", site: "usage-sites", apps: "usage-apps" }[name as never],
  );
const read = (name: ReportName, told: Told) => {
  const graph = fakeGraph([[new RegExp(`^/reports/${REPORTS[name]}\\(period='D180'\\)$`), told]]);
  return collect(reportOf(name), graph);
};
const mailboxRow = (address: string, more: Record<string, string> = {}) => ({
  "Report Refresh Date": "2026-11-20",
  "User Principal Name": address,
  "Is Deleted": "False",
  "Last Activity Date": "2026-11-18",
  "Item Count": "10",
  "storage used (BYTE)": "2000",
  "Has Archive": "False",
  ...more,
});

describe("rows", () => {
  test("are kept by what they are about, and added up; deleted ones are not", async () => {
    const found = await read("mailbox", [
      mailboxRow("A@demo.example", { "Has Archive": "True", "A column to come": "x" }),
      mailboxRow("b@demo.example", { "Last Activity Date": "" }),
      mailboxRow("old@demo.example", { "Is Deleted": "True" }),
    ]);
    const usages = new Map(found.facts("usage").map((usage) => [usage.id, usage]));
    expect([...usages.keys()]).toEqual([
      usageId("mailbox", "a@demo.example"),
      usageId("mailbox", "b@demo.example"),
      usageId("mailbox", WHOLE_TENANT),
    ]);
    expect(usages.get(usageId("mailbox", "a@demo.example"))).toEqual({
      kind: "usage",
      report: "getMailboxUsageDetail",
      id: "getMailboxUsageDetail/a@demo.example",
      day: "2026-11-20",
      figures: { bytes: 2000, lastActivity: "2026-11-18", items: 10, archive: true },
    });
    expect(usages.get(usageId("mailbox", WHOLE_TENANT))?.figures).toEqual({
      rows: 2,
      bytes: 4000,
      lastActivity: 1,
      items: 20,
      archive: 1,
    });
  });

  test("of who uses Office on a computer two flags are kept, and of the others nothing", async () => {
    const row = (address: string, windows: string, mac: string) => ({
      ...{
        "Report Refresh Date": "2026-11-20",
        "User Principal Name": address,
        Windows: windows,
        Mac: mac,
        Web: "Yes",
      },
    });
    const found = await read("apps", [
      row("a@demo.example", "Yes", "No"),
      row("b@demo.example", "No", ""),
      row("c@x", "", "True"),
    ]);
    const rows = found.facts("usage").filter(({ id }) => id !== usageId("apps", WHOLE_TENANT));
    expect(rows.map(({ id, figures }) => [id, figures])).toEqual([
      [usageId("apps", "a@demo.example"), { windows: true, mac: false }],
      [usageId("apps", "c@x"), { windows: null, mac: true }],
    ]);
    const whole = found.facts("usage").find(({ id }) => id === usageId("apps", WHOLE_TENANT));
    expect(whole?.figures).toMatchObject({ rows: 3, windows: 1, mac: 1, web: 3 });
  });

  test("missing columns are unknown, not nought", async () => {
    const found = await read("mailbox", [{ "User Principal Name": "a@demo.example", "Item Count": "many" }]);
    expect(found.facts("usage")[0]?.figures).toEqual({ bytes: null, lastActivity: null, items: null, archive: null });
  });

  test.each(["9007199254740993", "9".repeat(400), "-1", "1e3", "1.5"])(
    "a size of %j, which no number holds, is unknown, and so is the sum",
    async (told) => {
      const row = { ...mailboxRow("a@demo.example"), "Storage Used (Byte)": told };
      const usages = (await read("mailbox", [row])).facts("usage");
      expect(usages.map(({ figures }) => figures.bytes)).toEqual([null, null]);
    },
  );

  test("of a report that names nobody are added up and not kept", async () => {
    const row = { "User Principal Name": "", Windows: "Yes", Web: "No", Word: "Yes" };
    const found = await read("apps", [row, { ...row, Web: "Yes" }]);
    expect(found.facts("usage")).toMatchObject([{ figures: { rows: 2, windows: 2, web: 1, word: 2, mac: null } }]);
    expect(found.gaps).toEqual([]);
  });

  test("more than a page holds are all kept", async () => {
    const rows = Array.from({ length: 1201 }, (_, index) => mailboxRow(`p${index}@demo.example`));
    expect((await read("mailbox", rows)).facts("usage")).toHaveLength(1202);
  });
});

test("concealed names join nobody: they are told once, and the sums stand", async () => {
  const hash = "0123456789ABCDEF0123456789abcdef";
  const found = await read("mailbox", [mailboxRow(hash), mailboxRow(hash.split("").reverse().join(""))]);
  expect(found.facts("usage").map(({ id }) => id)).toEqual([usageId("mailbox", WHOLE_TENANT)]);
  expect(found.gaps).toMatchObject([{ cause: "concealed", where: "reports", count: 1 }]);
});

test("a refused report is a gap; an empty one says nothing of anybody", async () => {
  const refused = await read("site", refusal("forbidden", 403));
  expect(refused.gaps).toMatchObject([{ cause: "forbidden", permission: "Reports.Read.All" }]);
  const empty = await read("site", []);
  expect(empty.facts("usage")).toMatchObject([{ id: usageId("site", WHOLE_TENANT), day: null }]);
});

test("services that Graph hardly shows are told by the accounts that hold a plan for them", async () => {
  const licence = (id: string, ...plans: string[]) =>
    ({ kind: "licence", id, name: id, enabled: 1, consumed: 1, plans }) as const;
  const facts = [
    licence("E3", "FORMS_PLAN_E3", "YAMMER_ENTERPRISE", "BPOS_S_TODO_2"),
    licence("AGAIN", "FORMS_GOV_E1"),
    personOf("a", { licences: ["E3", "AGAIN"] }),
    personOf("b", { licences: ["E3"] }),
    personOf("c", { licences: ["unknown"] }),
  ];
  const found = await collect([assignedServices], fakeGraph([]), { facts });
  const accounts = Object.fromEntries(found.facts("usage").map(({ id, figures }) => [id, figures.accounts]));
  expect(accounts).toMatchObject({
    [assignedId("other.forms")]: 2,
    [assignedId("other.viva-engage")]: 2,
    [assignedId("other.todo")]: 2,
    [assignedId("other.copilot")]: 0,
  });
});
