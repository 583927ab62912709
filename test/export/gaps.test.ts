/** Places in the tenant as people read them: identifiers left out, equal gaps in one row. */

import { expect, test } from "vitest";
import { mergedGaps, placeName, scopeName } from "../../src/export/gaps.ts";
import type { CoverageRow } from "../../src/model/book.ts";

test.each([
  ["drive-files/b!Vd3fakeDRIVEidentifier00", "drive-files/…"],
  ["users/4c2b9f80-0000-4000-8000-0123456789ab/mailFolders", "users/…/mailFolders"],
  ["sites/ministere.example,4c2b9f80-1,4c2b9f80-2/lists", "sites/…/lists"],
  ["chats/19:0000_1111@unq.gbl.spaces", "chats/…"],
  ["users/agent@ministere.example", "users/…"],
  ["reports/getMailboxUsageDetail", "reports/getMailboxUsageDetail"],
  ["reports/getOneDriveUsageAccountDetail", "reports/getOneDriveUsageAccountDetail"],
  ["communications/callRecords", "communications/callRecords"],
  ["mailboxSettings/userPurpose", "mailboxSettings/userPurpose"],
  ["mailFolders", "mailFolders"],
  ["sites/**", "sites/**"],
  ["oauth2PermissionGrants", "oauth2PermissionGrants"],
  ["exchange.mail/messages", "exchange.mail/messages"],
  ["plan-tasks/a7Qz", "plan-tasks/…"],
  ["team-files/42", "team-files/…"],
  ["channels/Equipe_achats", "channels/…"],
])("%s is told as %s", (where, told) => {
  expect(placeName(where)).toBe(told);
});

test.each([
  ["BadRequest", "BadRequest"],
  ["NotFound", null],
])("of BadRequest and %s the code is %s", (other, code) => {
  const row = (place: string, own: string): CoverageRow => ({
    service: "onedrive.files",
    where: `drive-files/${place}`,
    cause: "given-up",
    permission: null,
    code: own,
    containers: 1,
    count: 1,
  });
  expect(mergedGaps([row("b!one", "BadRequest"), row("b!two", other)])).toMatchObject([{ code, count: 2 }]);
});

test("the same cause at places of one kind is one row, with its sums", () => {
  const row = (where: string): CoverageRow => ({
    service: "onedrive.files",
    where,
    cause: "given-up",
    permission: null,
    code: "BadRequest",
    containers: 1,
    count: 2,
  });
  const rows = mergedGaps([row("drive-files/b!one"), row("drive-files/b!two"), row("drives")]);
  expect(rows.map(({ where, containers, count }) => [where, containers, count])).toEqual([
    ["drive-files/…", 2, 4],
    ["drives", 1, 2],
  ]);
});

test.each([
  ["exchange.mail: mailFolders", "exchange.mail: mailFolders"],
  ["other.forms: forms", "other.forms: forms"],
  ["onedrive.files: drive-files/b!Vd3x", "onedrive.files: drive-files/…"],
  ["people/root", "people/root"],
  ["group-sites/block:a..b", "group-sites/…"],
  ["other.planner: plan-tasks/a7", "other.planner: plan-tasks/…"],
  ["teams.files: team-files/F3", "teams.files: team-files/…"],
])("%s is told as %s in a copy for publication", (scope, expected) => expect(scopeName(scope)).toBe(expected));
