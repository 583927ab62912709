/** Drives by delta: a first walk, a second one, and what truth counts of both. */

import { expect, test } from "vitest";
import { libraryById } from "../../src/simulator/ministry/drives.ts";
import { personalDrive } from "../../src/simulator/ministry/drives-people.ts";
import { treeIn } from "../../src/simulator/ministry/files.ts";
import { siteIdOf } from "../../src/simulator/ministry/sites-places.ts";
import { placesOf, truthOfPlaces } from "../../src/simulator/ministry/sites-whole.ts";
import { contentSource } from "../../src/simulator/routes/content.ts";
import { all, ask, idsOf, one } from "./asking.ts";
import { groundFor } from "./ground.ts";

const ground = groundFor({ users: 64 });
const everybody = Array.from({ length: ground.people }, (_, person) => person);
const groups = Array.from({ length: ground.groups }, (_, group) => group);

type Items = Map<string, Record<string, unknown>>;

/** As a client would: page after page, the last word on each item. */
function walk(from: typeof ground, start: string): { items: Items; link: string; pages: number } {
  const items: Items = new Map();
  for (let url = start, pages = 1; ; pages++) {
    const body = one(from, url);
    for (const item of body.value as Record<string, unknown>[])
      if (item.deleted === undefined) items.set(String(item.id), item);
      else items.delete(String(item.id));
    if (body["@odata.deltaLink"] !== undefined) return { items, link: String(body["@odata.deltaLink"]), pages };
    url = String(body["@odata.nextLink"]);
  }
}

test.each(everybody)("person %i has the drive that truth tells", (person) => {
  const reply = ask(ground, `/users/${ground.person(person).id}/drive?$select=id,webUrl,quota,owner`);
  const state = personalDrive(ground, person);
  if (state === "never-made")
    expect(reply).toMatchObject({ kind: "refused", refusal: { status: 404, message: "User's mysite not found." } });
  else if (state === "refused") expect(reply).toMatchObject({ kind: "refused", refusal: { status: 403 } });
  else
    expect(reply).toMatchObject({
      kind: "found",
      body: { driveType: "business", owner: { user: { id: ground.person(person).id } } },
    });
});

test("people without a drive, locked out of it or with an empty one are all there", () => {
  const states = new Set(everybody.map((person) => personalDrive(ground, person)));
  expect(states).toEqual(new Set(["open", "never-made", "refused", "locked", "empty"]));
});

test("what delta lists of every drive is what truth counts", () => {
  const counted = { items: 0, bytes: 0 };
  for (const place of placesOf(ground)) {
    const drives = ask(ground, `/sites/${siteIdOf(ground, place)}/drives`);
    if (drives.kind !== "slots") continue;
    for (const id of idsOf(all(ground, `/sites/${siteIdOf(ground, place)}/drives`))) {
      const start = `/drives/${id}/root/delta?$select=id,name,size,file,folder,package,parentReference&$top=1000`;
      if (ask(ground, start).kind !== "found") continue;
      const { items } = walk(ground, start);
      const inNotebook = (item: Record<string, unknown> | undefined): boolean => {
        if (item === undefined) return false;
        return (
          item.package !== undefined || inNotebook(items.get(String((item.parentReference as { id?: string }).id)))
        );
      };
      for (const item of items.values())
        if (item.file !== undefined && !inNotebook(item)) {
          counted.items++;
          counted.bytes += Number(item.size);
        }
    }
  }
  const lines = [...truthOfPlaces(ground)].filter(({ service }) =>
    ["onedrive.files", "teams.files", "sharepoint.documents"].includes(service),
  );
  expect(counted.items).toBe(lines.reduce((sum, { items }) => sum + items, 0));
  expect(counted.bytes).toBe(lines.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0));
});

test("a second walk from the link gives what changed, and ends where a first walk would", () => {
  const later = groundFor({ users: 64, state: 1 });
  const [drive] = idsOf(all(ground, `/groups/${ground.group(0).id}/drives`));
  const first = walk(ground, `/drives/${drive}/root/delta?$select=id,name,size,file,deleted`);
  expect(walk(ground, first.link).items.size).toBe(0);
  const changes = one(later, first.link).value as Record<string, unknown>[];
  expect(changes.length).toBe(treeIn(later, libraryById(later, String(drive)) as never).changed.length);
  expect(changes.some((item) => item.deleted !== undefined && item.name === undefined)).toBe(true);
  const merged = new Map(first.items);
  for (const item of changes)
    if (item.deleted === undefined) merged.set(String(item.id), item);
    else merged.delete(String(item.id));
  const anew = walk(later, `/drives/${drive}/root/delta?$select=id,name,size,file,deleted`).items;
  const shape = (items: Items) => [...items].map(([id, item]) => [id, item.name, item.file && item.size]).sort();
  expect(shape(merged)).toEqual(shape(anew));
});

test("the root site's library takes several pages, and the option of the first goes with the links", () => {
  const [drive] = idsOf(all(ground, "/sites/root/drives"));
  const first = one(ground, `/drives/${drive}/root/delta?$select=id,name&$top=1000`);
  expect(first.value).toHaveLength(200);
  expect(String(first["@odata.nextLink"])).toContain("$select=id%2Cname");
  expect(walk(ground, `/drives/${drive}/root/delta?$top=50`).pages).toBeGreaterThan(4);
});

test.each(["nonsense", Buffer.from("0;0;abc").toString("base64url")])(
  "token %s is answered 410 with where to start",
  (token) => {
    const [drive] = idsOf(all(ground, "/sites/root/drives"));
    const reply = ask(ground, `/drives/${drive}/root/delta?$select=id&token=${token}`);
    expect(reply).toMatchObject({ kind: "refused", refusal: { status: 410 } });
    if (reply.kind !== "refused") throw new Error("not refused");
    expect(one(ground, reply.headers.location ?? "").value).not.toHaveLength(0);
  },
);

test("the latest token lists nothing and gives a link", () => {
  const [drive] = idsOf(all(ground, "/sites/root/drives"));
  const body = one(ground, `/drives/${drive}/root/delta?token=latest`);
  expect(body.value).toEqual([]);
  expect(walk(ground, String(body["@odata.deltaLink"])).items.size).toBe(0);
});

test("items, children, content and labels are those of the tree", () => {
  const [drive] = idsOf(all(ground, `/groups/${ground.group(0).id}/drives`));
  const { items } = walk(ground, `/drives/${drive}/root/delta`);
  const answers = new Set<string>();
  for (const [id, item] of items) {
    expect(one(ground, `/drives/${drive}/items/${id}`).name).toBe(item.name);
    if (item.folder !== undefined) {
      const children = all(ground, `/drives/${drive}/items/${id}/children`);
      expect(children).toHaveLength((item.folder as { childCount: number }).childCount);
    }
    if (item.file === undefined) continue;
    const content = ask(ground, `/drives/${drive}/items/${id}/content`);
    answers.add(content.kind);
    if (content.kind === "elsewhere") expect(contentSource(ground)(content.path)).toMatchObject({ size: item.size });
    ask(ground, `/drives/${drive}/items/${id}/extractSensitivityLabels`, { method: "POST" });
  }
  expect(answers).toContain("elsewhere");
  for (const path of ["/", "/files/x/y", `/files/${drive}/root`]) expect(contentSource(ground)(path)).toBeNull();
});

test("a group without a site has no drive; a team's drive is its site's", () => {
  const lacking = groups.filter((group) => ask(ground, `/groups/${ground.group(group).id}/drive`).kind === "refused");
  expect(lacking).toEqual([4]);
  const { id: site } = one(ground, `/groups/${ground.group(0).id}/sites/root`);
  expect(one(ground, `/sites/${site}/drive`).id).toBe(one(ground, `/groups/${ground.group(0).id}/drive`).id);
});

test.each(["notebooks", "sections", "pages"])("OneNote's own %s are refused to applications", (thing) => {
  const reply = ask(ground, `/users/${ground.person(0).id}/onenote/${thing}`);
  expect(reply).toMatchObject({ kind: "refused", refusal: { status: 403 } });
});

test("a library that SharePoint keeps for itself is told only to who asks, opens by its id, and is in no truth", () => {
  const shown = idsOf(all(ground, "/sites/root/drives?$select=id,name"));
  const whole = all(ground, "/sites/root/drives?$select=id,name,system");
  const [hidden] = whole.filter(({ system }) => system !== undefined);
  expect(idsOf(whole)).toEqual([...shown, hidden?.id]);
  expect(walk(ground, `/drives/${hidden?.id}/root/delta`).items.size).toBeGreaterThan(1);
  expect([...truthOfPlaces(ground)].map(({ id }) => id)).not.toContain(hidden?.id);
});
