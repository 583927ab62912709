/** Tables of the workbook: parts in their places, named once, their columns in the very words of the heads. */

import type exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Table } from "../../src/export/sheet.ts";
import { ANNEX_TABS, PLAN_TABS } from "../../src/export/sheets/index.ts";
import { headsOfTable, tableName } from "../../src/export/table-part.ts";
import { viewOf } from "../../src/export/view.ts";
import { type WorkbookAsk, writeWorkbook } from "../../src/export/workbook.ts";
import { LANGUAGES, type Language } from "../../src/lang/index.ts";
import { book } from "./book.ts";
import { inMemory, load } from "./memory.ts";

interface Written {
  readonly parts: Readonly<Record<string, string>>;
  readonly workbook: exceljs.Workbook;
}

async function written(language: Language, ask: Partial<WorkbookAsk> = {}): Promise<Written> {
  const sink = inMemory();
  const whole = { view: viewOf(book, language), title: "Plan", tabs: PLAN_TABS, locked: "evidence" as const, ...ask };
  await writeWorkbook(whole, await sink.file("workbook"));
  const bytes = sink.files.get("workbook") ?? new Uint8Array();
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]);
  return { parts: Object.fromEntries(parts), workbook: await load(bytes) };
}

const unescaped = (text: string) =>
  text.replace(/&(lt|gt|quot|amp|#39);/g, (_, of: string) => ({ lt: "<", gt: ">", quot: '"', "#39": "'" })[of] ?? "&");
const attribute = (xml: string, name: string) => unescaped(new RegExp(`${name}="([^"]*)"`).exec(xml)?.[1] ?? "");

interface Told {
  readonly sheet: exceljs.Worksheet;
  readonly xml: string;
  /** Of the worksheet, without its rows. */
  readonly outer: string;
  readonly ref: readonly [from: string, to: string];
  readonly columns: readonly (readonly [id: string, name: string])[];
}

/** The table of each sheet, by way of the sheet's relations. */
function tablesOf({ parts, workbook }: Written): readonly Told[] {
  return workbook.worksheets.flatMap((sheet, at) => {
    const outer = (parts[`xl/worksheets/sheet${at + 1}.xml`] ?? "").replace(/<sheetData>.*<\/sheetData>/s, "");
    const ids = [...outer.matchAll(/<tablePart r:id="(rId\d+)"\/>/g)].map(([, id]) => id);
    return ids.map((id): Told => {
      const relations = parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] ?? "";
      const target = new RegExp(`Id="${id}" Type="[^"]*/table" Target="../(tables/[^"]+)"`).exec(relations)?.[1];
      const xml = parts[`xl/${target}`] ?? "";
      const [from = "", to = ""] = attribute(xml, "ref").split(":");
      const columns = [...xml.matchAll(/<tableColumn ([^>]*)\/>/g)].map(
        ([, told = ""]) => [attribute(told, "id"), attribute(told, "name")] as const,
      );
      return { sheet, xml, outer, ref: [from, to], columns };
    });
  });
}

let plans: Readonly<Record<Language, Written>>;
beforeAll(async () => {
  plans = { fr: await written("fr"), en: await written("en") };
});

describe.each(LANGUAGES)("in %s", (language) => {
  test("each sheet of rows is one table, from its heads to its last row, and no page is", () => {
    const view = viewOf(book, language);
    const rows = PLAN_TABS.filter((tab): tab is Table => tab.kind === "table");
    const tables = tablesOf(plans[language]);
    expect(tables.map(({ sheet }) => sheet.name)).toEqual(rows.map(({ title }) => title(view)));
    for (const { sheet, ref, columns } of tables) {
      const head = sheet.getRow(Number(sheet.getCell(ref[0]).row));
      expect(ref[0], sheet.name).toBe("A4");
      expect(sheet.getCell(ref[1]).row, sheet.name).toBe(Math.max(sheet.rowCount, 5));
      expect(sheet.getCell(ref[1]).col, sheet.name).toBe(head.cellCount);
      const heads = columns.map((_, index) => head.getCell(index + 1).value);
      expect(columns).toEqual(heads.map((title, index) => [String(index + 1), title]));
      expect(new Set(columns.map(([, title]) => title.toLowerCase())).size, sheet.name).toBe(head.cellCount);
    }
  });

  test("each has a number and a name of its own, and the filter that its sheet has no more", () => {
    const { parts } = plans[language];
    const tables = tablesOf(plans[language]);
    expect(tables.map(({ xml }) => attribute(xml, " id"))).toEqual(tables.map((_, index) => String(index + 1)));
    const names = tables.map(({ xml }) => attribute(xml, " displayName"));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_.]*$/u);
    for (const { xml, outer, ref } of tables) {
      expect(xml).toContain(`<autoFilter ref="${ref.join(":")}"/>`);
      expect(outer).not.toContain("<autoFilter");
      expect(outer).toMatch(
        /<\/headerFooter>(<rowBreaks .*<\/rowBreaks>)?(<drawing [^>]*>)?<tableParts count="1"><tablePart [^>]*><\/tableParts><\/worksheet>$/,
      );
    }
    const typed = [
      ...(parts["[Content_Types].xml"] ?? "").matchAll(/PartName="\/(xl\/tables\/[^"]+)" ContentType="([^"]+)"/g),
    ];
    expect(typed.map(([, name]) => name)).toEqual(Object.keys(parts).filter((name) => name.startsWith("xl/tables/")));
    for (const [, , type] of typed) expect(type).toMatch(/spreadsheetml\.table\+xml$/);
  });
});

test("names are those that formulas are written with", () => {
  const names = tablesOf(plans.fr).map(({ xml }) => attribute(xml, " name"));
  expect(names).toEqual(
    expect.arrayContaining(["Plan", "Exchange", "À_décider", "Sensibilité_R9", "Créés_après_la_note", "Mots_employés"]),
  );
});

test("a sheet that goes on has a table for each of its parts", async () => {
  const tabs = PLAN_TABS.filter(({ id }) => id === "exchange");
  const tables = tablesOf(await written("fr", { tabs, rows: 50 }));
  expect(tables.map(({ xml }) => attribute(xml, " name"))).toEqual(["Exchange", "Exchange_2"]);
  expect(tables[0]?.ref[1]).toMatch(/\D50$/);
});

test("the annex has tables too, inside its protection", async () => {
  const tables = tablesOf(await written("fr", { tabs: ANNEX_TABS, locked: "all" }));
  expect(tables).toHaveLength(ANNEX_TABS.length - 1);
  for (const { outer } of tables) expect(outer).toContain("<sheetProtection ");
});

test.each([
  ["Plan", "Plan"],
  ["À décider", "À_décider"],
  ["Sensibilité (R9)", "Sensibilité_R9"],
  ["Exchange (2)", "Exchange_2"],
  ["2026", "_2026"],
  ["R9", "_R9"],
  ["r", "_r"],
  ["C", "_C"],
  ["R1C1", "_R1C1"],
  ["AB 12", "AB_12"],
  ["AB12", "_AB12"],
  ["Créés", "Créés"],
  ["(…)", "_"],
])("a sheet %j is the table %j: nothing that could be a cell", (title, name) => {
  expect(tableName(title)).toBe(name);
});

test.each([
  ["titles of its own", ["Nom", "Type"], true],
  ["the same title in other letters", ["Éléments", "ÉLÉMENTS"], false],
  ["no title", ["Nom", ""], false],
  ["a line break", ["Nom", "Date\nprévue"], false],
  ["a space at its end", ["Nom", "Type "], false],
  ["two spaces", ["Nom", "Date  prévue"], false],
  ["a no-break space", ["Nom", "Éléments\u00a0?"], true],
  ["a title too long for a column", ["Nom", "x".repeat(256)], false],
  ["what looks like an escape", ["Nom", "_x0041_"], true],
])("%s: a table or a filter alone", (_, heads, table) => {
  expect(headsOfTable(heads)).toBe(table);
});

test("people's column of a title that is there already: a filter, and no table that would be repaired", async () => {
  const [plan] = PLAN_TABS.filter(({ id }) => id === "plan") as [Table];
  const heads: Table["heads"] = (view) => {
    const own = plan.heads(view);
    return own.map((head, index) => (index === 1 ? { ...head, title: own[0]?.title ?? "" } : head));
  };
  const of = await written("fr", { tabs: [{ ...plan, heads }] });
  expect(tablesOf(of)).toEqual([]);
  expect(Object.keys(of.parts).filter((name) => name.includes("tables"))).toEqual([]);
  expect(of.parts["xl/worksheets/sheet1.xml"]).toMatch(/<autoFilter ref="A4:[A-Z]+\d+"\/>/);
});
