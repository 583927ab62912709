/** A null where Graph promises none costs nothing but what it stood for: the row is kept, and so are the others. */

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { applications } from "../../src/collect/collectors/applications.ts";
import { callRecords } from "../../src/collect/collectors/call-records.ts";
import { chatMessages } from "../../src/collect/collectors/chat-messages.ts";
import { chats } from "../../src/collect/collectors/chats.ts";
import { contacts } from "../../src/collect/collectors/contacts.ts";
import { groups } from "../../src/collect/collectors/groups.ts";
import { labels } from "../../src/collect/collectors/labels.ts";
import { licences } from "../../src/collect/collectors/licences.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { messages } from "../../src/collect/collectors/messages.ts";
import { organisation } from "../../src/collect/collectors/organisation.ts";
import { people } from "../../src/collect/collectors/people.ts";
import { usageReports } from "../../src/collect/collectors/usage-reports.ts";
import { DriveItem, recordsOf } from "../../src/collect/drive-items.ts";
import { Properties } from "../../src/collect/extended-property.ts";
import { isPrivate, isPrivateProperty } from "../../src/collect/sensitivity.ts";
import { several } from "../../src/collect/several.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, type Told } from "./fake-graph.ts";
import { collect, type Gathered } from "./harness.ts";

type Table = readonly (readonly [RegExp, Told])[];
const of = (...value: object[]) => ({ value });

describe("several of something", () => {
  const Row = z.object({ names: several(z.string()) });
  test.each([
    [{ names: ["a", null, "b", undefined] }, ["a", "b"]],
    [{ names: null }, []],
    [{ names: [] }, []],
    [{}, []],
  ])("%j", (row, names) => expect(Row.parse(row).names).toEqual(names));
});

describe("in the directory", () => {
  test.each<[string, Parameters<typeof collect>[0], Table, (found: Gathered) => unknown, unknown]>([
    [
      "addresses and licences of accounts",
      [people],
      [
        [
          /^\/users/,
          of(
            { id: "a", proxyAddresses: [null, "smtp:a@x.fr"], assignedLicenses: [null, { skuId: "s" }, {}] },
            { id: "b", proxyAddresses: [null], assignedLicenses: null },
            { id: "c" },
          ),
        ],
      ],
      (found) => found.facts("person").map(({ id, addresses, licences: held }) => [id, addresses, held]),
      [
        ["a", ["a@x.fr"], ["s"]],
        ["b", [], []],
        ["c", [], []],
      ],
    ],
    [
      "kinds and labels of groups",
      [groups],
      [
        [/^\/groups\/.*(owners|members)/, of()],
        [
          /^\/groups\?/,
          of(
            {
              id: "a",
              groupTypes: [null, "Unified"],
              resourceProvisioningOptions: [null, "Team"],
              assignedLabels: [null, { labelId: "l" }],
            },
            { id: "b", groupTypes: null, resourceProvisioningOptions: null, assignedLabels: null },
          ),
        ],
      ],
      (found) => found.facts("group").map(({ id, unified, team, labels: set }) => [id, unified, team, set]),
      [
        ["a", true, true, ["l"]],
        ["b", false, false, []],
      ],
    ],
    [
      "plans of licences",
      [licences],
      [
        [
          /^\/subscribedSkus/,
          of({ skuId: "s", servicePlans: [null, { servicePlanName: "TEAMS1" }, {}] }, { skuId: "t" }),
        ],
      ],
      (found) => found.facts("licence").map(({ id, plans }) => [id, plans]),
      [
        ["s", ["TEAMS1"]],
        ["t", []],
      ],
    ],
    [
      "domains",
      [organisation],
      [
        [
          /^\/organization/,
          of({ id: "o", verifiedDomains: [null, { name: null }, { name: "x.fr", isDefault: true }] }),
        ],
      ],
      (found) => found.facts("organisation").map(({ domains, defaultDomain }) => [domains, defaultDomain]),
      [[["x.fr"], "x.fr"]],
    ],
    [
      "sublabels",
      [labels],
      [[/sensitivityLabels/, of({ id: "l", sublabels: [null, { id: "m" }] }, { id: "n", sublabels: null })]],
      (found) => found.facts("label").map(({ id }) => id),
      ["l", "m", "n"],
    ],
    [
      "roles, assignments and consents of applications",
      [applications],
      [
        [
          /appId%20in/,
          of(
            { id: "odd", appId: null },
            {
              id: "graph",
              appId: "00000003-0000-0000-c000-000000000000",
              appRoles: [null, { id: null, value: "None" }, { id: "r", value: "Mail.Read" }],
            },
          ),
        ],
        [/appRoleAssignedTo/, of({ appRoleId: null, principalId: "p" }, { appRoleId: "r", principalId: "p" })],
        [
          /oauth2PermissionGrants/,
          of(
            { clientId: null, resourceId: "graph", scope: "Files.Read" },
            { clientId: "p", resourceId: null, scope: "Files.Read" },
            { clientId: "p", resourceId: "graph", scope: "Sites.Read.All" },
          ),
        ],
        [/^\/servicePrincipals\?/, of({ id: "p" })],
      ],
      (found) => found.facts("application").map(({ id, permissions }) => [id, permissions.map(({ name }) => name)]),
      [["p", ["Mail.Read", "Sites.Read.All"]]],
    ],
  ])("%s", async (_case, collectors, table, told, expected) => {
    const found = await collect(collectors, fakeGraph(table));
    expect(told(found)).toEqual(expected);
    expect(found.gaps.filter(({ cause }) => cause === "unexpected")).toEqual([]);
  });
});

const full = { exchange: "full", onedrive: "none", teams: "full", sharepoint: "none" } as const;
const facts = [personOf("a")];

describe("in what is counted and read", () => {
  test("modalities of calls", async () => {
    const table: Table = [[/callRecords/, of({ id: "c", modalities: [null, "video"] }, { id: "d", modalities: null })]];
    const found = await collect([callRecords], fakeGraph(table));
    expect(found.items.map(({ id, service }) => [id, service])).toEqual([
      ["c", "teams.meetings-video"],
      ["d", "teams.meetings-audio"],
    ]);
  });

  test("attachments of chat messages", async () => {
    const said = { id: "1", chatId: "c", attachments: [null, { content: "carte" }] };
    const table: Table = [
      [/getAllMessages/, of(said)],
      [/chats\?/, of({ id: "c" })],
    ];
    const found = await collect([chats, chatMessages], fakeGraph(table), { facts, content: full });
    expect(found.readings).toMatchObject([{ item: "1", contents: [{ text: "carte" }] }]);
  });

  test("properties of folders and of messages; one that may be a mark of privacy leaves the message alone", async () => {
    const odd = [null, { id: null, value: "2" }];
    const table: Table = [
      [/userPurpose/, { value: "user" }],
      [
        /mailFolders\/delta/,
        of({ id: "f", totalItemCount: 3, singleValueExtendedProperties: [...odd, { id: "Long 0xe08", value: "9" }] }),
      ],
      [
        /messages/,
        of(
          { id: "m1", subject: "un", singleValueExtendedProperties: null },
          { id: "m3", subject: "trois", singleValueExtendedProperties: odd },
          { id: "m2", subject: "deux", singleValueExtendedProperties: [...odd, { id: "Integer 0x36", value: "2" }] },
        ),
      ],
    ];
    const wish = { facts, content: full, drawn: () => true };
    const found = await collect(
      [mailboxes, messages],
      fakeGraph([
        [/messages\/m1\?/, { id: "m1", subject: "un", singleValueExtendedProperties: null }],
        ...table,
        ...NOTHING_ELSE,
      ]),
      wish,
    );
    expect(found.volumeOf("exchange.mail", "a")).toEqual({ items: 3, bytes: 9 });
    expect(found.readings.map(({ item }) => item)).toEqual(["m1"]);
  });

  test("addresses and numbers of contacts", async () => {
    const card = {
      id: "c",
      displayName: "Alix",
      emailAddresses: [null, { address: "a@x.fr" }],
      businessPhones: [null, "01"],
    };
    const table: Table = [
      [/userPurpose/, { value: "user" }],
      [/contactFolders/, of()],
      [/contacts/, of(card)],
    ];
    const wish = { facts, content: full };
    const found = await collect([mailboxes, contacts], fakeGraph([...table, ...NOTHING_ELSE]), wish);
    expect(found.readings).toMatchObject([{ item: "c", contents: [{ text: "Alix\na@x.fr\n01" }] }]);
  });
});

describe("what cannot be known is told, and is no count made less in silence", () => {
  test("licences of which nobody says how many there are", async () => {
    const table: Table = [
      [/^\/subscribedSkus/, of({ skuId: "s", consumedUnits: "12", prepaidUnits: { enabled: 20 } })],
    ];
    const found = await collect([licences], fakeGraph(table));
    expect(found.gaps.map(({ cause, where }) => [cause, where])).toEqual([["untold", "subscribedSkus/consumedUnits"]]);
  });

  test("groups that do not say what they are", async () => {
    const table: Table = [
      [/^\/groups\/.*(owners|members)/, of()],
      [/^\/groups\?/, of({ id: "a" }, { id: "b", groupTypes: [] })],
    ];
    const found = await collect([groups], fakeGraph(table));
    expect(found.gaps.map(({ cause, where, count }) => [cause, where, count])).toEqual([
      ["untold", "groups/groupTypes", 1],
    ]);
  });

  test("messages that do not say in which chat they stand, and types that nobody has heard of", async () => {
    const said = (id: string, told: object) => ({ id, chatId: "c", messageType: "message", ...told });
    const table: Table = [
      [
        /getAllMessages/,
        of(
          said("1", {}),
          said("2", { chatId: null }),
          said("3", { messageType: "poll" }),
          said("4", { messageType: "systemEventMessage" }),
          said("5", { deletedDateTime: "hier" }),
          said("6", { deletedDateTime: "2026-11-20T08:00:00Z" }),
        ),
      ],
      [/chats\?/, of({ id: "c" })],
    ];
    const found = await collect([chats, chatMessages], fakeGraph(table), { facts, content: full });
    expect(found.items.map(({ id }) => id)).toEqual(["1", "3", "5"]);
    expect(found.gaps.map(({ cause, where }) => [cause, where])).toEqual([["unexpected", "teams.chat/messages"]]);
  });

  test.each([null, 2, "x", ""])("a mark of privacy of %j leaves the message alone", (value) => {
    const parsed = Properties.safeParse([{ id: "Integer 0x36", value }]);
    expect(parsed.success ? isPrivateProperty(parsed.data) : "refused").toEqual(value === 2 ? "refused" : true);
  });

  test.each([
    [[null]],
    [[{ id: null, value: "2" }]],
    [[{ value: "2" }]],
    [[{ id: "2" }, { id: "Integer 0x36", value: "0" }]],
  ])("one that may be a mark of privacy does, too: %j", (properties) =>
    expect(isPrivateProperty(Properties.parse(properties))).toBe(true),
  );

  test.each([
    ["normal", false],
    ["confidential", false],
    [null, false],
    [undefined, false],
    ["personal", true],
    ["private", true],
    ["unheardOf", true],
    ["", true],
  ])("an event marked %j is left alone: %s", (mark, left) => expect(isPrivate(mark)).toBe(left));

  test("a thing of a library that does not say what it is counts as a file", () => {
    const known = { isPrivateName: () => false, teamsFolder: () => null };
    const library = { service: "onedrive.files", drive: "d", owner: "a", group: null, site: null, read: true } as const;
    const records = recordsOf(DriveItem.parse({ id: "x", name: "x", size: 9 }), library, known);
    expect(records).toMatchObject([{ kind: "item", type: "file", bytes: 9 }]);
  });

  test("a report of which one row cannot be read has no sum, and an empty cell is none", async () => {
    const rows = (...cells: string[]) =>
      cells.map((cell, at) => ({
        "User Principal Name": `u${at}@x.fr`,
        "Storage Used (Byte)": cell,
        "Item Count": "1",
      }));
    const sumOf = async (...cells: string[]) => {
      const [usage] = usageReports.filter(({ id }) => id === "usage-mailboxes");
      const found = await collect([usage as NonNullable<typeof usage>], fakeGraph([[/Mailbox/, rows(...cells)]]));
      return found.facts("usage").find(({ id }) => id.endsWith("/tenant"))?.figures.bytes;
    };
    expect([await sumOf("7", ""), await sumOf("7", "x"), await sumOf("7", "1e300")]).toEqual([7, null, null]);
  });
});
