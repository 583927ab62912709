/** Links and guests of what is sensitive and shared: asked for only when it was told to, kept as numbers. */

import { expect, test } from "vitest";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { personalDrives } from "../../src/collect/collectors/personal-drives.ts";
import { sharing } from "../../src/collect/collectors/sharing.ts";
import type { Organisation } from "../../src/model/directory-records.ts";
import { personOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

const organisation: Organisation = {
  ...{ kind: "organisation", id: "t", displayName: "", defaultDomain: "", domains: ["demo.example"], created: null },
};
const file = (id: string, more: object = {}) => ({
  id,
  name: `${id}.docx`,
  size: 1,
  file: {},
  parentReference: { id: "root" },
  ...more,
});
const shared = { shared: { scope: "users" } };
const files = [
  { id: "root", root: {}, folder: {} },
  { id: "open", name: "Commun", folder: {}, parentReference: { id: "root" }, shared: { scope: "organization" } },
  { id: "own", name: "Personnel", folder: {}, parentReference: { id: "open" } },
  file("a-shared", shared),
  file("b-alone"),
  file("c-harmless", shared),
  file("d-below", { parentReference: { id: "open" } }),
  file("e-private", { parentReference: { id: "own" } }),
];
const SENSITIVE = ["a-shared", "b-alone", "d-below", "e-private"];

const link = (scope: string, end: string | null, ...identities: object[]) => ({
  ...{ id: scope, link: { scope, webUrl: "https://lien.example/secret" }, expirationDateTime: end },
  grantedToIdentitiesV2: identities,
});
const signsIn = (loginName: string, more: object = {}) => ({
  siteUser: { loginName, displayName: "Quelqu’un" },
  ...more,
});
const grant = (identity: object) => ({ id: "g", grantedToV2: identity });

const scan = async (answers: Told, wish: Wish = {}) => {
  const graph = fakeGraph([
    [/users\/a\/drive\?/, { id: "d", webUrl: "https://demo-my.sharepoint.com/personal/a_demo_example/Documents" }],
    [/root\/delta/, { value: files }],
    [/permissions/, answers],
  ]);
  const facts = [organisation, personOf("a"), personOf("guest", { guest: true })];
  const found = await collect([personalDrives, driveFiles, sharing], graph, {
    ...{ readSharing: true, sensitive: SENSITIVE, facts },
    ...wish,
  });
  return { found, asked: graph.asked.filter((path) => /permissions/.test(path)).map((path) => path.split("/")[4]) };
};
const told = async (...permissions: object[]) =>
  (await scan({ value: permissions })).found.apart.find(({ item }) => item === "a-shared")?.told.sharing;
const NOTHING = { anonymous: 0, organization: 0, people: 0, guests: 0, endless: 0, until: null };

test("what is sensitive and shared is asked, by itself or by its folder; nothing else, nothing private", async () => {
  expect((await scan({ value: [] })).asked).toEqual(["a-shared", "d-below"]);
});

test.each<[string, Wish]>([
  ["it was not told to", { readSharing: false }],
  ["the configuration closes the place", { scope: { excludeContent: ["a@demo.example"] } }],
])("nothing is asked where %s", async (_case, wish) => expect((await scan({ value: [] }, wish)).asked).toEqual([]));

const DAY = "2027-03-31T22:00:00Z";
test.each<[string, readonly object[], object]>([
  [
    "an owner and a group of the site",
    [grant({ siteGroup: { displayName: "Membres" } }), grant({ user: { id: "a" } })],
    {},
  ],
  ["a link to anybody, without end", [link("anonymous", null)], { anonymous: 1, endless: 1 }],
  [
    "links that end: the last end",
    [link("organization", "2026-12-31T22:00:00Z"), link("anonymous", DAY)],
    { organization: 1, anonymous: 1, until: DAY },
  ],
  ["a link to whoever has access already", [link("existingAccess", null)], {}],
  [
    "a guest that the directory knows, twice",
    [link("users", DAY, { user: { id: "guest" } }), grant({ user: { id: "guest" } })],
    { people: 1, guests: 1, until: DAY },
  ],
  [
    "an agent that the directory knows",
    [link("users", DAY, { user: { id: "a", email: "a@autre.example" } })],
    { people: 1, until: DAY },
  ],
  [
    "a guest by the way of signing in",
    [grant(signsIn("i:0#.f|membership|x_autre.example#ext#@demo.example"))],
    { guests: 1 },
  ],
  [
    "a guest of SharePoint's own",
    [grant(signsIn("i:0#.f|membership|urn%3aspo%3aguest#x@autre.example"))],
    { guests: 1 },
  ],
  ["an address of another domain", [grant({ user: { email: "x@AUTRE.example" } })], { guests: 1 }],
  ["an address of the organisation", [grant({ user: { email: "x@DEMO.example" } })], {}],
  [
    "nobody that is named",
    [grant({ user: { displayName: "Tout le monde" } }), { id: "odd", grantedToIdentitiesV2: [null] }],
    {},
  ],
])("%s", async (_case, permissions, expected) =>
  expect(await told(...permissions)).toEqual({ ...NOTHING, ...expected }),
);

test("of whoever it is shared with nothing is kept", async () => {
  const { found } = await scan({
    value: [link("users", null, signsIn("i:0#.f|membership|x_autre.example#ext#@demo.example"))],
  });
  expect(JSON.stringify(found.apart)).not.toMatch(/autre|Quelqu|lien\.example/);
});

test.each<[string, Told, object]>([
  [
    "a file that refuses is told by its number",
    refusal("locked", 423, "resourceLocked"),
    { cause: "untold", count: 2 },
  ],
  [
    "a permission that is missing is told of the place",
    refusal("forbidden", 403, "accessDenied"),
    { cause: "forbidden", permission: "Files.Read.All" },
  ],
])("%s", async (_case, answer, expected) => {
  const { found } = await scan(answer);
  const where = "drives/items/permissions";
  expect(found.gaps.filter((gap) => gap.where === where)).toMatchObject([{ where, container: "d", ...expected }]);
});

test("a file that is gone meanwhile is nothing to tell of", async () =>
  expect((await scan(refusal("vanished", 404, "itemNotFound"))).found.gaps.map(({ where }) => where)).toEqual([
    "drives/root/delta/retentionLabel",
  ]));
