/** Personal drives cut to measure, and large drives that are walked without being held. */

import { expect, test } from "vitest";
import { librariesOf } from "../../src/simulator/ministry/drives.ts";
import { sizeOf, treeIn } from "../../src/simulator/ministry/files.ts";
import { ministryOf } from "../../src/simulator/ministry/ministry.ts";
import { PERSONAL, siteInSlot, siteSlots } from "../../src/simulator/ministry/sites-places.ts";
import { withServed } from "./served.ts";

const shaped = (drives: number, filesPerDrive: number, users = 120) =>
  ministryOf({ seed: "mesure", size: { users }, shape: { drives, filesPerDrive } });

test.each([
  [1, 10],
  [54, 3],
  [100, 7],
])("exactly %i personal drives of %i files each", (drives, files) => {
  const ministry = shaped(drives, files);
  const places = Array.from({ length: siteSlots(ministry) }, (_, slot) => siteInSlot(ministry, slot));
  const personal = places
    .filter((place) => place !== null && place.kind === PERSONAL)
    .filter((place) => place !== null);
  expect(personal).toHaveLength(drives);
  for (const place of personal) {
    const [library, ...others] = librariesOf(ministry, place);
    expect([library?.locked, others]).toEqual([false, []]);
    const tree = library === undefined ? null : treeIn(ministry, library);
    expect(tree?.nodes.filter((node) => node?.type === "file")).toHaveLength(files);
  }
});

test.each([
  [109, 1],
  [1, 1_000_000],
])("%i drives of %i files do not fit into 120 people", (drives, files) => {
  expect(() => shaped(drives, files)).toThrow(RangeError);
});

test("all of it is walked, page by page, and its report says how much it is", async () => {
  const shape = { drives: 3, filesPerDrive: 450 };
  await withServed({ size: { users: 20 }, shape }, async ({ ask, all, odd }) => {
    const sites = await all("/sites/getAllSites?$select=id,isPersonalSite");
    const files = new Set<string>();
    for (const { id } of sites.filter(({ isPersonalSite }) => isPersonalSite === true)) {
      const [drive] = await all(`/sites/${id}/drives?$select=id`);
      const items = await all(`/drives/${drive?.id}/root/delta?$select=id,file`);
      for (const item of items) if (item.file !== undefined) files.add(item.id);
    }
    expect(files.size).toBe(3 * 450);
    const { headers } = await ask("/reports/getOneDriveUsageAccountDetail(period='D7')");
    const report = await (await fetch(headers.get("location") ?? "")).text();
    expect(report.split("\r\n").filter((row) => row.split(",").includes("450"))).toHaveLength(3);
    expect(odd).toEqual([]);
  });
});

test("a folder weighs what is in it, however deep", () => {
  const ministry = shaped(1, 300);
  const places = Array.from({ length: siteSlots(ministry) }, (_, slot) => siteInSlot(ministry, slot));
  const place = places.find((each) => each?.kind === PERSONAL);
  const [library] = place ? librariesOf(ministry, place) : [];
  if (library === undefined) throw new Error("no drive");
  const tree = treeIn(ministry, library);
  const nodes = tree.nodes.filter((node) => node !== null);
  const weigh = (d: number): number =>
    nodes
      .filter(({ parent }) => parent === d)
      .reduce((sum, node) => sum + (node.body === null ? weigh(node.d) : sizeOf(ministry, tree, node)), 0);
  const folders = nodes.filter(({ type }) => type === "folder");
  expect(folders.some(({ d }) => nodes.some(({ parent, type }) => parent === d && type === "folder"))).toBe(true);
  for (const folder of folders) expect(sizeOf(ministry, tree, folder)).toBe(weigh(folder.d));
});
