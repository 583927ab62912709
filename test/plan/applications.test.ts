import { expect, test } from "vitest";
import type { Application } from "../../src/model/records.ts";
import { applicationOf } from "../../src/plan/applications.ts";
import { permissionsTable } from "../doctrine/templates.ts";

const application = (
  permissions: readonly (readonly [string, string])[],
  some: Partial<Application> = {},
): Application => ({
  kind: "application",
  id: "sp",
  appId: "app",
  name: "Parapheur",
  publisher: null,
  microsoft: false,
  enabled: true,
  permissions: permissions.map(([resource, name]) => ({ resource, name, delegated: false })),
  ...some,
});
const ask = (given: Application, own: string | null = null) => applicationOf(given, permissionsTable.rows, own);

test.each([
  ["Mail.ReadBasic.All", "graph", ["exchange"]],
  ["MailboxSettings.Read", "graph", ["exchange"]],
  ["Calendars.ReadWrite", "graph", ["exchange"]],
  ["Contacts.Read", "graph", ["exchange"]],
  ["Files.ReadWrite.All", "graph", ["onedrive", "sharepoint"]],
  ["Sites.Selected", "graph", ["sharepoint"]],
  ["Team.ReadBasic.All", "graph", ["teams"]],
  ["ChannelMessage.Read.All", "graph", ["teams"]],
  ["Chat.Read.All", "graph", ["teams"]],
  ["Group.ReadWrite.All", "graph", ["exchange", "teams", "sharepoint"]],
  ["Tasks.ReadWrite", "graph", ["other"]],
  ["full_access_as_app", "exchange", ["exchange"]],
  ["Sites.FullControl.All", "sharepoint", ["sharepoint"]],
])("%s of %s", (name, resource, expected) => expect(ask(application([[resource, name]]))?.dependsOn).toEqual(expected));

test.each([
  ["people alone", application([["graph", "User.Read"]])],
  ["a word that only begins alike", application([["graph", "Mailing.Read"]])],
  ["Microsoft's own", application([["graph", "Mail.Read"]], { microsoft: true })],
  ["nothing", application([])],
])("%s: not listed", (_case, given) => expect(ask(given)).toBeNull());

test("Bascule's own registration is not listed, whatever its case", () => {
  expect(ask(application([["graph", "Mail.Read"]], { appId: "ABC" }), "abc")).toBeNull();
});

test("permissions are told once each, sorted, and workloads in plan order", () => {
  const given = application([
    ["graph", "Sites.Read.All"],
    ["graph", "Mail.Read"],
    ["graph", "Mail.Read"],
    ["graph", "User.Read"],
  ]);
  expect(ask(given)).toMatchObject({
    permissions: ["Mail.Read", "Sites.Read.All", "User.Read"],
    dependsOn: ["exchange", "sharepoint"],
  });
});
