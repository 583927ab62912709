/** Files made to harm: each is refused or read, in the time and memory of an honest one, and none throws. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DOCUMENT_FORMATS, makeDocument } from "../../src/simulator/documents/index.ts";
import { extractText } from "../../src/text/index.ts";
import { bytesOf, codesOf, docxOf, textOf, xlsxOf, zipped } from "./extracted.ts";

const SPEC = {
  title: "Note",
  paragraphs: ["Un", "Deux"],
  table: [
    ["A", "B"],
    ["1", "2"],
  ],
  header: "SECRET",
};
const ODT = "application/vnd.oasis.opendocument.text";
const P = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("bombs", () => {
  test("a part that inflates a thousand times", async () =>
    expect(await codesOf("a.docx", docxOf(P("a".repeat(8_000_000))))).toEqual(["too-large"]));

  test("white space that inflates, though it is no text", async () =>
    expect(await codesOf("a.docx", docxOf(" ".repeat(8_000_000)))).toEqual(["too-large"]));

  test("one string shown by every cell", async () => {
    const cells = '<row><c t="s"><v>0</v></c></row>'.repeat(20_000);
    const noise = Array.from({ length: 9000 }, (_each, at) => String((at * 7919) % 10_007)).join(" ");
    const bytes = xlsxOf(`<sheetData>${cells}</sheetData>`, {
      "xl/sharedStrings.xml": `<sst><si><t>${noise}</t></si></sst>`,
    });
    expect(await codesOf("a.xlsx", bytes)).toEqual(["too-large"]);
  });

  test("entities that grow are not expanded", async () => {
    const levels = Array.from({ length: 9 }, (_each, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join("");
    const source = `<!DOCTYPE a [<!ENTITY e0 "ha">${levels}]><a>&e9;</a>`;
    expect((await textOf("a.xml", bytesOf(source))).length).toBeLessThan(2000);
  });

  test("an entity cannot name a file", async () => {
    const source = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>';
    expect(await textOf("a.xml", bytesOf(source))).not.toContain("root:");
  });

  test("what was read before the limit is kept", async () => {
    const bytes = docxOf(P("premier"), { "word/footnotes.xml": P(" ".repeat(8_000_000)) });
    expect(await textOf("a.docx", bytes)).toContain("premier");
    expect(await codesOf("a.docx", bytes)).toEqual(["too-large"]);
  });
});

describe("depth", () => {
  test("tables in tables, two thousand deep", async () => {
    const deep = `${"<w:tbl><w:tr><w:tc>".repeat(2000)}${P("fond")}${"</w:tc></w:tr></w:tbl>".repeat(2000)}`;
    const salt = Array.from({ length: 300 }, (_each, at) => P(String((at * 7919) % 10_007))).join("");
    const bytes = docxOf(deep + salt);
    expect(await textOf("a.docx", bytes)).toContain("fond");
  });

  test("elements in elements, beyond reason", async () =>
    expect(await codesOf("a.xml", bytesOf("<a>".repeat(200_000)))).toEqual(["too-deep"]));

  test("a page never closed is read as deep as a browser goes, and told", async () => {
    const page = bytesOf(`<p>haut</p>${"<div><table><tr><td>".repeat(20_000)}fond`);
    expect(await textOf("a.html", page)).toContain("haut");
    expect(await codesOf("a.html", page)).toEqual(["too-deep"]);
  });
});

describe("zips that lie", () => {
  /** The size told in the central directory and the local header, changed. */
  function lying(bytes: Uint8Array, size: number): Uint8Array {
    const copy = Buffer.from(bytes);
    for (let at = 0; at + 4 < copy.length; at++) {
      const signature = copy.readUInt32LE(at);
      if (signature === 0x02014b50) copy.writeUInt32LE(size, at + 24);
      if (signature === 0x04034b50) copy.writeUInt32LE(size, at + 22);
    }
    return copy;
  }

  test.each([
    ["smaller", 10],
    ["larger", 10_000_000],
  ])("about the size, %s", async (_case, size) =>
    expect(await codesOf("a.docx", lying(docxOf(P("mots ".repeat(100))), size))).toContain("damaged"),
  );

  test("entries encrypted by the zip itself", async () => {
    const copy = Buffer.from(docxOf(P("mots")));
    for (let at = 0; at + 4 < copy.length; at++) {
      const signature = copy.readUInt32LE(at);
      if (signature === 0x02014b50) copy.writeUInt16LE(copy.readUInt16LE(at + 8) | 1, at + 8);
      if (signature === 0x04034b50) copy.writeUInt16LE(copy.readUInt16LE(at + 6) | 1, at + 6);
    }
    expect(await codesOf("a.docx", copy)).toEqual(["encrypted"]);
  });

  test("a document without its main part", async () =>
    expect(await codesOf("a.docx", zipped({ "word/styles.xml": "<a/>" }))).toEqual(["damaged"]));
});

describe("cut in the middle", () => {
  test.each(["docx", "xlsx", "odt"] as const)("a truncated %s is damaged", async (format) => {
    const bytes = makeDocument(format, SPEC);
    expect(await codesOf(`a.${format}`, bytes.slice(0, bytes.length >> 1))).toEqual(["damaged"]);
  });
});

describe("elements in any order, closed or not: cells and stamps stay in order, apart, and inside the text", () => {
  const NAMES: Readonly<Record<"docx" | "odt" | "html", readonly string[]>> = {
    docx: [
      "w:tbl",
      "w:tr",
      "w:tc",
      "w:p",
      "w:t",
      "w:txbxContent",
      "w:del",
      "w:ins",
      "mc:Fallback",
      "p:sp",
      'v:textpath string="S"',
    ],
    odt: ["table:table", "table:table-row", "table:table-cell", "text:p", "text:note", "style:header", "text:s"],
    html: ["table", "tr", "td", "p", "header", "footer", "style", "div", "br"],
  };
  test.each(["docx", "odt", "html"] as const)("%s", async (format) => {
    const tag = fc
      .constantFrom(...NAMES[format])
      .chain((name) => fc.constantFrom(`<${name}>`, `</${name.split(" ")[0]}>`));
    const piece = fc.oneof(tag, tag, fc.constantFrom("12", "mot", "long texte"));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const body = pieces.join("");
        const bytes = {
          docx: () => docxOf(body),
          odt: () => zipped({ mimetype: ODT, "content.xml": body }),
          html: () => bytesOf(body),
        };
        const { documents } = await extractText({ name: `a.${format}`, bytes: bytes[format]() });
        for (const { text, cells, stamps } of documents)
          for (const places of [[...cells], stamps])
            for (const [index, { start, end }] of places.entries()) {
              expect(start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
            }
      }),
      { numRuns: 200 },
    );
  });
});

test("any bytes under any name", async () => {
  const extension = fc.constantFrom(...DOCUMENT_FORMATS, "bin", "");
  const head = fc.constantFrom(
    "",
    "PK\u0003\u0004",
    "%PDF-1.7\n",
    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
    "<a>",
    "{",
  );
  await fc.assert(
    fc.asyncProperty(extension, head, fc.uint8Array({ maxLength: 300 }), async (name, start, rest) => {
      const bytes = new Uint8Array([...Buffer.from(start, "latin1"), ...rest]);
      expect(await extractText({ name: `a.${name}`, bytes })).toHaveProperty("documents");
    }),
    { numRuns: 300 },
  );
});

test("what is told of a refusal holds nothing of the file", async () => {
  const { unread } = await extractText({ name: "a.xml", bytes: bytesOf("<a><MOTSECRET>") });
  expect(JSON.stringify(unread)).not.toContain("MOTSECRET");
});
