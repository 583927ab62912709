/** Rows are written as the workbook library would write them, whatever stands in their cells. */

import { PassThrough } from "node:stream";
import exceljs from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, cellText, startsLikeFormula } from "../../src/export/cell.ts";
import { type BodyLook, bodyStyle, heightOf } from "../../src/export/look.ts";
import { rowTexts } from "../../src/export/row-text.ts";
import type { Form, Head } from "../../src/export/sheet.ts";

const FORMS: readonly Form[] = ["text", "long", "line", "count", "bytes", "share", "day"];
const HEADS: readonly Head[] = Array.from({ length: 30 }, (_, index) => ({
  ...{ id: `c${index}`, title: "", width: 20, form: FORMS[index % FORMS.length] as Form },
  ...{ band: null, entry: false, choices: null, marks: [], hidden: false, evidence: true },
}));

/** A workbook of the library's, and what it has written of its only sheet. */
function library() {
  const writer = new exceljs.stream.xlsx.WorkbookWriter({ stream: new PassThrough(), useStyles: true });
  const sheet = writer.addWorksheet("one");
  const texts: string[] = [];
  const inner = sheet as unknown as { stream: { write(text: string): void } };
  inner.stream.write = (text) => void texts.push(String(text));
  const styles = new Map<string, Partial<exceljs.Style>>();
  const styleOf = (look: BodyLook) => {
    const key = JSON.stringify(look);
    const style = styles.get(key) ?? Object.freeze(bodyStyle(look, "fr"));
    styles.set(key, style);
    return style;
  };
  const { styles: numbers } = writer as unknown as { styles: { addStyleModel(style: object, kind: number): number } };
  return { sheet, texts, styleOf, numbers };
}

const lookOf = ({ value, tint }: Cell, form: Form): BodyLook => {
  const text = typeof value === "string";
  return {
    form: value instanceof Date ? "day" : form,
    tint,
    word: text && !["text", "long", "line"].includes(form),
    guarded: text && startsLikeFormula(value),
  };
};

const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 200 }),
  fc.constantFrom("", "=1+1", "-", "a & b", "<c>", "l'un", '"', "_x0041_", "a\nb", "\ud800", "un\u00a0mot", "\u0007"),
);
const value = fc.oneof(text, fc.double(), fc.integer(), day, fc.constant(null));
const cell = fc.record({ value, tint: fc.constantFrom(null, "entry", "warning", "good") }) as fc.Arbitrary<Cell>;
const lines = fc.array(fc.array(cell, { minLength: 1, maxLength: HEADS.length }), { minLength: 1, maxLength: 5 });

/** The library tells an apostrophe by its name, a page of the web by its number. */
const alike = (xml: string) => xml.replaceAll("&apos;", "&#39;");

test("whatever they hold, their text is the library's", () => {
  fc.assert(
    fc.property(lines, (all) => {
      const { sheet, texts, styleOf, numbers } = library();
      // What the library writes before the first row is no part of it.
      const first = sheet.addRow(["head"]);
      first.commit();
      texts.length = 0;
      const ours = rowTexts(HEADS, (look, of) => {
        const kind = of === null ? 0 : of instanceof Date ? 4 : typeof of === "string" ? 3 : 2;
        return numbers.addStyleModel(styleOf(look), kind);
      });
      all.forEach((line, at) => {
        const written = ours(at + 2, line);
        const row = sheet.addRow(line.map(({ value: of }) => (typeof of === "string" ? cellText(of) : of)));
        line.forEach((each, index) => {
          row.getCell(index + 1).style = styleOf(lookOf(each, HEADS[index]?.form as Form));
        });
        const height = / ht="([\d.]+)"/.exec(written)?.[1];
        if (height) row.height = Number(height);
        texts.length = 0;
        row.commit();
        expect(written).toBe(alike(texts.join("")));
      });
    }),
    { numRuns: 60 },
  );
});

const entry = (value: Cell["value"]): Cell => ({ value, tint: null });
const heightIn = (value: string, form: Form) =>
  / ht="([\d.]+)"/.exec(rowTexts([{ ...(HEADS[0] as Head), form }], () => 1)(1, [entry(value)]))?.[1] ?? null;

test.each([
  ["a short text", "un mot", "text", null],
  ["two lines of it", "un\nmot", "text", heightOf("body", 2)],
  ["words beyond the width", "mot ".repeat(12).trim(), "long", heightOf("body", 3)],
  ["a text that stays on its line", "mot ".repeat(12).trim(), "line", null],
] as const)("a row is as high as its lines: %s", (_case, value, form, height) => {
  expect(heightIn(value, form)).toBe(height === null ? null : String(height));
});

test("a row is written for what it holds, and not for what the one above it held", () => {
  const text = rowTexts(HEADS, () => 1);
  expect(text(5, [entry("a"), entry(null)])).toContain("<v>a</v>");
  expect(text(6, [entry(null), entry(null)])).toBe("");
  expect(text(7, [entry("a"), entry("a")])).toBe(
    '<row r="7" spans="1:2" x14ac:dyDescent="0.25"><c r="A7" s="1" t="str"><v>a</v></c><c r="B7" s="1" t="str"><v>a</v></c></row>',
  );
});
