/** Where OpenDocument files hide words. */

import { describe, expect, test } from "vitest";
import { extractText } from "../../src/text/index.ts";
import { cellsOf, codesOf, textOf, zipped } from "./extracted.ts";

const packageOf = (kind: string, content: string, more: Readonly<Record<string, string>> = {}) =>
  zipped({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    "content.xml": `<office:document-content>${content}</office:document-content>`,
    ...more,
  });
const P = (text: string) => `<text:p>${text}</text:p>`;

describe("texts", () => {
  test.each([
    ["several spaces", P('a<text:s text:c="3"/>b'), "a   b\n"],
    ["a span inside a word", P("269<text:span>05</text:span>"), "26905\n"],
    ["a line break", P("a<text:line-break/>b"), "a\nb\n"],
    [
      "a note does not cut its paragraph",
      P(`2 69 <text:note><text:note-body>${P("MOT")}</text:note-body></text:note>05`),
      "2 69 05\n\nMOT\n",
    ],
    ["a comment", P(`a<office:annotation><dc:creator>X</dc:creator>${P("MOT")}</office:annotation>`), "a\nX\nMOT\n"],
    ["an address", P('a<text:a xlink:href="https://x/MOT%201">b</text:a>c'), "abc\nhttps://x/MOT 1\n"],
    [
      "a picture's words",
      P("2 69 <draw:frame><svg:title>T</svg:title><svg:desc>MOT</svg:desc></draw:frame>05"),
      "2 69 05\nT\nMOT\n",
    ],
    ["a shape's words outside of paragraphs", "<draw:frame><svg:desc>MOT</svg:desc></draw:frame>", "MOT\n"],
    ["hidden text", P('a<text:hidden-text text:string-value="MOT"/>b'), "ab\nMOT\n"],
    ["a field's value", '<text:user-field-decl office:string-value="MOT"/>', "MOT\n"],
    [
      "a tracked deletion does not cut its paragraph",
      `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>X</dc:creator></office:change-info>${P("4")}</text:deletion></text:changed-region></text:tracked-changes>${P('2 69 <text:change text:change-id="a"/>05<text:change-start/> 49<text:change-end/>')}`,
      "4\n2 69 05 49\n",
    ],
    [
      "a tracked deletion",
      `<text:tracked-changes><text:deletion>${P("MOT")}</text:deletion></text:tracked-changes>`,
      "MOT\n",
    ],
  ])("%s", async (_case, content, expected) =>
    expect(await textOf("a.odt", packageOf("text", content))).toBe(expected),
  );

  test("headers and footers are stamps", async () => {
    const styles = `<office:document-styles><style:header>${P("SECRET")}</style:header></office:document-styles>`;
    const { documents } = await extractText({
      name: "a.odt",
      bytes: packageOf("text", P("corps"), { "styles.xml": styles }),
    });
    expect(documents[0]?.text).toBe("corps\nSECRET\n");
    expect(documents[0]?.stamps).toEqual([{ start: 6, end: 13 }]);
  });

  test("a label among the properties", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const meta = `<office:document-meta><meta:user-defined meta:name="MSIP_Label_${id}_Enabled">true</meta:user-defined></office:document-meta>`;
    const { documents } = await extractText({ name: "a.odt", bytes: packageOf("text", P("a"), { "meta.xml": meta }) });
    expect(documents[0]?.labels).toEqual([id]);
  });
});

describe("sheets", () => {
  const cell = (text: string, attributes = "") => `<table:table-cell ${attributes}>${P(text)}</table:table-cell>`;
  const table = (...rows: string[]) =>
    `<table:table>${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join("")}</table:table>`;

  test("repeated columns count, and are written once", async () => {
    const empty = '<table:table-cell table:number-columns-repeated="1000"/>';
    const content = table(`${cell("Nom")}${empty}${cell("NIR")}`, `${cell("Exemple")}${empty}${cell("2690")}`);
    expect(await cellsOf("a.ods", packageOf("spreadsheet", content))).toEqual(["Nom: Exemple", "NIR: 2690"]);
  });

  test("a value that no paragraph shows", async () => {
    const content = table('<table:table-cell office:value-type="string" office:string-value="MOT"/>');
    expect(await textOf("a.ods", packageOf("spreadsheet", content))).toBe("MOT\t\n");
  });

  test("numbers as shown and as stored", async () => {
    const content = table(cell("2 69 05", 'office:value-type="float" office:value="26905"'));
    expect(await textOf("a.ods", packageOf("spreadsheet", content))).toBe("2 69 05\t26905\t\n");
  });
});

test("an object of another program is read or told", async () => {
  const bytes = packageOf("text", P("corps"), {
    "Object 1": "\u0000\u0001",
    "Object 2": "MOT",
    "Object 3/content.xml": `<a>${P("DEDANS")}</a>`,
    "ObjectReplacements/Object 1": "\u0000",
    "Thumbnails/thumbnail.png": "\u0000",
  });
  const { documents, unread } = await extractText({ name: "a.odt", bytes });
  expect(documents.map(({ entry, text }) => [entry, text])).toEqual([
    [null, "corps\nDEDANS\n"],
    ["a.odt!Object 2", "MOT"],
  ]);
  expect(unread).toEqual([{ entry: "a.odt!Object 1", code: "unsupported" }]);
});

test("a password is told by the manifest", async () => {
  const manifest =
    "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  const bytes = packageOf("text", "\u0000garbled", { "META-INF/manifest.xml": manifest });
  expect(await codesOf("a.odt", bytes)).toEqual(["encrypted"]);
});

test("a package that OpenDocument 1.4 encrypted whole", async () => {
  const bytes = zipped({
    mimetype: "application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": '<manifest><file-entry full-path="encrypted-package"/></manifest>',
    "encrypted-package": "x",
  });
  expect(await codesOf("a.odt", bytes)).toEqual(["encrypted"]);
});
