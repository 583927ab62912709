/** A tenant's own words on a page laid out by hand: as safe as in a table, and read back as they were. */

import { expect, test } from "vitest";
import { summary } from "../../src/export/sheets/summary.ts";
import { viewOf } from "../../src/export/view.ts";
import { writeWorkbook } from "../../src/export/workbook.ts";
import { book } from "./book.ts";
import { inMemory, load } from "./memory.ts";

test.each([
  ["a sign that XML refuses", "Mini\u0001stère\u000b", "Ministère"],
  ["what reads like an escape", "Ministère _x0041_", "Ministère _x0041_"],
  ["half of a pair", "Ministère \ud83d", "Ministère \ufffd"],
])("%s", async (_, displayName, written) => {
  const sink = inMemory();
  const plan = { ...book.plan, tenant: { ...book.plan.tenant, displayName } };
  const view = viewOf({ ...book, plan, administration: null }, "fr");
  await writeWorkbook({ title: "Plan", tabs: [summary], view, frozen: false }, await sink.file("workbook"));
  const title = (await load(sink.files.get("workbook"))).worksheets[0]?.getCell(1, 1).value;
  // The library that reads back leaves the escape of an escape as it stands; spreadsheets do not.
  expect(String(title).replaceAll("_x005F_", "_")).toBe(view.t.summary.title(written));
});
