/**
 * What is written is what the standard lets stand in each part, in the order that it wants. Excel refuses, or repairs,
 * a part whose elements are in another order, where LibreOffice and the libraries say nothing.
 */

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { fontsInOrder } from "../../src/export/font-order.ts";
import { evidence } from "../../src/export/sheets/evidence.ts";
import { followUp } from "../../src/export/sheets/follow-up.ts";
import { ANNEX_TABS, UNIT_TABS } from "../../src/export/sheets/index.ts";
import { plan } from "../../src/export/sheets/plan.ts";
import { readmeOf } from "../../src/export/sheets/readme.ts";
import { viewOf } from "../../src/export/view.ts";
import { type Locked, type Tab, writeWorkbook } from "../../src/export/workbook.ts";
import { book } from "./book.ts";
import { inMemory } from "./memory.ts";
import { officeValidator, saidAgainstBytes } from "./office.ts";
import { requestFor } from "./templates.ts";

test("the parts of a font stand in the order of Office, whatever the library's", () => {
  const styles = `<fonts count="3"><font><i/><color rgb="FF000091"/><b/><scheme val="minor"/><sz val="9"/><name val="A &gt; B"/></font><font/><font><u/></font></fonts><dxfs><dxf><font><color theme="1"/><strike/></font></dxf></dxfs>`;
  expect(fontsInOrder(styles)).toBe(
    `<fonts count="3"><font><b/><i/><sz val="9"/><color rgb="FF000091"/><name val="A &gt; B"/><scheme val="minor"/></font><font/><font><u/></font></fonts><dxfs><dxf><font><strike/><color theme="1"/></font></dxf></dxfs>`,
  );
});

/** What people fill in, what is linked, and what is drawn. */
const SHEETS = [plan, evidence, followUp];
const TABS = [readmeOf(SHEETS), ...SHEETS];

/** One swap in each kind of part: were it not noticed, silence would prove nothing. */
const IN_WORKBOOK: readonly Swap[] = [
  ["xl/workbook.xml", /(<sheets>.*<\/sheets>)(.*)(<definedNames>.*<\/definedNames>)/su],
  ["xl/styles.xml", /(<fonts .*<\/fonts>)()(<fills .*<\/fills>)/su],
  ["xl/worksheets/sheet1.xml", /(<hyperlinks>.*<\/hyperlinks>)()(<pageMargins [^>]*>)/su],
  ["xl/worksheets/sheet2.xml", /(<mergeCells .*<\/mergeCells>)(.*)(<dataValidations .*<\/dataValidations>)/su],
  ["xl/worksheets/sheet3.xml", /(<drawing [^>]*>)()(<tableParts .*<\/tableParts>)/su],
  ["xl/tables/table1.xml", /(<autoFilter [^>]*>)()(<tableColumns .*<\/tableColumns>)/su],
  ["xl/drawings/drawing1.xml", /(<xdr:from>.*?<\/xdr:from>)()(<xdr:ext [^>]*>)/su],
  ["xl/charts/chart1.xml", /(<c:dPt>.*?<\/c:dPt>)(.*?)(<c:cat>.*?<\/c:cat>)/su],
];
const IN_DOCUMENT: readonly Swap[] = [["word/document.xml", /(<w:pStyle [^>]*>)(<w:keepNext[^>]*>|)(<w:[^>]*>)/su]];

const view = viewOf(book, "fr");

async function written(tabs: readonly Tab[], locked: Locked): Promise<Uint8Array> {
  const sink = inMemory();
  await writeWorkbook({ view, title: "Plan", tabs, locked }, await sink.file("workbook"));
  return sink.files.get("workbook") ?? new Uint8Array();
}

describe.skipIf(officeValidator.absent)("Office's own validator", () => {
  let workbook: Uint8Array;
  let document: Uint8Array;
  beforeAll(async () => {
    workbook = await written(TABS, "evidence");
    document = await requestFor(view);
  });

  test("says nothing against a workbook with its lists, formats, links, tables and charts", () => {
    expect(saidAgainstBytes(workbook, "xlsx")).toEqual([]);
  });

  test.each([
    ["of a directorate", UNIT_TABS, "evidence"],
    ["that is frozen", ANNEX_TABS, "all"],
  ] as const)("says nothing against a workbook %s", async (_, tabs, locked) => {
    expect(saidAgainstBytes(await written(tabs, locked), "xlsx")).toEqual([]);
  });

  test("says nothing against a request", () => {
    expect(saidAgainstBytes(document, "docx")).toEqual([]);
  });

  test("notices an element that stands before another in any kind of part", () => {
    const parts = (said: readonly string[]) =>
      [...new Set(said.map((line) => line.slice(1, line.indexOf(" "))))].sort();
    const named = (swaps: readonly Swap[]) => swaps.map(([part]) => part).sort();
    expect(parts(saidAgainstBytes(swapped(workbook, IN_WORKBOOK), "xlsx"))).toEqual(named(IN_WORKBOOK));
    expect(parts(saidAgainstBytes(swapped(document, IN_DOCUMENT), "docx"))).toEqual(named(IN_DOCUMENT));
  });
});

/** A part, and a shape that finds two of its elements: the first thing caught, and the third. */
type Swap = readonly [part: string, shape: RegExp];

/** The package with those two in each other's place, part by part. */
function swapped(bytes: Uint8Array, swaps: readonly Swap[]): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [part, shape] of swaps) {
    const before = strFromU8(parts[part] ?? new Uint8Array());
    const after = before.replace(shape, "$3$2$1");
    expect(after, `${part}, ${shape.source}`).not.toBe(before);
    parts[part] = strToU8(after);
  }
  return zipSync(parts);
}
