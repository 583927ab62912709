/** Rich text: what is shown, what hangs on it, bytes of code pages, what is no word. */

import { describe, expect, test } from "vitest";
import { extractText } from "../../src/text/index.ts";
import { cellsOf, codesOf, textOf } from "./extracted.ts";
import { docOf } from "./old-office.ts";

const rtf = (body: string) =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Cyr;}{\\f2\\fcharset255 OEM;}}${body}}`,
    "latin1",
  );

describe("words", () => {
  test.each([
    ["paragraphs", "un\\par deux\\line trois", "un\ndeux\ntrois\n"],
    ["bytes of the code page", "\\'c9t\\'e9 \\'80", "Été €\n"],
    ["bytes of DOS", "\\pca n\\'82 le\\pard", "né le\n"],
    ["a font of DOS", "\\f2 n\\'82 {\\f0 \\'e9}", "né é\n"],
    ["bytes as they are", "\xc9t\xe9", "Été\n"],
    ["a font's own code page", "{\\f1\\'cc\\'ee}", "Мо\n"],
    ["characters by number, and what stands for them", "\\u339 oe\\u8364\\'80 x", "œe€ x\n"],
    ["what stands for them, longer", "\\uc3\\u339 oe!fin", "œfin\n"],
    ["nothing stands for them", "\\uc0\\u339 oe", "œoe\n"],
    ["two numbers for one character", "\\uc0\\u-10179 \\u-8704 ", "😀\n"],
    ["spaces and hyphens that do not break", "2\\~69\\_05", "2\u00a069-05\n"],
    ["brackets", "\\{a\\\\b\\}", "{a\\b}\n"],
    ["a line end in the file is none", "2 69\r\n 05", "2 69 05\n"],
    ["inside a word", "2{\\b 6}9", "269\n"],
    ["a note does not cut its paragraph", "2 69 {\\footnote MOT} 05\\par", "2 69  05\nMOT\n"],
    ["a comment", "a{\\*\\annotation MOT}b\\par", "ab\nMOT\n"],
    ["a field", '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt MOT}}\\par', 'MOT\nHYPERLINK "x"\n'],
    ["a text box", "a{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn fLine}{\\sv 0}}{\\shptxt MOT\\par}}}b\\par", "ab\nMOT\n"],
    [
      "a picture's words",
      "{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv MOT}}}89504e47}}a\\par",
      "a\n",
    ],
    ["its title", "{\\info{\\title MOT}{\\author X}{\\creatim\\yr2024}}a\\par", "a\nMOT\n\nX\n"],
    ["a note's mark", "43{\\super 1} 2\\par", "43¹ 2\n"],
    ["a deletion tracked", "000 4{\\deleted 4}{\\revised 3}\\par", "000 43\n000 44\n"],
    ["pictures, styles and unknown groups are none", "{\\pict 0102}{\\stylesheet Titre;}{\\*\\secret MOT}a", "a\n"],
    ["bytes told as no text", "a\\bin3 }}}b", "ab\n"],
    ["after its end", "a}b{c", "a\n"],
    ["a page wrapped in it", "{\\*\\htmltag <p>}\\htmlrtf {\\htmlrtf0 MOT\\htmlrtf }\\htmlrtf0 ", "MOT\n"],
  ])("%s", async (_case, body, expected) => expect(await textOf("a.rtf", rtf(body))).toBe(expected));

  test.each(["a.doc", "a.txt", "a", "a.pdf"])("known by its beginning, as %s", async (name) =>
    expect(await textOf(name, rtf("MOT"))).toBe("MOT\n"),
  );
});

test("cells know their column, and the table ends", async () => {
  const row = (...cells: string[]) =>
    `\\trowd\\cellx1\\cellx2 ${cells.map((each) => `\\intbl ${each}\\cell`).join(" ")}\\row`;
  const bytes = rtf(`avant\\par ${row("Nom", "NIR")} ${row("Un", "269")} ${row("", "56")}\\pard apr\\'e8s\\par`);
  expect(await textOf("a.rtf", bytes)).toBe("avant\nNom\tNIR\t\nUn\t269\t\n56\t\naprès\n");
  expect(await cellsOf("a.rtf", bytes)).toEqual(["Nom: Un", "NIR: 269", "NIR: 56"]);
});

test("headers and watermarks are stamps", async () => {
  const mark = "{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv CONFIDENTIEL}}}}";
  const bytes = rtf(`{\\header DIFFUSION RESTREINTE\\par}corps\\par ${mark}`);
  const { documents } = await extractText({ name: "a.rtf", bytes });
  const [first] = documents;
  expect(first?.stamps.map(({ start, end }) => first.text.slice(start, end).trim())).toEqual([
    "DIFFUSION RESTREINTE",
    "CONFIDENTIEL",
  ]);
});

test("a label among its properties", async () => {
  const id = "11111111-2222-4333-8444-555555555555";
  const bytes = rtf(`{\\*\\userprops{\\propname MSIP_Label_${id}_Enabled}\\proptype30{\\staticval true}}corps\\par`);
  const { documents } = await extractText({ name: "a.rtf", bytes });
  expect(documents[0]?.labels).toEqual([id]);
});

test("an object put into it is read, or told", async () => {
  const held = Buffer.from(docOf({ body: "DEDANS\r" }));
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0x501, 0);
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(held.length, 20);
  const digits = Buffer.concat([head, held]).toString("hex").replace(/.{64}/g, "$&\n");
  const { documents } = await extractText({ name: "a.rtf", bytes: rtf(`a{\\object{\\*\\objdata ${digits}}}b`) });
  expect(documents.map(({ entry, text }) => [entry, text.toString().trim()])).toEqual([
    [null, "ab"],
    ["a.rtf!1", "DEDANS"],
  ]);
});

test("what breaks off is read as far as it goes, and told", async () => {
  const bytes = Buffer.from("{\\rtf1 MOT {\\b suite", "latin1");
  expect(await textOf("a.rtf", bytes)).toBe("MOT suite\n");
  expect(await codesOf("a.rtf", bytes)).toEqual(["damaged"]);
});
