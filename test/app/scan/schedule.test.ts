/** Which collectors may start: no lane stays empty for the sake of another, and nothing is read before it is counted. */

import { describe, expect, test } from "vitest";
import { readyCollectors } from "../../../src/app/scan/schedule.ts";
import { collectors } from "../../../src/collect/collectors/index.ts";

const one = (id: string, after: string[] = [], plants: string[] = []) => ({ id, after, plants });
const SOME = [
  one("people"),
  one("groups"),
  one("drives", ["people"], ["files"]),
  one("sites", ["groups"], ["files"]),
  one("mailboxes", ["people"]),
  one("files", [], ["reading"]),
  one("reading", ["files"]),
];

describe("those may start that wait for nobody", () => {
  test.each<[string, Record<string, number>, string[]]>([
    ["at first", { people: 1, groups: 1, drives: 1, sites: 1, mailboxes: 1 }, ["people", "groups"]],
    [
      "mailboxes wait for people, not for groups",
      { groups: 9, drives: 1, sites: 1, mailboxes: 1 },
      ["groups", "drives", "mailboxes"],
    ],
    ["files are walked while there may be more of them", { sites: 1, files: 3 }, ["sites", "files"]],
    ["nothing is read while a file may still be found", { groups: 1, sites: 1, files: 0, reading: 5 }, ["groups"]],
    ["then it is", { reading: 5 }, ["reading"]],
    ["nothing is left", {}, []],
  ])("%s", (_case, pending, expected) => {
    const ready = readyCollectors(SOME, new Map(Object.entries(pending)));
    expect(ready.map(({ id }) => id)).toEqual(expected);
  });

  test("two that plant one another are over when both are", () => {
    const ring = [one("a", [], ["b"]), one("b", [], ["a"]), one("c", ["a", "b"])];
    const ready = (pending: Record<string, number>) =>
      readyCollectors(ring, new Map(Object.entries(pending))).map(({ id }) => id);
    expect(ready({ b: 1, c: 1 })).toEqual(["b"]);
    expect(ready({ c: 1 })).toEqual(["c"]);
  });

  test("a collector that is not part of the scan keeps nobody waiting", () => {
    expect(readyCollectors([one("mailboxes", ["people"])], new Map([["mailboxes", 1]]))).toHaveLength(1);
  });
});

test("the register names only collectors that it has", () => {
  const known = new Set(collectors.map(({ id }) => id));
  const named = collectors.flatMap(({ after, plants }) => [...after, ...plants]);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
