/** Each sheet as CSV: what another program reads of it is what the sheet says, and nothing in it is a formula. */

import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import type { Value } from "../../src/export/cell.ts";
import { csvName, csvOf } from "../../src/export/csv.ts";
import type { Page } from "../../src/export/page.ts";
import { PLAN_TABS } from "../../src/export/sheets/index.ts";
import { type View, viewOf } from "../../src/export/view.ts";
import type { Tab } from "../../src/export/workbook.ts";
import { LANGUAGES, type Language } from "../../src/lang/index.ts";
import { book } from "./book.ts";
import { inMemory } from "./memory.ts";
import { templatesFor } from "./templates.ts";

const textOf = async (tab: Tab, view: View) => (await Array.fromAsync(csvOf(tab, view))).join("");
const rowsOf = (text: string, delimiter: string): string[][] =>
  parse(text, { bom: true, delimiter, relax_column_count: true, record_delimiter: "\r\n" });

/** A sheet of one column that holds these values. */
const pageOf = (...values: Value[]): Page => ({
  kind: "page",
  id: "summary",
  title: () => "Essai",
  grid: [20],
  lines: () => values.map((value) => [{ value, span: 1, style: "body" }]),
});

describe.each(LANGUAGES)("in %s", (language: Language) => {
  const delimiter = language === "fr" ? ";" : ",";
  const view: View = { ...viewOf(book, language), trip: { carried: null } };

  test.each(PLAN_TABS.filter((tab) => tab.kind === "table").map((tab) => [tab.id, tab] as const))(
    "%s: its heads, then every row, without what is hidden",
    async (_id, tab) => {
      const heads = tab.heads(view);
      const shown = heads.flatMap(({ hidden }, index) => (hidden ? [] : [index]));
      const [first, ...rows] = rowsOf(await textOf(tab, view), delimiter);
      expect(first).toEqual(shown.map((index) => heads[index]?.title));
      const lines = await Array.fromAsync(tab.lines(view));
      expect(rows.length).toBe(lines.length);
      for (const [at, line] of lines.entries()) {
        for (const [column, index] of shown.entries()) {
          const value = line[index]?.value ?? null;
          if (typeof value === "number")
            expect(
              Number(rows[at]?.[column]?.replace(language === "fr" ? "," : "", language === "fr" ? "." : "")),
            ).toBe(value);
          else if (value === null) expect(rows[at]?.[column]).toBe("");
        }
      }
    },
  );

  test("each has a name of its own, with its mark before it and lines that end as in CSV", async () => {
    const names = PLAN_TABS.map((tab) => csvName(tab, view));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^plan-migration(?:-[a-z0-9]+)+\.csv$/u);
    const text = await textOf(pageOf("a", "b"), view);
    expect(text).toBe("\uFEFFa\r\nb\r\n");
  });
});

test.each<[string, Value, string]>([
  ["a formula", "=1+1", "'=1+1"],
  ["a sum", "+33 budget", "'+33 budget"],
  ["a difference", "-2 % de crédits", "'-2 % de crédits"],
  ["an old formula", "@SUM(A1)", "'@SUM(A1)"],
  ["one behind a blank", " \u00a0=1", "' \u00a0=1"],
  ["one behind a tab", "\t=1", '"\'\t=1"'],
  ["one behind a line", "\n=1", '"\'\n=1"'],
  ["one behind what is not seen, and is shown", "\u200b\ufeff=1", "\\u200b\\ufeff=1"],
  ["one behind a quote", '"=1', '"\'""=1"'],
  ["a wide sign", "＝1", "'＝1"],
  ["a separator", "a;b", '"a;b"'],
  ["the other's separator", "a,b", '"a,b"'],
  ["a quote", 'dit « "oui" »', '"dit « ""oui"" »"'],
  ["a line", "a\nb", '"a\nb"'],
  ["a number below nothing", -2.5, "-2,5"],
  ["a day", new Date("2026-11-22T00:00:00Z"), "2026-11-22"],
  ["what is not seen", "a\u0000b", "a\\u0000b"],
  ["a sign inside", "a=b", "a=b"],
])("%s", async (_case, value, expected) => {
  expect(await textOf(pageOf(value), viewOf(book, "fr"))).toBe(`\uFEFF${expected}\r\n`);
});

test("they are written beside the workbook where they are asked for, one for each of its sheets", async () => {
  const [with_, without] = [inMemory(), inMemory()];
  const all = { book, language: "fr" as const, templates: templatesFor("fr"), redact: false as const };
  await writeOutputs({ ...all, sink: with_, csv: true });
  await writeOutputs({ ...all, sink: without });
  const added = [...with_.files.keys()].filter((name) => !without.files.has(name));
  expect(added).toEqual(PLAN_TABS.map((tab) => csvName(tab, viewOf(book, "fr"))));
});
