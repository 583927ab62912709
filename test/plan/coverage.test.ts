import { describe, expect, test } from "vitest";
import type { CoverageRow } from "../../src/model/book.ts";
import type { ContentModes, ServiceId } from "../../src/model/service.ts";
import { addGap, type GapRows, inOrder } from "../../src/plan/gap-rows.ts";
import { coverageOfService, type ScanFacts } from "../../src/plan/service-coverage.ts";
import { add, emptySum } from "../../src/plan/sums.ts";
import { coverageOf, isShut, type Told, volumeOf } from "../../src/plan/told.ts";
import { gap, told } from "./memory-store.ts";

const all = (mode: "none" | "sample" | "full"): ContentModes => ({
  exchange: mode,
  onedrive: mode,
  teams: mode,
  sharepoint: mode,
});

describe("one space", () => {
  test.each([
    ["counted, unread on purpose", told("onedrive.files", "d", { items: 3, bytes: 9 }), all("none"), "complete"],
    ["empty", told("onedrive.files", "d"), all("none"), "complete"],
    [
      "refused",
      told("onedrive.files", "d", { gaps: [gap("onedrive.files", "forbidden")] }),
      all("none"),
      "not-scanned",
    ],
    ["locked", told("onedrive.files", "d", { gaps: [gap("onedrive.files", "locked")] }), all("full"), "not-scanned"],
    [
      "given up half way",
      told("onedrive.files", "d", { items: 3, bytes: 9, gaps: [gap("onedrive.files", "given-up")] }),
      all("none"),
      "partial",
    ],
    [
      "private correspondence is no incompleteness",
      told("exchange.mail", "m", { items: 3, bytes: 9, gaps: [gap("exchange.mail", "private", { count: 2 })] }),
      all("full"),
      "complete",
    ],
    ["drawn in part", told("onedrive.files", "d", { items: 9, itemsRead: 3 }), all("sample"), "sampled"],
    ["drawn whole", told("onedrive.files", "d", { items: 3, itemsRead: 3 }), all("sample"), "complete"],
    [
      "drawn whole, one encrypted, one private",
      told("onedrive.files", "d", { items: 5, itemsRead: 3, unread: { encrypted: 1, private: 1 } }),
      all("sample"),
      "complete",
    ],
    [
      "drawn in part, one of them read in part",
      told("onedrive.files", "d", { items: 5, itemsRead: 3, unread: { "partly-encrypted": 1 } }),
      all("sample"),
      "sampled",
    ],
    [
      "drawn whole but for private folders",
      told("exchange.mail", "m", { items: 5, itemsRead: 3, gaps: [gap("exchange.mail", "private", { count: 2 })] }),
      all("sample"),
      "complete",
    ],
    [
      "closed to reading by the configuration",
      told("onedrive.files", "d", { items: 9, gaps: [gap("onedrive.files", "left-out", { where: "content" })] }),
      all("sample"),
      "complete",
    ],
    ["calls have nothing to draw", told("teams.meetings-video", "c", { items: 9 }), all("sample"), "complete"],
    ["a chat whose messages were not fetched", told("teams.chat", "c", { items: null }), all("none"), "not-scanned"],
    ["a chat whose messages were", told("teams.chat", "c", { items: 4 }), all("full"), "complete"],
  ] as const)("%s: %s", (_case, given, content, expected) => expect(coverageOf(given, content)).toBe(expected));
});

test.each([
  ["a library", told("onedrive.files", "d", { items: 2, bytes: 9 }), { items: 2, bytes: 9 }],
  ["a calendar has no size", told("exchange.calendar", "c", { items: 2, bytes: 0 }), { items: 2, bytes: null }],
  [
    "a refused space has no volume",
    told("onedrive.files", "d", { gaps: [gap("onedrive.files", "forbidden")] }),
    { items: null, bytes: null },
  ],
])("the volume of %s", (_case, given, expected) => expect(volumeOf(given)).toEqual(expected));

const FACTS: ScanFacts = {
  workloads: ["exchange", "onedrive", "teams", "sharepoint"],
  finished: true,
  messagesFetched: false,
  declared: undefined,
  used: [],
  sample: null,
};

function service(
  id: ServiceId,
  spaces: readonly Told[],
  { content = all("none"), ...facts }: Partial<ScanFacts> & { content?: ContentModes } = {},
  gaps: readonly CoverageRow[] = [],
) {
  const sum = emptySum();
  for (const space of spaces) add(sum, space, coverageOf(space, content), []);
  const own = spaces.flatMap((space) => space.gaps.map((each) => ({ ...each, container: space.container.id })));
  const rows: GapRows = new Map();
  for (const each of own) addGap(rows, each);
  const { status, reasons, known } = coverageOfService(id, sum, [...inOrder(rows), ...gaps], { ...FACTS, ...facts });
  return [status, known, reasons.map(({ kind }) => kind)];
}
const rowsOf = (...gaps: Parameters<typeof addGap>[1][]) => {
  const rows: GapRows = new Map();
  for (const each of gaps) addGap(rows, each);
  return inOrder(rows);
};
test.each([
  [["NotFound", "NotFound"], "NotFound"],
  [["NotFound", "ResourceNotFound"], null],
  [[null, "NotFound"], null],
  [["NotFound", "ResourceNotFound", "NotFound"], null],
])("gaps that a reader cannot tell apart are one row: codes %j give %s", (codes, code) => {
  const gaps = codes.map((one) => gap("onedrive.files", "not-provisioned", { code: one }));
  expect(rowsOf(...gaps)).toMatchObject([{ code, count: codes.length }]);
});

const library = told("sharepoint.documents", "d", { items: 3, bytes: 9 });
const refused = told("sharepoint.documents", "e", { gaps: [gap("sharepoint.documents", "forbidden")] });

describe("one service", () => {
  test.each([
    ["seen whole", service("sharepoint.documents", [library]), ["complete", true, []]],
    ["nothing there", service("sharepoint.documents", []), ["complete", true, []]],
    ["one space refused", service("sharepoint.documents", [library, refused]), ["partial", true, ["gap"]]],
    ["every space refused", service("sharepoint.documents", [refused]), ["not-scanned", false, ["gap"]]],
    [
      "its route refused",
      service("teams.webinars", [], {}, rowsOf(gap("teams.webinars", "forbidden"))),
      ["not-scanned", false, ["gap"]],
    ],
    [
      "hidden lists are told, and are no incompleteness",
      service(
        "sharepoint.lists",
        [told("sharepoint.lists", "l", { items: 1 })],
        {},
        rowsOf(gap("sharepoint.lists", "hidden")),
      ),
      ["complete", true, ["gap"]],
    ],
    [
      "people unknown: nobody knows who is missing",
      service(
        "onedrive.files",
        [told("onedrive.files", "d", { items: 1, bytes: 1 })],
        {},
        rowsOf(gap(null, "forbidden", { where: "users" })),
      ),
      ["partial", true, ["directory"]],
    ],
    [
      "licences unknown: no service is less whole",
      service("onedrive.files", [], {}, rowsOf(gap(null, "forbidden", { where: "subscribedSkus" }))),
      ["complete", true, []],
    ],
    [
      "not chosen",
      service("sharepoint.documents", [], { workloads: ["exchange"] }),
      ["not-scanned", false, ["not-chosen"]],
    ],
    [
      "other goes with sharepoint",
      service("other.planner", [], { workloads: ["teams"] }),
      ["not-scanned", false, ["not-chosen"]],
    ],
    [
      "not chosen, and seen by an earlier scan",
      service("sharepoint.documents", [library], { workloads: ["exchange"] }),
      ["partial", true, ["earlier"]],
    ],
    ["not shown by Graph", service("other.forms", []), ["not-scanned", false, ["not-shown"]]],
    [
      "not shown, declared",
      service("other.forms", [], { declared: { used: true, quantity: 12, note: null } }),
      ["not-scanned", false, ["not-shown", "declared"]],
    ],
    [
      "not shown, told by licences",
      service(
        "other.loop",
        [],
        { used: [{ kind: "licensed", accounts: 9 }] },
        rowsOf(gap("other.loop", "invisible", { where: "loop" }), gap("other.loop", "forbidden", { where: "reports" })),
      ),
      ["not-scanned", false, ["not-shown", "licensed", "gap"]],
    ],
    [
      "chats without leave to fetch",
      service("teams.chat", [
        told("teams.chat", "c", { items: null, gaps: [gap("teams.chat", "left-out", { where: "messages" })] }),
      ]),
      ["not-scanned", true, ["messages-not-fetched"]],
    ],
    [
      "chats fetched",
      service("teams.chat", [told("teams.chat", "c", { items: 5 })], { messagesFetched: true }),
      ["complete", true, []],
    ],
    [
      "read by sample",
      service("sharepoint.documents", [told("sharepoint.documents", "d", { items: 9, itemsRead: 2 })], {
        content: all("sample"),
      }),
      ["sampled", true, ["sampled"]],
    ],
    [
      "a scan cut short",
      service("sharepoint.documents", [library], { finished: false }),
      ["partial", true, ["unfinished"]],
    ],
  ])("%s", (_case, given, expected) => expect(given).toEqual(expected));
});

test("gaps are rows by place and cause, in a fixed order, without ids", () => {
  const given = [
    gap("teams.chat", "left-out", { container: "b", where: "messages" }),
    gap(null, "invisible", { where: "security/retentionLabels", requestId: "r-1" }),
    gap("teams.chat", "left-out", { container: "a", where: "messages", count: 4 }),
    gap("exchange.mail", "hidden", { container: "m", where: "mailFolders", count: 3 }),
    gap("exchange.mail", "forbidden", {
      where: "mailFolders",
      permission: "Mail.ReadBasic.All",
      code: "ErrorAccessDenied",
    }),
  ];
  const seen = rowsOf(...given).map(({ service: id, where, cause, containers, count }) => [
    id,
    where,
    cause,
    containers,
    count,
  ]);
  expect(seen).toEqual([
    [null, "security/retentionLabels", "invisible", 0, 1],
    ["exchange.mail", "mailFolders", "forbidden", 0, 1],
    ["exchange.mail", "mailFolders", "hidden", 1, 3],
    ["teams.chat", "messages", "left-out", 2, 5],
  ]);
  expect(rowsOf(...given.toReversed())).toEqual(rowsOf(...given));
});

test("what is shut is in no count", () => {
  const sum = emptySum();
  for (const space of [library, refused]) add(sum, space, coverageOf(space, all("none")), []);
  expect([isShut(refused), sum.volume]).toEqual([true, { containers: 1, items: 3, bytes: 9 }]);
});

test("a sum of what Graph does not tell is unknown, and of part of it what is told", () => {
  const sum = emptySum();
  add(sum, told("onedrive.files", "a", { items: null, bytes: null }), "complete", []);
  expect(sum.volume).toEqual({ containers: 1, items: null, bytes: null });
  add(sum, told("onedrive.files", "b", { items: 2, bytes: 5 }), "complete", []);
  expect(sum.volume).toEqual({ containers: 2, items: 2, bytes: 5 });
});

test("places without a line of their own are counted without being spaces", () => {
  const sum = emptySum();
  add(sum, told("teams.meetings-video", "calls", { items: 40, container: { listed: false } }), "complete", []);
  expect(sum.volume).toEqual({ containers: 0, items: 40, bytes: null });
});
