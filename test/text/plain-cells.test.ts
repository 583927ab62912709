/** A cell found at one look says what the parser would make of it, however it is written. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openBudget } from "../../src/text/budget.ts";
import { openDraft } from "../../src/text/draft.ts";
import { formatOf } from "../../src/text/number-format.ts";
import { PlainCell } from "../../src/text/plain-cells.ts";
import { sheetText } from "../../src/text/sheet.ts";
import { openXml } from "../../src/text/xml.ts";

const format = (style: number) => (style === 2 ? formatOf(14, null) : style === 3 ? formatOf(200, "00 00") : null);

function read(pieces: readonly string[], atOneLook: boolean) {
  const draft = openDraft(openBudget(1e6));
  const { whole, ...slow } = sheetText(draft, {
    from1904: false,
    format,
    writeShared: (index) => draft.write(`[${index}]`),
  });
  const parser = openXml(atOneLook && whole ? { ...slow, whole } : slow);
  for (const piece of pieces) parser.write(piece);
  const wellFormed = parser.end();
  const { text, cells } = draft.done();
  return { wellFormed, text, cells: [...cells] };
}

describe("found at one look", () => {
  const foundTo = (source: string, prefix = "") => new PlainCell().find(source, 0, prefix);
  test.each([
    ["a shared string", '<c r="A1" s="2" t="s"><v>0</v></c>'],
    ["a number", '<c r="XFD12"><v>12.5</v></c>'],
    ["without a place", "<c><v>1</v></c>"],
    ["empty", '<c r="B2" s="1"/>'],
    ["in another order, and more said", '<c t="n" cm="1" r="B2"><v>1</v></c>'],
    ["calculated", '<c r="A1" t="str"><f t="shared" si="0">A1&amp;"x"</f><v>x</v></c>'],
    ["calculated elsewhere", '<c r="A1"><f t="shared" si="0"/><v>1</v></c>'],
    ["inline", '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>'],
    ["logical", '<c r="A1" t="b"><v>1</v></c>'],
  ])("%s", (_case, cell) => expect(foundTo(`${cell}<c`)).toBe(cell.length));
  test("under a prefix", () => {
    const cell = '<x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>';
    expect([foundTo(cell, "x:"), foundTo(cell), foundTo("<c/>", "x:")]).toEqual([cell.length, -1, -1]);
  });
});

describe("left to the parser", () => {
  test.each([
    ["another element", '<col min="1"/>'],
    ["cut", '<c r="A1"><v>1</v></'],
    ["a text with fonts", '<c t="inlineStr"><is><r><t>a</t></r></is></c>'],
    ["no value beside the formula", '<c t="str"><f>"a"</f><v></v></c>'],
    ["one attribute twice", '<c r="A1" r="B1"><v>1</v></c>'],
    ["other quotes", "<c r='A1'><v>1</v></c>"],
    ["a style that is no number", '<c s="x"><v>1</v></c>'],
    ["closed by another", "<c><v>1</t></c>"],
  ])("%s", (_case, cell) => expect(new PlainCell().find(cell, 0, "")).toBe(-1));
});

test("says what the parser says, of cells that are plain, damaged and cut", () => {
  const attribute = fc.constantFrom(
    ...[
      ' r="A1"',
      ' r="AB7"',
      ' r="b3"',
      ' r="ABCD1"',
      ' s="2"',
      ' s="3"',
      ' s="x"',
      ' s=""',
      ' t="s"',
      ' t="n"',
      ' t=""',
    ],
    ...[
      ' t="str"',
      ' t="inlineStr"',
      ' t="&amp;s"',
      " r='C1'",
      ' cm="1"',
      ' xml:space="preserve"',
      "  ",
      ' r ="D1"',
      " r",
      "\n",
    ],
  );
  const tag = (name: string) =>
    fc.array(attribute, { maxLength: 3 }).map((attributes) => `<${name}${attributes.join("")}>`);
  const bit = fc.oneof(
    ...["c", "v", "f", "is", "t", "row", "x:c", "x:v", "rPh"].map(tag),
    fc.constantFrom(
      "</c>",
      "</v>",
      "</f>",
      "</is>",
      "</t>",
      "</row>",
      "</x:v>",
      "</x:c>",
      "</rPh>",
      "<c/>",
      "<f/>",
      '<c r="E1" />',
    ),
    fc.constantFrom("1", "44000", " 2 ", "é’", "&amp;", "&lt", "1e3", '"a"', ">", "&#65;", "_x000A_"),
    fc.constantFrom(
      '<c r="A1" t="s"><v>3</v></c>',
      "<c><v>1</v></c>",
      '<c s="2"><v>44000</v></c>',
      '<c t="str"><f>"b"</f><v></v></c>',
    ),
    fc.constantFrom(
      "<c><f>1</f><v>2</v></c>",
      '<c t="inlineStr"><is><t>é</t></is></c>',
      "</row><row>",
      "<x:row><x:c><x:v>7</x:v></x:c></x:row>",
    ),
  );
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 30 }), fc.array(fc.nat(400), { maxLength: 4 }), (bits, cuts) => {
      const source = `<worksheet><sheetData><row>${bits.join("")}</row></sheetData></worksheet>`;
      const places = [0, ...cuts.map((cut) => cut % source.length).sort((a, b) => a - b), source.length];
      const pieces = places.slice(1).map((place, at) => source.slice(places[at], place));
      expect(read(pieces, true)).toEqual(read([source], false));
    }),
    { numRuns: process.env.BASCULE_TEST_LONG === undefined ? 2000 : 50_000 },
  );
});
