/** What a service's spaces add up to: an empty one counts, one that was shut does not, and silence is no zero. */

import { expect, test } from "vitest";
import type { Reach } from "../../src/model/drive-part.ts";
import { GAP_CAUSES, INCOMPLETE_CAUSES } from "../../src/model/gap.ts";
import type { PartRule } from "../../src/model/verdict.ts";
import { add, emptySum, partVolume, sharedFrom } from "../../src/plan/sums.ts";
import { coverageOf, isShut, type Told, volumeOf } from "../../src/plan/told.ts";
import { gap, told } from "./memory-store.ts";

const NONE = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;

function sumOf(all: readonly Told[]) {
  const sum = emptySum();
  for (const each of all) add(sum, each, coverageOf(each, NONE), []);
  return sum;
}

test.each(GAP_CAUSES)("an empty space with a gap for cause %s counts, unless it could not be seen", (cause) => {
  const space = told("onedrive.files", "d", { items: 0, bytes: 0, gaps: [gap("onedrive.files", cause)] });
  const shut = INCOMPLETE_CAUSES.has(cause);
  expect(isShut(space)).toBe(shut);
  expect(volumeOf(space)).toEqual(shut ? { items: null, bytes: null } : { items: 0, bytes: 0 });
  expect(sumOf([space]).volume.containers).toBe(shut ? 0 : 1);
});

test("the causes that make a scan incomplete are those of the contract", () => {
  expect([...INCOMPLETE_CAUSES].sort()).toEqual(["forbidden", "given-up", "locked", "unexpected", "unfinished"]);
});

test("a space without a sensitive item is no sensitive space", () => {
  const sum = sumOf([
    told("onedrive.files", "a", { items: 3, bytes: 9, itemsRead: 3, sensitiveItems: 2 }),
    told("onedrive.files", "b", { items: 3, bytes: 9, itemsRead: 3 }),
    told("onedrive.files", "c", { items: 3, bytes: 9, itemsRead: 3, sensitiveItems: 1 }),
  ]);
  expect([sum.sensitiveContainers, sum.sensitiveItems, sum.itemsRead]).toEqual([2, 3, 9]);
});

test.each<[string, (number | null)[], number | null]>([
  ["known alone", [2, 3], 5],
  ["unknown alone", [null, null], null],
  ["unknown, then known", [null, 3], 3],
  ["known, then unknown", [2, null], 2],
  ["nothing, known to be so", [0], 0],
])("items of %s", (_, items, total) => {
  const spaces = items.map((each, at) => told("teams.chat", `c${at}`, { items: each, bytes: null }));
  expect(sumOf(spaces).volume).toEqual({ containers: items.length, items: total, bytes: null });
});

const part = (id: string, inside: PartRule["inside"], types: readonly string[] = []) =>
  ({ id, inside, types, label: "review", targets: [] }) as unknown as PartRule;

test.each<[string, PartRule, object]>([
  ["what lies in drives", part("chats", ["chat-files"]), { containers: 2, items: 5, bytes: 50 }],
  [
    "what is shared from some reach on",
    part("wide", ["shared-organization", "shared-anonymous"]),
    { containers: 1, items: 3, bytes: 7 },
  ],
  ["what no drive holds", part("recordings", ["recordings"]), { containers: 0, items: 0, bytes: 0 }],
  ["what types of space are", part("rooms", [], ["room"]), { containers: 1, items: 4, bytes: 8 }],
  ["nothing that tells it", part("unknown", []), { containers: null, items: null, bytes: null }],
])("a part is %s", (_, rule, expected) => {
  const sum = emptySum();
  const chats = { "chat-files": { items: 2, bytes: 20 } };
  const shared = { "shared-organization": { items: 1, bytes: null }, "shared-anonymous": { items: 2, bytes: 7 } };
  for (const each of [
    told("onedrive.files", "a", { items: 9, bytes: 90, parts: { ...chats, ...shared } }),
    told("onedrive.files", "b", { items: 3, bytes: 30, parts: { "chat-files": { items: 3, bytes: 30 } } }),
    told("onedrive.files", "c", { items: 4, bytes: 8, container: { type: "room" } }),
  ])
    add(sum, each, "complete", [rule]);
  expect(partVolume(sum, rule)).toEqual(expected);
});

test.each<[Reach, PartRule["inside"]]>([
  ["users", ["chat-files", "shared-users", "shared-organization", "shared-anonymous"]],
  ["organization", ["chat-files", "shared-organization", "shared-anonymous"]],
  ["anonymous", ["chat-files", "shared-anonymous"]],
])("widely shared begins with %s", (wide, expected) => {
  const all = part("all", ["chat-files", "shared-users", "shared-organization", "shared-anonymous"]);
  expect(sharedFrom(wide, [all])[0]?.inside).toEqual(expected);
});

test.each<[string, Parameters<typeof told>[2], object]>([
  ["files, told one by one", { unread: { private: 2, encrypted: 1 } }, { private: 2, encrypted: 1 }],
  [
    "messages, of which only the number is known",
    { gaps: [gap("exchange.mail", "private", { count: 4 })] },
    { private: 4 },
  ],
  [
    "both, of the same things",
    { unread: { private: 2 }, gaps: [gap("exchange.mail", "private", { count: 3 })] },
    { private: 3 },
  ],
  ["a place left out as a whole", { gaps: [gap("exchange.mail", "left-out", { where: "content" })] }, { excluded: 9 }],
  [
    "a place left out, private things in it apart",
    { unread: { private: 2 }, gaps: [gap("exchange.mail", "left-out", { where: "content" })] },
    { private: 2, excluded: 7 },
  ],
  ["a place left out of something else", { gaps: [gap("exchange.mail", "left-out", { where: "users" })] }, {}],
])("what was not read of %s", (_, some, expected) => {
  const sum = sumOf([told("exchange.mail", "m", { items: 9, bytes: 9, ...some })]);
  expect(Object.fromEntries(sum.unread)).toEqual(expected);
});
