/** What a reader keeps, or refuses, just beyond an edge: passwords, depth, names told twice, order, blind copies, years. */

import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { extractText } from "../../src/text/index.ts";
import { bytesOf, codesOf, docxOf, textOf, xlsxOf, zipped } from "./extracted.ts";

const P = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

test.each([
  ["with a password, damaged besides", Buffer.from("EncryptedPackage", "utf16le"), "encrypted"],
  ["of an older Office, its head alone", Buffer.from("WordDocument", "utf16le"), "damaged"],
])("a file %s", async (_, stream, code) => {
  const bytes = new Uint8Array([...OLE, ...new Uint8Array(504), ...stream, ...new Uint8Array(512)]);
  expect(await codesOf("a.docx", bytes)).toEqual([code]);
  expect(await codesOf("a.doc", bytes)).toEqual([code]);
});

function mailIn(inner: Uint8Array | null, depth: number): Uint8Array {
  const head = `From: a@exemple.invalid\r\nSubject: n${depth}\r\nMIME-Version: 1.0\r\n`;
  if (inner === null) return bytesOf(`${head}Content-Type: text/plain\r\n\r\ncorps${depth}\r\n`);
  const held = Buffer.from(inner)
    .toString("base64")
    .replace(/(.{76})/g, "$1\r\n");
  return bytesOf(
    `${head}Content-Type: multipart/mixed; boundary=l${depth}\r\n\r\n--l${depth}\r\nContent-Type: application/octet-stream\r\n` +
      `Content-Disposition: attachment; filename="m.eml"\r\nContent-Transfer-Encoding: base64\r\n\r\n${held}\r\n--l${depth}--\r\n`,
  );
}

test.each([
  [8, []],
  [9, ["too-deep"]],
])("mails %i deep", async (depth, codes) => {
  let mail = mailIn(null, depth);
  for (let at = depth - 1; at >= 0; at -= 1) mail = mailIn(mail, at);
  const { documents, unread } = await extractText({ name: "a.eml", bytes: mail });
  expect(unread.map(({ code }) => code)).toEqual(codes);
  expect(documents.at(-1)?.text).toContain("n8");
  expect(documents).toHaveLength(9);
});

test("two parts of one name are both read", async () => {
  // Two names of one length, the second written over in the bytes: the writer refuses to say a name twice.
  const [first, second] = ["word/footnotes.xml", "word/footnoteZ.xml"];
  const bytes = zipSync({
    "word/document.xml": strToU8(`<w:document><w:body>${P("corps")}</w:body></w:document>`),
    [first as string]: strToU8(`<w:footnotes>${P("PREMIER")}</w:footnotes>`),
    [second as string]: strToU8(`<w:footnotes>${P("SECOND")}</w:footnotes>`),
  });
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(second as string); at >= 0; at = copy.indexOf(second as string))
    copy.write(first as string, at);
  const text = await textOf("a.docx", copy);
  expect(text).toContain("PREMIER");
  expect(text).toContain("SECOND");
});

test("the body comes before what stands around it, however the parts are named and ordered", async () => {
  const bytes = zipped({
    "customXml/item1.xml": "<a>AVANT</a>",
    "word/comments.xml": P("NOTE"),
    "word/document.xml": `<w:document><w:body>${P("CORPS")}</w:body></w:document>`,
  });
  expect((await textOf("a.docx", bytes)).split("\n").filter((line) => line !== "")).toEqual(["CORPS", "AVANT", "NOTE"]);
});

test("every address of a mail is read, blind copies too", async () => {
  const mail =
    "From: a@x.invalid\r\nTo: b@x.invalid\r\nCc: c@x.invalid\r\nBcc: d@x.invalid\r\nSubject: s\r\n\r\ncorps\r\n";
  const text = await textOf("a.eml", bytesOf(mail));
  for (const name of "abcd") expect(text).toContain(`${name}@x.invalid`);
});

test.each([
  ["", "45000\t15/03/2023"],
  ['<workbookPr date1904="1"/>', "45000\t16/03/2027"],
])("a day counted as its workbook counts %s", async (properties, shown) => {
  const bytes = xlsxOf('<sheetData><row><c s="1"><v>45000</v></c></row></sheetData>', {
    "xl/workbook.xml": `<workbook>${properties}<sheets><sheet name="Feuille"/></sheets></workbook>`,
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  });
  expect(await textOf("a.xlsx", bytes)).toContain(shown);
});

describe("bytes behind a package, that a gateway, a form or a disk put there", () => {
  const whole = docxOf(P("MOT"));
  const marked = Buffer.from("PK\u0005\u0006", "latin1");
  test.each([
    ["a zero", Buffer.alloc(1)],
    ["zeros to the end of a sector", Buffer.alloc(70_000)],
    ["the end of a mail's part", Buffer.from("\r\n--limite--\r\n")],
    ["the mark of another end, which tells of no directory", Buffer.concat([marked, Buffer.alloc(30, 0xaa)])],
    ["that mark, cut", marked],
  ])("%s", async (_case, behind) => {
    const bytes = new Uint8Array(Buffer.concat([whole, behind]));
    expect([await textOf("a.docx", bytes), await codesOf("a.docx", bytes)]).toEqual(["MOT\n", []]);
  });
  test("none: its own comment", async () => {
    const bytes = Buffer.concat([whole, Buffer.from("note")]);
    bytes.writeUInt16LE(4, whole.length - 2);
    expect([await textOf("a.docx", bytes), await codesOf("a.docx", bytes)]).toEqual(["MOT\n", []]);
  });
});

/** JavaScript knows them of every object. */
const BORN = ["__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__"];
const NAMED = BORN.map((name) => `<${name}/>`).join("");
test.each([
  ["docx", docxOf(`${NAMED}${P("MOT")}`)],
  ["pptx", zipped({ "ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": `<s>${NAMED}<p><t>MOT</t></p></s>` })],
  [
    "odt",
    zipped({
      mimetype: "application/vnd.oasis.opendocument.text",
      "content.xml": `<document-content><body><text>${NAMED}<p>MOT</p></text></body></document-content>`,
    }),
  ],
  ["xlsx", xlsxOf(`${NAMED}<sheetData><row><c t="str"><v>MOT</v></c></row></sheetData>`)],
  ["rtf", bytesOf(`{\\rtf1 ${BORN.map((name) => `\\${name.replaceAll("_", "")} `).join("")}MOT\\par}`)],
  ["xml", bytesOf(`<a>${NAMED}MOT</a>`)],
  ["json", bytesOf(`{"__proto__":{"constructor":"MOT"}}`)],
])("%s: elements named as what every object has", async (format, bytes) => {
  expect(await textOf(`a.${format}`, bytes)).toContain("MOT");
  expect(await codesOf(`a.${format}`, bytes)).toEqual([]);
});
