import { describe, expect, test } from "vitest";
import { channels } from "../../src/collect/collectors/channels.ts";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { groupSites } from "../../src/collect/collectors/group-sites.ts";
import { listItems, readListItems } from "../../src/collect/collectors/list-items.ts";
import { lists } from "../../src/collect/collectors/lists.ts";
import { pages } from "../../src/collect/collectors/pages.ts";
import { readPages } from "../../src/collect/collectors/read-pages.ts";
import { siteLibraries } from "../../src/collect/collectors/site-libraries.ts";
import { sites } from "../../src/collect/collectors/sites.ts";
import { subsites } from "../../src/collect/collectors/subsites.ts";
import { teamFiles } from "../../src/collect/collectors/team-files.ts";
import { contentsOf, ListItem } from "../../src/collect/list-fields.ts";
import { groupOf, siteFactOf } from "./facts.ts";
import { fakeGraph, refusal, type Told } from "./fake-graph.ts";
import { collect, type Wish } from "./harness.ts";

const HOST = "https://demo.sharepoint.example";
const of = (...value: object[]) => ({ value });
const site = (id: string, more: object = {}) => ({
  id,
  displayName: `Site ${id}`,
  webUrl: `${HOST}/sites/${id}`,
  ...more,
});
const drive = (id: string, more: object = {}) => ({ id, name: "Documents", webUrl: `${HOST}/sites/x/${id}`, ...more });
const idIn = (path: string) => path.split("/")[2] ?? "";

type Table = (readonly [RegExp, Told | ((path: string) => Told)])[];

/** A team with a private channel that was opened and one that was not, a group without team, a plain site with a subsite. */
const tenant: Table = [
  [/^\/groups\/team\/sites\/root/, site("s-team")],
  [/^\/groups\/group\/sites\/root/, site("s-group")],
  [/^\/groups\/bare\/sites\/root/, refusal("not-provisioned", 404)],
  [/^\/groups\/team\/drive/, drive("d-team")],
  [
    /^\/teams\/team\/channels\?/,
    of(
      { id: "c-standard", membershipType: "standard" },
      { id: "c-private", membershipType: "private" },
      { id: "c-shared", membershipType: "shared" },
      { id: "c-new", membershipType: "private" },
    ),
  ],
  [/c-private\/filesFolder/, { parentReference: { driveId: "d-private", siteId: "s-private" } }],
  [/c-shared\/filesFolder/, { parentReference: { driveId: "d-shared" } }],
  [/c-new\/filesFolder/, refusal("not-provisioned", 404)],
  [/^\/sites\/s-private\?/, site("s-private")],
  [
    /getAllSites/,
    of(
      site("s-team"),
      site("s-group"),
      site("s-private"),
      site("plain"),
      site("shut"),
      site("me", { isPersonalSite: true, webUrl: "https://demo-my.sharepoint.example/personal/me" }),
    ),
  ],
  [/^\/sites\/plain\/sites/, of(site("below", { webUrl: `${HOST}/sites/plain/below` }))],
  [/^\/sites\/shut\//, refusal("locked", 423, "resourceLocked")],
  [/^\/sites\/[^/]+\/sites/, of()],
  [/^\/sites\/s-team\/drives/, of(drive("d-team"), drive("d-further"))],
  [/^\/sites\/s-private\/drives/, of(drive("d-private"))],
  [/^\/sites\/plain\/drives/, of(drive("d-plain"), drive("d-forms", { system: {} }))],
  [/^\/sites\/[^/]+\/drives/, (path) => of(drive(`d-${idIn(path)}`))],
  [/^\/drives\/[^/]+\?/, (path) => drive(idIn(path).replace(/\?.*/, ""))],
  [/delta/, (path) => of({ id: `f-${idIn(path)}`, name: "a.docx", file: {}, size: 8, retentionLabel: null })],
];
const groups = [
  groupOf("team", { team: true }),
  groupOf("group"),
  groupOf("bare"),
  groupOf("security", { unified: false }),
];

const scan = async (collectors: Parameters<typeof collect>[0], table: Table, wish: Wish = {}) => {
  const graph = fakeGraph(table);
  return { graph, found: await collect(collectors, graph, { facts: groups, ...wish }) };
};
const libraries = [groupSites, channels, sites, subsites, siteLibraries, teamFiles, driveFiles];
const drivesOf = (found: Awaited<ReturnType<typeof collect>>, service: string) =>
  found.containers
    .filter((container) => container.service === service)
    .map(({ id }) => id)
    .sort();

describe("libraries", () => {
  test("of teams and of sites, each once", async () => {
    const { found } = await scan(libraries, tenant);
    expect(drivesOf(found, "teams.files")).toEqual(["d-private", "d-shared", "d-team"]);
    expect(drivesOf(found, "sharepoint.documents")).toEqual(["d-below", "d-further", "d-plain", "d-s-group", "shut"]);
    expect(found.volumes()).toMatchObject({
      "teams.files": { containers: 3, items: 3, bytes: 24 },
      "sharepoint.documents": { containers: 4, items: 4, bytes: 32 },
    });
  });

  test.each([
    ["refused", refusal("forbidden", 403)],
    ["not there", refusal("not-provisioned", 404)],
  ])("of a team whose drive is %s by its group is found by its site, and is the team's", async (_case, told) => {
    const { found } = await scan(libraries, [
      [/^\/groups\/team\/drive/, told],
      [/^\/sites\/s-team\/drive\?/, drive("d-team")],
      ...tenant,
    ]);
    expect(drivesOf(found, "teams.files")).toEqual(["d-private", "d-shared", "d-team"]);
    expect(drivesOf(found, "sharepoint.documents")).not.toContain("d-team");
    expect(found.gaps.filter(({ where }) => where === "groups/drive")).toEqual([]);
  });

  test("of a channel tell their site themselves where its id is whole; the list of all sites says how it is called", async () => {
    const id = "demo.sharepoint.example,0a,0b";
    const folder = {
      webUrl: `${HOST}/sites/team-canal/Documents/x`,
      parentReference: { driveId: "d-private", siteId: id },
    };
    const table: Table = [[/c-private\/filesFolder/, folder], ...tenant];
    const { found, graph } = await scan(libraries, table);
    expect(graph.asked.filter((path) => path.startsWith(`/sites/${encodeURIComponent(id)}?`))).toEqual([]);
    const known = found.facts("site").find((fact) => fact.id === id);
    expect(known).toMatchObject({ name: "Groupe team-c-private", url: `${HOST}/sites/team-canal`, group: "team" });
    const listed: Table = [[/getAllSites/, of(site(id, { displayName: "Canal" }))], ...table];
    const again = await scan(libraries, listed);
    expect(again.found.facts("site").find((fact) => fact.id === id)).toMatchObject({ name: "Canal", group: "team" });
  });

  test("of channels are asked for one by one only where their site does not list them", async () => {
    const listed = drive("d-private", { name: "Canal privé" });
    const { found, graph } = await scan(libraries, [[/^\/sites\/s-private\/drives/, of(listed)], ...tenant]);
    expect(graph.asked.filter((path) => /^\/drives\/[^/]+\?/.test(path)).map(idIn)).toEqual([
      expect.stringMatching(/^d-shared\?/),
    ]);
    expect(found.containers.find(({ id }) => id === "d-private")).toMatchObject({
      name: "Canal privé",
      group: "team",
      site: "s-private",
      traits: { channel: true },
    });
  });

  test("belong to their group and site", async () => {
    const { found } = await scan(libraries, tenant);
    const where = Object.fromEntries(found.containers.map(({ id, group, site: at }) => [id, [group, at]]));
    expect(where).toMatchObject({
      "d-team": ["team", "s-team"],
      "d-private": ["team", "s-private"],
      "d-further": ["team", "s-team"],
      "d-s-group": ["group", "s-group"],
      "d-plain": [null, "plain"],
    });
    expect(found.facts("site").find(({ id }) => id === "below")).toMatchObject({ parent: "plain", personal: false });
  });

  test("of SharePoint itself are told, a shut site stands as a place, nobody's personal site is walked", async () => {
    const { found, graph } = await scan(libraries, tenant);
    expect(found.gaps.filter(({ where }) => where !== "messages")).toMatchObject([
      { cause: "hidden", container: "plain", count: 1, where: "sites/drives" },
      { cause: "locked", container: "shut", service: "sharepoint.documents" },
    ]);
    expect(graph.asked.filter((path) => /^\/sites\/me/.test(path))).toEqual([]);
  });

  test.each<[string, Wish["scope"], string[], string[]]>([
    [
      "by the address of a team",
      { include: ["team@demo.example"] },
      ["d-private", "d-shared", "d-team"],
      ["d-further"],
    ],
    ["by that of a site, subsites with it", { include: [`${HOST}/sites/plain`] }, [], ["d-below", "d-plain"]],
    ["by that of a team's site", { include: [`${HOST}/sites/s-team/`] }, ["d-team"], ["d-further"]],
    ["but for a team", { exclude: ["team"] }, [], ["d-below", "d-plain", "d-s-group", "shut"]],
  ])("%s", async (_case, scope, ofTeams, ofSites) => {
    const { found } = await scan(libraries, tenant, { scope: scope ?? {} });
    expect(drivesOf(found, "teams.files")).toEqual(ofTeams);
    expect(drivesOf(found, "sharepoint.documents")).toEqual(ofSites);
    expect(found.gaps.filter(({ cause }) => cause === "left-out").length).toBeGreaterThan(0);
  });

  test("are the same however often the scan is cut", async () => {
    const whole = await scan(libraries, tenant);
    const cut = await scan(libraries, tenant, { cutAfter: 1 });
    expect(cut.found.volumes()).toEqual(whole.found.volumes());
  });

  test("an odd answer costs its own site alone", async () => {
    const { GraphFault } = await import("../../src/graph/graph.ts");
    const odd: Table = [[/^\/sites\/plain\/drives/, new GraphFault("GET /sites/{id}/drives: 400", { status: 400 })]];
    const { found } = await scan(libraries, [...odd, ...tenant]);
    expect(drivesOf(found, "sharepoint.documents")).toEqual(["d-below", "d-further", "d-s-group", "plain", "shut"]);
    expect(found.gaps).toContainEqual(expect.objectContaining({ cause: "unexpected", container: "plain" }));
  });
});

const rows = [
  {
    id: "1",
    contentType: { id: "0x0100AB" },
    fields: { Title: "Demande", Nom: "x", _UIVersionString: "1.0", id: "1" },
  },
  { id: "2", contentType: { id: `0x0120${"00".repeat(17)}` }, fields: { Title: "Dossier" } },
  { id: "3", contentType: { id: "0x012002" }, fields: {} },
];
const ofLists: Table = [
  [
    /^\/sites\/plain\/lists\?/,
    of(
      { id: "l-open", displayName: "Suivi", list: { template: "genericList", hidden: false } },
      { id: "l-docs", list: { template: "documentLibrary" } },
      { id: "l-pages", list: { template: "webPageLibrary" } },
      { id: "l-hidden", list: { template: "genericList", hidden: true } },
      { id: "l-system", list: { template: "userInformation" }, system: {} },
    ),
  ],
  [/^\/sites\/shut\/lists/, refusal("forbidden", 403, "accessDenied")],
  [/items.*expand=fields/, { value: rows }],
  [/l-open\/items/, { value: rows.map(({ fields, ...row }) => row), "@odata.nextLink": "https://graph/lists/more" }],
  [/more/, of({ id: "3" }, { id: "4" })],
];
const placed = { facts: [siteFactOf("plain"), siteFactOf("shut"), siteFactOf("me", { personal: true })] };
const allLists = [lists, listItems, readListItems];

describe("lists", () => {
  test("are counted without their columns; libraries, pages and hidden ones are none", async () => {
    const { found, graph } = await scan(allLists, ofLists, placed);
    expect(found.volumes()).toEqual({ "sharepoint.lists": { containers: 1, items: 3, bytes: null } });
    expect(found.gaps).toMatchObject([
      { cause: "hidden", container: "plain", count: 2 },
      { cause: "forbidden", container: "shut", permission: "Sites.Read.All" },
    ]);
    expect(graph.asked.filter((path) => /fields/.test(path))).toEqual([]);
    expect(found.items.every(({ name }) => name === null)).toBe(true);
  });

  test.each<[string, Wish, string[]]>([
    ["all", { content: "full" }, ["1", "3"]],
    ["drawn", { content: "sample", drawn: (_service, _item, placed) => placed === "l-open/3" }, ["3"]],
    ["closed", { content: "full", scope: { excludeContent: [`${HOST}/sites/plain`] } }, []],
  ])("are read: %s", async (_case, wish, read) => {
    const { found } = await scan(allLists, ofLists, { ...placed, ...wish });
    expect(found.readings.map(({ item }) => item)).toEqual(read);
    expect(found.volumes()["sharepoint.lists"]?.containers).toBe(1);
  });

  test("that are refused are in no count", async () => {
    const { found } = await scan(allLists, [[/l-open\/items/, refusal("forbidden", 403)], ...ofLists], placed);
    expect(found.volumes()).toEqual({});
    expect(found.volumeOf("sharepoint.lists", "l-open").items).toBeNull();
  });

  test.each<[string, object, string[]]>([
    ["text", { Nom_x0020_de_x0020_famille: "Zed" }, ["Nom de famille : Zed"]],
    ["rich text", { Note: "<p>Zed</p>" }, ["Note : <p>Zed</p>"]],
    [
      "several",
      { Choix: ["a", "b"], Lien: { Url: "u", Description: "d" }, Montant: 12 },
      ["Choix : a ; b", "Lien : u d", "Montant : 12"],
    ],
    ["what SharePoint writes", { id: "1", _ModerationStatus: 0, Created: "2026", "@odata.etag": "x", Vide: "" }, []],
  ])("columns: %s", (_case, fields, texts) => {
    const contents = contentsOf(ListItem.parse({ id: "1", fields }));
    expect(contents.map((content) => content.kind === "text" && content.text)).toEqual(texts);
  });
});

const canvas = {
  horizontalSections: [
    {
      columns: [
        {
          webparts: [
            { innerHtml: "<p>Bonjour</p>" },
            {
              data: {
                title: "Titre",
                serverProcessedContent: { searchablePlainTexts: [{ key: "k", value: "Texte" }] },
              },
            },
          ],
        },
      ],
    },
  ],
};
const ofPages: Table = [
  [
    /sitePage\?.*canvasLayout/,
    (path) => (/p2/.test(path) ? refusal("vanished", 404) : { title: "Accueil", canvasLayout: canvas }),
  ],
  [
    /^\/sites\/plain\/pages/,
    of({ id: "p1", name: "Accueil.aspx" }, { id: "p1", name: "Accueil.aspx" }, { id: "p2", name: "b.aspx" }),
  ],
  [/^\/sites\/shut\/pages/, of()],
];

describe("pages", () => {
  test("stand on their site; a site without any has no line", async () => {
    const { found, graph } = await scan([pages, readPages], ofPages, placed);
    expect(found.volumes()).toEqual({ "sharepoint.pages": { containers: 1, items: 2, bytes: null } });
    expect(found.containers).toMatchObject([{ id: "plain", type: "site" }]);
    expect(graph.asked.filter((path) => /canvasLayout|title/.test(path))).toEqual([]);
  });

  test("are read, texts and titles of their parts", async () => {
    const { found } = await scan([pages, readPages], ofPages, { ...placed, content: "full" });
    const texts = found.readings.map(({ contents }) =>
      contents.map((content) => content.kind === "text" && content.text),
    );
    expect(texts).toEqual([["Accueil", "<p>Bonjour</p>", "Titre", "Texte"]]);
    expect(found.readings[0]).toMatchObject({ item: "p1", name: "Accueil.aspx", container: "plain" });
  });
});
