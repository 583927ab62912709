/** What lies in the parts of a drive: what Teams made at its root, and how far things are shared. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reach, TeamsFolder } from "../../src/model/drive-part.ts";
import type { Item } from "../../src/model/records.ts";
import type { ServiceId } from "../../src/model/service.ts";
import type { RecordStore, ScanWish } from "../../src/store/port.ts";
import { newPlace, type Place } from "./place.ts";
import { WISH as USUAL } from "./wish.ts";

let home: Place;
let store: RecordStore;
const WISH: ScanWish = { ...USUAL, workloads: ["onedrive", "sharepoint"] };

beforeEach(async () => {
  home = await newPlace();
  store = await home.open();
  await store.beginScan("tenant", WISH, new Date(), false);
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

interface Marks {
  readonly shared?: Reach;
  readonly teamsFolder?: TeamsFolder;
  readonly type?: Item["type"];
  readonly bytes?: number | null;
}
/** `[id, parent, marks]`; a folder unless it has bytes. */
type Thing = readonly [id: string, parent: string | null, marks?: Marks];

async function settled(things: readonly Thing[], service: ServiceId = "onedrive.files") {
  const items = things.map(
    ([id, parent, { type, bytes, ...marks } = {}]): Item => ({
      kind: "item",
      service,
      container: "d",
      id,
      type: type ?? (bytes === undefined ? "folder" : "file"),
      parent,
      name: parent === null ? null : id,
      bytes: bytes ?? null,
      created: null,
      modified: null,
      private: false,
      traits: {},
      ...marks,
    }),
  );
  const container = {
    kind: "container",
    service,
    id: "d",
    type: "personal",
    name: "D",
    owner: null,
    group: null,
  } as const;
  const rest = { site: null, url: null, created: null, lastActivity: null, listed: true, traits: {} };
  await store.commit({
    task: { collector: "drive-files", key: "d", params: {}, cursor: null },
    page: { records: [{ ...container, ...rest }, ...items], settle: { service, container: "d" }, cursor: null },
    outcomes: [],
    nameFindings: [],
  });
  const [total] = await Array.fromAsync(store.totals("low"));
  return total?.parts;
}

test.each<[string, readonly Thing[], object]>([
  [
    "nothing apart",
    [
      ["root", null],
      ["a", "root", { bytes: 1 }],
    ],
    {},
  ],
  [
    "a folder of Teams' own, and all that it holds however deep",
    [
      ["root", null],
      ["t", "root", { teamsFolder: "chat-files" }],
      ["in", "t"],
      ["a", "t", { bytes: 1 }],
      ["b", "in", { bytes: 2 }],
      ["c", "root", { bytes: 4 }],
    ],
    { "chat-files": { items: 2, bytes: 3 } },
  ],
  [
    "one told after what it holds",
    [
      ["a", "t", { bytes: 1 }],
      ["t", "root", { teamsFolder: "recordings" }],
      ["root", null],
    ],
    { recordings: { items: 1, bytes: 1 } },
  ],
  [
    "a folder of that name further down is somebody's own",
    [
      ["root", null],
      ["x", "root"],
      ["t", "x", { teamsFolder: "recordings" }],
      ["a", "t", { bytes: 1 }],
    ],
    {},
  ],
  [
    "a file that is shared",
    [
      ["root", null],
      ["a", "root", { bytes: 1, shared: "anonymous" }],
    ],
    { "shared-anonymous": { items: 1, bytes: 1 } },
  ],
  [
    "the farthest reach, of its own or from above",
    [
      ["root", null],
      ["x", "root", { shared: "organization" }],
      ["a", "x", { bytes: 1, shared: "users" }],
      ["b", "x", { bytes: 2, shared: "anonymous" }],
      ["c", "root", { bytes: 4, shared: "users" }],
    ],
    {
      "shared-anonymous": { items: 1, bytes: 2 },
      "shared-organization": { items: 1, bytes: 1 },
      "shared-users": { items: 1, bytes: 4 },
    },
  ],
  [
    "what Teams keeps before what is shared",
    [
      ["root", null],
      ["t", "root", { teamsFolder: "chat-files" }],
      ["a", "t", { bytes: 1, shared: "organization" }],
    ],
    { "chat-files": { items: 1, bytes: 1 } },
  ],
  [
    "no section of a notebook",
    [
      ["root", null],
      ["n", "root", { type: "notebook", shared: "organization" }],
      ["s", "n", { bytes: 9 }],
    ],
    {},
  ],
  [
    "sizes that nobody tells stay unknown",
    [
      ["root", null],
      ["a", "root", { type: "file", bytes: null, shared: "users" }],
    ],
    { "shared-users": { items: 1, bytes: null } },
  ],
])("%s", async (_case, things, expected) => expect(await settled(things)).toEqual(expected));

test("what is said otherwise later is settled anew", async () => {
  await settled([
    ["root", null],
    ["x", "root", { shared: "organization" }],
    ["a", "x", { bytes: 1 }],
  ]);
  expect(await settled([["x", "root"]])).toEqual({});
});

test("a library of a site has no such parts", async () => {
  const things: Thing[] = [
    ["root", null],
    ["a", "root", { bytes: 1, shared: "organization" }],
  ];
  expect(await settled(things, "sharepoint.documents")).toEqual({});
});
