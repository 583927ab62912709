/** Which services an undone task leaves short: its own, and those of the tasks that it would have planted. */

import { expect, test } from "vitest";
import { shortByOf } from "../../../src/app/scan/left.ts";
import { collectors } from "../../../src/collect/collectors/index.ts";

test.each<[string, string, Readonly<Record<string, unknown>>, readonly string[]]>([
  ["the directory, which every scan walks", "people", {}, []],
  [
    "a library, its own service and its notebooks",
    "drive-files",
    { service: "teams.files" },
    ["other.onenote", "teams.files"],
  ],
  ["the reading of a library", "read-files", { service: "sharepoint.documents" }, ["sharepoint.documents"]],
  ["people whose drives were to be asked for", "personal-drives", {}, ["onedrive.files", "other.onenote"]],
  ["mailboxes", "mailboxes", {}, ["exchange.calendar", "exchange.contacts", "exchange.mail"]],
  ["plans", "plans", {}, ["other.planner"]],
  ["nothing that this version knows", "of-another-version", {}, []],
])("%s", (_case, collector, params, expected) => {
  expect([...shortByOf(collectors)({ collector, params })].sort()).toEqual(expected);
});
