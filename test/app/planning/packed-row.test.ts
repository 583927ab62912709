/** A row that waited is the row that was put there, but for when its space leaves, where that is known by then. */

import { expect, test } from "vitest";
import { packed, unpacked } from "../../../src/app/planning/packed-row.ts";
import type { ContainerRow } from "../../../src/model/container-row.ts";

/** No two values are the same, so that none can take the place of another. */
const row: ContainerRow = {
  line: {
    ...{ id: "id", service: "teams.files", kind: "kind", name: "name", owner: "owner", unit: "unit" },
    volume: { items: 1, bytes: 2 },
    sensitive: { items: 3, itemsRead: 4, byDetector: { nir: 5 } },
    ...{ label: "review", action: "decide", target: "target", wave: 6, coverage: "partial" },
  },
  ...{
    shut: true,
    grouped: 7,
    group: "group",
    groupName: "group name",
    site: "site",
    siteName: "site name",
    url: "url",
  },
  ...{ created: "created", lastActivity: "last activity", owners: 8, guests: 9, unread: { damaged: 10 } },
  traits: { archive: true, guests: 11 },
  placing: { because: "choice", rank: "found", root: "team", together: 12 },
  fit: { target: "fit", fits: "with-work", obstacles: [] },
  use: "stale",
};
const waited = (given: ContainerRow) => JSON.parse(JSON.stringify(packed(given)));

test("a row that waited", () => expect(unpacked(waited(row))).toEqual(row));

test("keys come in the order of a row", () => {
  const keys = ({ line, ...others }: ContainerRow) => [Object.keys(line), Object.keys(others)];
  expect(keys(unpacked(waited(row)))).toEqual(keys(row));
});

test("what is not told is null, and not shut", () => {
  const { shut: _shut, siteName: _siteName, ...rest } = row;
  expect(unpacked(waited(rest))).toEqual({ ...row, shut: false, siteName: null });
});

test.each([
  ["a wave", { wave: 13, placing: { because: "closed", rank: null, root: "alone", together: 14 } as const }],
  ["none", { wave: null, placing: null }],
])("it leaves in %s", (_case, leaves) => {
  const { line, placing } = unpacked(waited(row), leaves);
  expect({ wave: line.wave, placing }).toEqual(leaves);
});
