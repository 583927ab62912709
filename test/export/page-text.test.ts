/** A tenant's own words on a page laid out by hand: as safe as in a table. */

import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { summary } from "../../src/export/sheets/summary.ts";
import { viewOf } from "../../src/export/view.ts";
import { writeWorkbook } from "../../src/export/workbook.ts";
import { book } from "./book.ts";
import { inMemory } from "./memory.ts";

test.each([
  ["a sign that XML refuses, as its code", "Mini\u0001stère\u000b", "Mini\\u0001stère\\u000b"],
  ["what reads like an escape", "Ministère _x0041_", "Ministère _x005F_x0041_"],
  ["half of a pair", "Ministère \ud83d", "Ministère \ufffd"],
])("%s", async (_, displayName, written) => {
  const sink = inMemory();
  const plan = { ...book.plan, tenant: { ...book.plan.tenant, displayName } };
  const view = viewOf({ ...book, plan, administration: null }, "fr");
  await writeWorkbook({ title: "Plan", tabs: [summary], view, locked: "evidence" }, await sink.file("workbook"));
  const sheet = unzipSync(sink.files.get("workbook") ?? new Uint8Array())["xl/worksheets/sheet1.xml"];
  expect(strFromU8(sheet ?? new Uint8Array())).toContain(`${view.t.summary.title(written)}<`);
});
