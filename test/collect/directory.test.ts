import { describe, expect, test } from "vitest";
import type { Tools } from "../../src/collect/collector.ts";
import { applications } from "../../src/collect/collectors/applications.ts";
import { groups } from "../../src/collect/collectors/groups.ts";
import { labels } from "../../src/collect/collectors/labels.ts";
import { licences } from "../../src/collect/collectors/licences.ts";
import { organisation } from "../../src/collect/collectors/organisation.ts";
import { people } from "../../src/collect/collectors/people.ts";
import { reportSettings } from "../../src/collect/collectors/report-settings.ts";
import { sharingSettings } from "../../src/collect/collectors/sharing-settings.ts";
import type { Organisation } from "../../src/model/directory-records.ts";
import { groupOf } from "./facts.ts";
import { fakeGraph, refusal } from "./fake-graph.ts";
import { collect } from "./harness.ts";

test("the tenant is named, with its default domain", async () => {
  const value = [
    {
      id: "tenant",
      displayName: "Ministère de démonstration",
      verifiedDomains: [
        { name: "z.example", isInitial: true },
        { name: "demo.example", isDefault: true },
      ],
    },
  ];
  const found = await collect([organisation], fakeGraph([[/^\/organization/, { value }]]));
  expect(found.facts("organisation")).toMatchObject([
    {
      id: "tenant",
      displayName: "Ministère de démonstration",
      defaultDomain: "demo.example",
      domains: ["demo.example", "z.example"],
    },
  ]);
});

test("licences that have ended and still work are counted as held", async () => {
  const value = [
    {
      skuId: "s",
      skuPartNumber: "ENTERPRISEPACK",
      consumedUnits: 8,
      prepaidUnits: { enabled: 5, warning: 5 },
      servicePlans: [{ servicePlanName: "YAMMER" }, { servicePlanName: "EXCHANGE" }],
    },
  ];
  const found = await collect([licences], fakeGraph([[/^\/subscribedSkus/, { value }]]));
  expect(found.facts("licence")).toEqual([
    { kind: "licence", id: "s", name: "ENTERPRISEPACK", enabled: 10, consumed: 8, plans: ["EXCHANGE", "YAMMER"] },
  ]);
});

describe("accounts", () => {
  const user = (id: string, more: object = {}) => ({
    id,
    displayName: `=Agent ${id}`,
    userPrincipalName: `${id}@Demo.example`,
    ...more,
  });
  const table = [
    [
      /^\/users/,
      {
        value: [
          user("a", { proxyAddresses: ["SMTP:a@demo.example", "smtp:alias@demo.example", "x500:/o=x"] }),
          user("b"),
        ],
        "@odata.nextLink": "https://graph/more",
      },
    ],
    [
      /more$/,
      {
        value: [user("b"), user("g", { userType: "Guest" }), user("d", { accountEnabled: false, department: " DSI " })],
      },
    ],
  ] as const;

  test.each([[1], [100]])("are listed once with every address, cut after %d pages", async (cutAfter) => {
    const found = await collect([people], fakeGraph(table), { cutAfter, scope: { exclude: ["d@demo.example"] } });
    expect(found.facts("person").map(({ id }) => id)).toEqual(["a", "b", "g", "d"]);
    expect(found.facts("person")[0]).toMatchObject({
      name: "=Agent a",
      addresses: ["a@demo.example", "alias@demo.example"],
      guest: false,
      enabled: true,
    });
    expect(found.facts("person").slice(2)).toMatchObject([{ guest: true }, { enabled: false, department: "DSI" }]);
    expect(found.gaps).toMatchObject([{ cause: "left-out", where: "users", count: 1 }]);
  });

  test("refused, they are a gap with the permission that opens them", async () => {
    const found = await collect(
      [people],
      fakeGraph([[/^\/users/, refusal("forbidden", 403, "Authorization_RequestDenied")]]),
    );
    expect(found.gaps).toMatchObject([{ cause: "forbidden", permission: "User.Read.All", requestId: "request-1" }]);
  });
});

describe("groups", () => {
  const group = (id: string, more: object = {}) => ({ id, displayName: id, groupTypes: ["Unified"], ...more });
  const many = Array.from({ length: 45 }, (_, index) => group(`g${index}`));
  const listed = [...many, group("team", { resourceProvisioningOptions: ["Team"] }), group("list", { groupTypes: [] })];
  const table = [
    [/^\/groups\?/, { value: listed }],
    [/g1\/owners/, { value: [] }],
    [/g2\/owners/, refusal("forbidden", 403)],
    [/g3\/owners/, refusal("vanished", 404)],
    [/owners/, { value: [{ id: "a" }, { id: "a" }] }],
    [
      /team\/members/,
      {
        value: [
          { id: "a", userType: "Member" },
          { id: "x", userType: "guest" },
        ],
        "@odata.nextLink": "https://graph/more",
      },
    ],
    [/members/, { value: [{ id: "a", userType: "Member" }, { id: "device" }] }],
    [
      /more$/,
      {
        value: [
          { id: "x", userType: "Guest" },
          { id: "y", userType: "Guest" },
        ],
      },
    ],
  ] as const;

  test("tell who answers for them and how many guests see them", async () => {
    const found = await collect([groups], fakeGraph(table), { cutAfter: 1 });
    const byId = new Map(found.facts("group").map((fact) => [fact.id, fact]));
    expect(byId.size).toBe(47);
    expect(byId.get("g1")).toMatchObject({ owners: [], guests: 0, unified: true, team: false });
    expect(byId.get("g2")).toMatchObject({ owners: null, guests: 0 });
    expect(byId.get("team")).toMatchObject({ owners: ["a"], guests: 2, team: true });
    expect(byId.get("list")).toMatchObject({ owners: null, guests: null, unified: false });
    expect(found.gaps).toMatchObject([{ cause: "forbidden", where: "groups/owners" }]);
  });

  test("of many members are gone through once, and each guest is counted once, wherever it is cut", async () => {
    const page = (number: number) => ({
      value: Array.from({ length: 10 }, (_, index) => ({ id: `m${number * 9 + index}`, userType: "Guest" })),
      ...(number < 5 && { "@odata.nextLink": `https://graph/page/${number + 1}` }),
    });
    const graph = fakeGraph([
      [/^\/groups\?/, { value: [group("all"), group("few")] }],
      [/owners/, { value: [{ id: "a" }] }],
      [/all\/members/, page(0)],
      [/few\/members/, { value: [] }],
      [/page/, (path) => page(Number(path.split("/").at(-1)))],
    ]);
    const found = await collect([groups], graph, { cutAfter: 1 });
    expect(found.facts("group")).toMatchObject([
      { id: "all", owners: ["a"], guests: 55 },
      { id: "few", owners: ["a"], guests: 0 },
    ]);
    expect(new Set(graph.asked).size).toBe(graph.asked.length);
  });

  test("of a hundred thousand guests are counted with a cursor that does not grow, and anew where their list is", async () => {
    const [PAGES, SIZE, AGAIN] = [100, 999, 60];
    let begunAgain = false;
    const page = (number: number, more: object = {}) => ({
      // Pages overlap by one.
      value: Array.from({ length: SIZE + 1 }, (_, index) => ({
        id: `00000000-0000-4000-8000-${String(number * SIZE + index).padStart(12, "0")}`,
        userType: "Guest",
      })),
      ...(number + 1 < PAGES && { "@odata.nextLink": `https://graph/page/${number + 1}` }),
      ...more,
    });
    const graph = fakeGraph([
      [/all\/members/, page(0)],
      [
        /page/,
        (path) => {
          const number = Number(path.split("/").at(-1));
          if (number !== AGAIN || begunAgain) return page(number);
          begunAgain = true;
          return page(0, { anew: true });
        },
      ],
    ]);
    const fact = { ...groupOf("all"), owners: [] };
    const known = { fact: async () => fact };
    const task = { collector: "groups", key: "guests of all", params: { ids: ["all"] }, cursor: null };
    let [guests, longest] = [0, 0];
    for await (const { records, cursor } of groups.run(task, { graph, known } as unknown as Tools)) {
      for (const record of records) if (record.kind === "group") guests = record.guests ?? 0;
      longest = Math.max(longest, cursor?.length ?? 0);
    }
    expect(guests).toBe(PAGES * SIZE + 1);
    expect(graph.asked).toHaveLength(AGAIN + PAGES);
    // The ids of one page.
    expect(longest).toBeLessThan(45_000);
  });

  test("outside the scope are listed, told, and not visited", async () => {
    const graph = fakeGraph(table);
    const found = await collect([groups], graph, { scope: { include: ["team"] } });
    expect(graph.asked.filter((path) => /owners/.test(path))).toHaveLength(1);
    expect(found.gaps).toMatchObject([{ cause: "left-out", where: "groups", count: 46 }]);
  });

  test("outside the scope are counted once each, where pages overlap or the list begins again", async () => {
    const bare = (id: string) => ({ id, displayName: id, groupTypes: [], resourceProvisioningOptions: [] });
    const overlapping = [
      [/^\/groups\?/, { value: ["a", "b", "c"].map(bare), "@odata.nextLink": "/next" }],
      [/^\/next/, { value: ["a", "b", "d"].map(bare) }],
    ] as const;
    for (const cutAfter of [0, 1]) {
      const wish = { scope: { include: ["c"] }, ...(cutAfter > 0 && { cutAfter }) };
      const found = await collect([groups], fakeGraph(overlapping), wish);
      expect(found.gaps).toMatchObject([{ cause: "left-out", where: "groups", count: 3 }]);
    }
  });
});

test("labels are told with the label above them", async () => {
  const value = [
    { id: "l", displayName: "Confidentiel", priority: 3, hasProtection: true, sublabels: [{ id: "s", name: "RH" }] },
  ];
  const found = await collect([labels], fakeGraph([[/sensitivityLabels/, { value }]]));
  expect(found.facts("label").map(({ name, protects }) => [name, protects])).toEqual([
    ["Confidentiel", true],
    ["Confidentiel / RH", null],
  ]);
  expect(found.gaps).toMatchObject([{ cause: "invisible", where: "security/retentionLabels" }]);
});

test.each([
  ["bare", { displayConcealedNames: true }, true],
  ["wrapped in `value`", { value: { displayConcealedNames: true } }, true],
  ["without the property", {}, false],
])("whether reports conceal names: %s", async (_case, told, value) => {
  const found = await collect([reportSettings], fakeGraph([[/reportSettings/, told]]));
  expect(found.facts("setting")).toEqual([{ kind: "setting", id: "reports.concealed", value }]);
});

test("how far files may be shared", async () => {
  const told = { sharingCapability: "externalUserAndGuestSharing" };
  const found = await collect([sharingSettings], fakeGraph([[/sharepoint\/settings/, told]]));
  expect(found.facts("setting")).toMatchObject([{ id: "sharing.capability", value: "externalUserAndGuestSharing" }]);
});

test("the first assignment of a plan is told for each service that is known, whatever its case", async () => {
  const plan = (service: string | null, assignedDateTime: string | null) => ({ service, assignedDateTime });
  const assignedPlans = [
    ...[plan("exchange", "2022-01-03T08:00:00Z"), plan("Exchange", "2019-03-11T08:00:00Z"), plan("exchange", null)],
    ...[plan("TeamspaceAPI", "2020-04-02T09:30:00Z"), plan("SharePoint", "0001-01-01T00:00:00Z"), null],
    ...[plan("ProcessSimple", "2018-01-01T00:00:00Z"), plan("constructor", "2018-01-01T00:00:00Z"), plan(null, "2018")],
  ];
  const found = await collect([organisation], fakeGraph([[/organization/, { value: [{ id: "t", assignedPlans }] }]]));
  expect(found.facts("organisation")[0]?.licensed).toEqual([
    { service: "exchange", first: "2019-03-11T08:00:00Z" },
    { service: "teams", first: "2020-04-02T09:30:00Z" },
  ]);
});

describe("applications", () => {
  const GRAPH = {
    id: "sp-graph",
    appId: "00000003-0000-0000-c000-000000000000",
    appRoles: [{ id: "r1", value: "Mail.Read" }],
  };
  const MICROSOFT = "F8CDEF31-A31E-4B4A-93E4-5F571E91255A";
  const principal = (id: string, more: object = {}) => ({
    id,
    appId: `app-${id}`,
    displayName: `Application ${id}`,
    ...more,
  });
  const table = [
    [/filter=appId/, { value: [GRAPH] }],
    [
      /appRoleAssignedTo/,
      {
        value: [
          { appRoleId: "r1", principalId: "sp1", principalType: "ServicePrincipal" },
          { appRoleId: "gone", principalId: "sp1", principalType: "ServicePrincipal" },
          { appRoleId: "r1", principalId: "somebody", principalType: "User" },
        ],
      },
    ],
    [
      /oauth2PermissionGrants/,
      {
        value: [
          { clientId: "sp2", resourceId: "sp-graph", scope: " Files.Read  Mail.Read " },
          { clientId: "sp2", resourceId: "sp-graph", scope: "Mail.Read" },
          { clientId: "sp3", resourceId: "another", scope: "Anything" },
        ],
      },
    ],
    [
      /^\/servicePrincipals\?/,
      {
        value: [
          principal("sp1", { accountEnabled: false }),
          principal("sp2", { appOwnerOrganizationId: MICROSOFT }),
          principal("sp3"),
        ],
      },
    ],
  ] as const;

  test.each([[1], [100]])("that hold permissions on the tenant’s data, cut after %d pages", async (cutAfter) => {
    const found = await collect([applications], fakeGraph(table), { cutAfter });
    const held = (name: string, delegated: boolean) => ({ resource: "graph", name, delegated });
    expect(found.facts("application")).toMatchObject([
      { id: "sp1", enabled: false, microsoft: false, permissions: [held("Mail.Read", false), held("gone", false)] },
      { id: "sp2", enabled: true, microsoft: true, permissions: [held("Files.Read", true), held("Mail.Read", true)] },
    ]);
  });

  test("in-house ones are told from the others, and consents by their number, nobody’s name", async () => {
    const TENANT = "11111111-1111-4111-8111-111111111111";
    const grant = (id: string, more: object) => ({
      ...{ id, clientId: "sp2", resourceId: "sp-graph", scope: "Mail.Read" },
      ...more,
    });
    const people = ["g1", "g2", "g2"].map((id) => grant(id, { consentType: "Principal", principalId: `person-${id}` }));
    const told = [
      [/filter=appId/, { value: [GRAPH] }],
      [
        /appRoleAssignedTo/,
        {
          value: ["2023-05-02T07:00:00Z", "2021-02-03T07:00:00Z", null].map((createdDateTime) => ({
            ...{ appRoleId: "r1", principalId: "sp1", principalType: "ServicePrincipal", createdDateTime },
          })),
        },
      ],
      [
        /oauth2PermissionGrants/,
        { value: [...people, grant("g3", { clientId: "sp3", consentType: "AllPrincipals" })] },
      ],
      [
        /^\/servicePrincipals\?/,
        {
          value: [
            principal("sp1", { appOwnerOrganizationId: TENANT.toUpperCase() }),
            principal("sp2", { appOwnerOrganizationId: "22222222-2222-4222-8222-222222222222" }),
            principal("sp3"),
          ],
        },
      ],
    ] as const;
    const tenant: Organisation = {
      ...{ kind: "organisation", id: TENANT, displayName: "", defaultDomain: "", domains: [], created: null },
    };
    const found = await collect([applications], fakeGraph(told), { facts: [tenant] });
    const none = { own: false, everyone: false, people: 0, first: null };
    expect(found.facts("application").map(({ id, inHouse, consent }) => [id, inHouse, consent])).toEqual([
      ["sp1", true, { ...none, own: true, first: "2021-02-03T07:00:00Z" }],
      ["sp2", false, { ...none, people: 2 }],
      ["sp3", null, { ...none, everyone: true }],
    ]);
    expect(JSON.stringify(found.facts("application"))).not.toContain("person-");
  });

  test.each(["constructor", "__proto__", "00000009-0000-0000-c000-000000000000"])(
    "a resource of the id %j is no door to the data",
    async (appId) => {
      const resource = { id: "sp-odd", appId, appRoles: [] };
      const odd = [/appId%20in/, { value: [resource] }] as const;
      const assigned = [/sp-odd\/appRoleAssignedTo/, { value: [{ appRoleId: "r", principalId: "sp1" }] }] as const;
      const found = await collect([applications], fakeGraph([odd, assigned, ...table]));
      expect(found.facts("application")).toEqual([]);
    },
  );

  test("a list that is refused is told, the others stand", async () => {
    const found = await collect([applications], fakeGraph([[/oauth2/, refusal("forbidden", 403)], ...table]));
    expect(found.facts("application").map(({ id }) => id)).toEqual(["sp1"]);
    expect(found.gaps).toMatchObject([{ cause: "forbidden", permission: "Directory.Read.All" }]);
  });
});
