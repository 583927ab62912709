/** Marks set late, shortcuts, places that vanish, permissions that would open nothing: cases just beyond an edge. */

import { expect, test } from "vitest";
import { driveFiles } from "../../src/collect/collectors/drive-files.ts";
import { mailboxes } from "../../src/collect/collectors/mailboxes.ts";
import { messages } from "../../src/collect/collectors/messages.ts";
import { notebooks } from "../../src/collect/collectors/notebooks.ts";
import { personalDrives } from "../../src/collect/collectors/personal-drives.ts";
import { DriveItem, recordsOf } from "../../src/collect/drive-items.ts";
import { refused } from "../../src/collect/gaps.ts";
import { GAP_CAUSES } from "../../src/model/gap.ts";
import { NOTHING_ELSE, personOf } from "./facts.ts";
import { fakeGraph, refusal } from "./fake-graph.ts";
import { collect } from "./harness.ts";

const library = { service: "onedrive.files", drive: "d", owner: "a", group: null, site: null, read: true } as const;

test.each([
  ["a file", { file: {}, size: 9 }],
  ["a folder", { folder: {} }],
  ["a notebook", { package: { type: "oneNote" } }],
])("a shortcut to %s of somebody else's is nothing of this library's", (_, facets) => {
  const item = DriveItem.parse({ id: "x", name: "x", ...facets });
  expect(recordsOf(item, library, { isPrivateName: () => false, teamsFolder: () => null })).toHaveLength(1);
  expect(
    recordsOf({ ...item, remoteItem: {} }, library, { isPrivateName: () => false, teamsFolder: () => null }),
  ).toEqual([]);
});

test.each(GAP_CAUSES)("a refusal for cause %s names a permission only where one would open it", (cause) => {
  const gap = refused(refusal(cause, 400).refusal, { service: null, where: "users", permission: "User.Read.All" });
  expect(gap.permission).toBe(cause === "forbidden" ? "User.Read.All" : null);
});

const mark = (value: number) => ({ singleValueExtendedProperties: [{ id: "Integer 0x36", value: String(value) }] });
const folders = [{ id: "inbox", totalItemCount: 3, displayName: "Boîte de réception" }];

test.each([
  [0, ["m1", "m2", "m3"]],
  [1, ["m1", "m3"]],
  [2, ["m1", "m3"]],
])("a mark of %i set between the list and the message is heeded in a sample", async (late, read) => {
  const graph = fakeGraph([
    [/userPurpose$/, { value: "user" }],
    [/mailFolders\/delta/, { value: folders }],
    [/inbox\/messages/, { value: ["m1", "m2", "m3"].map((id) => ({ id, ...mark(0) })) }],
    [
      /messages\/m\d\?/,
      (path) => {
        const id = /messages\/(m\d)/.exec(path)?.[1];
        return { id, subject: id, body: { contentType: "text", content: "x" }, ...mark(id === "m2" ? late : 0) };
      },
    ],
    ...NOTHING_ELSE,
  ]);
  const wish = { facts: [personOf("a")], content: "sample", drawn: () => true } as const;
  const found = await collect([mailboxes, messages], graph, wish);
  expect(found.readings.map(({ item }) => item)).toEqual(read);
});

test("a mailbox deleted between the list and the visit is no place, and no incompleteness", async () => {
  const graph = fakeGraph([
    [/userPurpose$/, { value: "user" }],
    [/./, refusal("vanished", 404, "ErrorItemNotFound")],
  ]);
  const found = await collect([mailboxes], graph, { facts: [personOf("a")] });
  expect(found.containers).toEqual([]);
  expect(found.gaps.map(({ cause }) => cause)).toContain("vanished");
});

test("a walk that the service has begun again for ever is begun again three times", async () => {
  const graph = fakeGraph([
    [/^\/users\/a\/drive/, { id: "d-a", webUrl: "https://my/a", quota: { used: 12 } }],
    [/token=2$/, { value: [], resync: true }],
    [/delta\?\$select/, { value: [], "@odata.nextLink": "https://graph/drives/d-a/root/delta?token=2" }],
  ]);
  const found = await collect([personalDrives, driveFiles], graph, { facts: [personOf("a")] });
  expect(graph.asked.filter((path) => /delta\?\$select/.test(path))).toHaveLength(4);
  expect(found.gaps).toMatchObject([{ cause: "unexpected", container: "d-a" }]);
});

test("a notebook whose sections weigh more than any number holds is of unknown size", async () => {
  const size = Number.MAX_SAFE_INTEGER;
  const graph = fakeGraph([
    [/^\/users\/a\/drive/, { id: "d-a" }],
    [
      /delta\?\$select/,
      {
        value: [
          { id: "book", name: "Carnet", package: { type: "oneNote" } },
          { id: "one", name: "1.one", file: {}, size, parentReference: { id: "book" } },
          { id: "two", name: "2.one", file: {}, size, parentReference: { id: "book" } },
        ],
      },
    ],
  ]);
  const found = await collect([personalDrives, driveFiles, notebooks], graph, { facts: [personOf("a")] });
  expect(found.items.filter(({ service }) => service === "other.onenote")).toMatchObject([{ id: "book", bytes: null }]);
});
