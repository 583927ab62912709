import { expect, test } from "vitest";
import type { Application } from "../../src/model/directory-records.ts";
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
  inHouse: null,
  enabled: true,
  consent: { own: true, everyone: false, people: 0, first: null },
  permissions: permissions.map(([resource, name]) => ({ resource, name, delegated: false })),
  ...some,
});
type Waves = Parameters<typeof applicationOf>[3];
const ask = (given: Application, own: string | null = null, waves: Waves = new Map()) =>
  applicationOf(given, permissionsTable.rows, own, waves);

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

test.each<[string, Waves, number | null, number | null]>([
  ["no wave is known", new Map(), null, null],
  ["one workload leaves whole", new Map([["exchange", { first: 2, last: 5 }]]), 2, 5],
  [
    "it stops with the first that is empty",
    new Map([
      ["exchange", { first: 2, last: 9 }],
      ["sharepoint", { first: 3, last: 4 }],
    ]),
    2,
    4,
  ],
  ["something of it stays", new Map([["exchange", { first: 1, last: null }]]), 1, null],
  ["another workload is none of its", new Map([["teams", { first: 1, last: 1 }]]), null, null],
])("the waves that touch it and stop it: %s", (_case, waves, touchedFrom, stopsIn) => {
  const given = application([
    ["graph", "Mail.Read"],
    ["graph", "Sites.Read.All"],
  ]);
  expect(ask(given, null, waves)).toMatchObject({ touchedFrom, stopsIn });
});

test("a consent is told by the day in Paris of its first permission, and by numbers", () => {
  const consent = { own: true, everyone: true, people: 12, first: "2021-07-04T22:30:00Z" };
  expect(ask(application([["graph", "Mail.Read"]], { consent }))?.consent).toEqual({ ...consent, first: "2021-07-05" });
});
