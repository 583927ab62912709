/** Mots employés: every word once, each label and status of the workbook among them, in both languages. */

import { expect, test } from "vitest";
import { glossary } from "../../src/export/sheets/glossary.ts";
import { viewOf } from "../../src/export/view.ts";
import { LANGUAGES } from "../../src/lang/index.ts";
import { book } from "./book.ts";

test.each(LANGUAGES)("%s", async (language) => {
  const view = viewOf(book, language);
  const rows = (await Array.fromAsync(glossary.lines(view))).map((line) => line.map(({ value }) => String(value)));
  const terms = rows.map(([, term = ""]) => term);
  expect(new Set(terms).size).toBe(terms.length);
  for (const wanted of [...Object.values(view.t.words.label), ...Object.values(view.t.workbook.status)])
    expect(terms).toContain(wanted);
  for (const [, term, meaning = ""] of rows) expect(meaning.length, term).toBeGreaterThan(5);
  const words = terms.slice(0, Object.keys(view.t.glossary.words).length);
  expect(words).toEqual(words.toSorted((one, other) => one.localeCompare(other, language)));
});
