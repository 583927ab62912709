/** Sites, lists and pages as they are served, and what truth counts of them. */

import { expect, test } from "vitest";
import { pagesOf } from "../../src/simulator/ministry/pages.ts";
import { siteIdOf } from "../../src/simulator/ministry/sites-places.ts";
import { placesOf, refusedPlaces, truthOfPlaces } from "../../src/simulator/ministry/sites-whole.ts";
import { SITES_AND_TEAMS } from "../../src/simulator/routes/sites-and-teams.ts";
import { all, ask, idsOf, one } from "./asking.ts";
import { groundFor } from "./ground.ts";

const ground = groundFor({ users: 64 });
const sites = all(
  ground,
  "/sites/getAllSites?$select=id,name,displayName,webUrl,isPersonalSite,siteCollection&$top=500",
);

test("all sites are listed once, subsites apart, and each opens by its id and its address", () => {
  const ids = idsOf(sites);
  expect(new Set(ids).size).toBe(ids.length);
  expect(sites.some(({ isPersonalSite }) => isPersonalSite === true)).toBe(true);
  expect(new Set(sites.map(({ webUrl }) => webUrl)).size).toBe(ids.length);
  for (const site of sites) {
    expect(one(ground, `/sites/${site.id}`).id).toBe(site.id);
    const { host, pathname } = new URL(String(site.webUrl));
    expect(ids).toContain(String(site.id));
    if (pathname.split("/").length > 2)
      expect(one(ground, `/sites/${host}:/${encodeURIComponent(pathname.slice(1))}`).id).toBe(site.id);
  }
});

test("the root has a subsite, which has one, which has none", () => {
  const [below] = idsOf(all(ground, "/sites/root/sites"));
  const [further] = idsOf(all(ground, `/sites/${below}/sites`));
  expect(all(ground, `/sites/${further}/sites`)).toHaveLength(0);
  expect(idsOf(sites)).not.toContain(below);
  expect(idsOf(sites)).not.toContain(further);
});

test("what lies in a closed or archived site is refused, whatever is asked", () => {
  const refused = [...refusedPlaces(ground)].filter(({ service }) => service === "sharepoint.documents");
  expect(refused.map(({ status }) => status).sort()).toEqual([403, 423]);
  for (const { id, status } of refused)
    for (const below of ["sites", "drives", "drive", "lists", "pages"])
      expect(ask(ground, `/sites/${id}/${below}`)).toMatchObject({ kind: "refused", refusal: { status } });
});

test("lists: system ones only for who selects them, hidden ones marked, rows as many as truth counts", () => {
  const counted = { lists: 0, rows: 0 };
  const templates = new Set<unknown>();
  for (const place of placesOf(ground)) {
    const path = `/sites/${siteIdOf(ground, place)}/lists`;
    if (ask(ground, path).kind !== "slots") continue;
    const [plain, whole] = [all(ground, path), all(ground, `${path}?$select=id,name,list,system`)];
    expect(whole.filter(({ system }) => system !== undefined)).toHaveLength(whole.length - plain.length);
    for (const list of plain) {
      const { template, hidden } = list.list as { template: string; hidden: boolean };
      templates.add(hidden ? "hidden" : template);
      if (hidden || template !== "genericList") continue;
      counted.lists++;
      const rows = all(ground, `${path}/${list.id}/items?$select=id,contentType&$top=1000`);
      counted.rows += rows.filter(({ contentType }) => !(contentType as { id: string }).id.startsWith("0x0120")).length;
    }
  }
  expect(templates).toEqual(new Set(["documentLibrary", "webPageLibrary", "genericList", "hidden"]));
  const lines = [...truthOfPlaces(ground)].filter(({ service }) => service === "sharepoint.lists");
  expect(counted).toEqual({ lists: lines.length, rows: lines.reduce((sum, { items }) => sum + items, 0) });
});

test("columns of a row come only when they are asked for", () => {
  const lists = all(ground, "/sites/root/lists").filter(
    ({ list }) => (list as { template: string }).template === "genericList",
  );
  const items = `/sites/root/lists/${lists[0]?.id}/items`;
  const rows = (query: string) => all(ground, `${items}${query}`)[2]?.fields;
  expect(rows("")).toBeUndefined();
  expect(Object.keys(rows("?$expand=fields($select=Title)") as object).sort()).toEqual(["Title", "id"]);
  expect(rows("?$expand=fields")).toHaveProperty("Commentaire");
});

test("pages stand where truth says, and their text only under the layout or the web parts", () => {
  const lines = [...truthOfPlaces(ground)].filter(({ service }) => service === "sharepoint.pages");
  for (const place of placesOf(ground)) {
    const path = `/sites/${siteIdOf(ground, place)}/pages`;
    if (ask(ground, path).kind !== "slots") continue;
    const pages = all(ground, `${path}?$select=id,name,title`);
    expect(pages).toHaveLength(pagesOf(ground, place).length);
    expect(lines.find(({ id }) => id === siteIdOf(ground, place))?.items ?? 0).toBe(pages.length);
    for (const { id } of pages) {
      expect(JSON.stringify(one(ground, `${path}/${id}/microsoft.graph.sitePage`))).not.toContain("canari");
      expect(JSON.stringify(one(ground, `${path}/${id}/microsoft.graph.sitePage?$expand=canvasLayout`))).toContain(
        "canari",
      );
      expect(JSON.stringify(all(ground, `${path}/${id}/microsoft.graph.sitePage/webParts`))).toContain("canari");
    }
  }
});

test("no id stands in two lines of truth of one service", () => {
  const keys = [...truthOfPlaces(ground)].map(({ service, id }) => `${service} ${id}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("routes do not repeat", () => {
  const keys = SITES_AND_TEAMS.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("rows of a library are its files with their labels, rows of the page library its pages", () => {
  const lists = all(ground, "/sites/root/lists");
  const rowsOf = (template: string) => {
    const list = lists.find((each) => (each.list as { template: string }).template === template);
    return all(ground, `/sites/root/lists/${list?.id}/items?$expand=fields`).map(({ fields }) => fields);
  };
  const files = rowsOf("documentLibrary");
  expect(files.length).toBeGreaterThan(200);
  expect(files.some((fields) => (fields as { _DisplayName?: string })._DisplayName === ground.label.name)).toBe(true);
  expect(rowsOf("webPageLibrary")).toHaveLength(all(ground, "/sites/root/pages").length);
});
