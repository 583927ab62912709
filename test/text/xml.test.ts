/** The scanner beside a whole parser: the same elements and texts of any document, wherever its chunks are cut. */

import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { openXml } from "../../src/text/xml.ts";
import { bytesOf, cellsOf, codesOf, textOf } from "./extracted.ts";

/** Elements and texts, texts that touch made one. */
function events(feed: (tell: (event: string, text?: boolean) => void) => void): string[] {
  const told: string[] = [];
  let after = false;
  feed((event, text = false) => {
    if (text && after) told[told.length - 1] += event;
    else told.push(event);
    after = text;
  });
  return told.filter((each) => each !== "");
}

const scanned = (chunks: readonly string[]) => {
  let whole = false;
  const told = events((tell) => {
    const parser = openXml({
      open: (name, attributes) => tell(`<${name} ${attributes.all().map(([key, value]) => `${key}=${value}`)}>`),
      close: (name) => tell(`</${name}>`),
      text: (text) => tell(text, true),
    });
    for (const chunk of chunks) parser.write(chunk);
    whole = parser.end();
  });
  return { told, whole };
};

const parsed = (source: string) =>
  events((tell) => {
    const parser = new SaxesParser();
    const local = (name: string) => name.slice(name.indexOf(":") + 1);
    parser.on("opentag", ({ name, attributes }) =>
      tell(`<${local(name)} ${Object.entries(attributes).map(([key, value]) => `${key}=${value}`)}>`),
    );
    parser.on("closetag", ({ name }) => tell(`</${local(name)}>`));
    parser.on("text", (text) => tell(text, true));
    parser.on("cdata", (text) => tell(text, true));
    parser.write(source).close();
  });

const name = fc.constantFrom("w:p", "w:t", "c", "table:table-cell", "été", "a_b.c-d");
const attribute = fc
  .tuple(
    fc.constantFrom("r", "w:val", "xml:space", "s"),
    fc.constantFrom("", "A1", "a > b", "x &amp; y", "é &#233;", "it's"),
    fc.constantFrom('"', " = "),
  )
  .map(([key, value, form]) => (form === '"' ? ` ${key}="${value}"` : `\n${key} = "${value}"`));
const text = fc.constantFrom(
  "mot",
  "2 69 ",
  "&lt;b&gt;",
  "&#x1F600;",
  "]]",
  "<![CDATA[<w:p> & ]]>",
  "<!-- <a> -->",
  "<?x y>?>",
  "œ",
  "  \t",
);
const content: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? text
    : fc.oneof(
        text,
        element(),
        fc.array(content(), { maxLength: 4 }).map((each) => each.join("")),
      ),
);
const element: fc.Memo<string> = fc.memo((depth) =>
  fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { maxLength: 3, selector: (each) => each.trim().split(/[\s=]/)[0] }),
      depth <= 1 ? text : content(),
      fc.boolean(),
    )
    .map(([tag, attributes, inside, empty]) =>
      empty ? `<${tag}${attributes.join("")}/>` : `<${tag}${attributes.join("")}>${inside}</${tag}>`,
    ),
);

test("whole documents, cut anywhere", () => {
  fc.assert(
    fc.property(element(5), fc.array(fc.nat(400), { maxLength: 6 }), (source, cuts) => {
      const document = `<?xml version="1.0"?>${source}`;
      const places = [0, ...cuts.map((cut) => Math.min(cut, document.length)).sort((a, b) => a - b), document.length];
      const chunks = places.slice(1).map((end, at) => document.slice(places[at], end));
      const { told, whole } = scanned(chunks);
      expect(told).toEqual(parsed(document));
      expect(whole).toBe(true);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test.each([
  ["never closed", "<a><b>x", ["<a >", "<b >", "x", "</b>", "</a>"]],
  ["closed out of order", "<a><b>x</a>", ["<a >", "<b >", "x", "</b>", "</a>"]],
  ["closed without being opened", "<a>x</b>y</a>", ["<a >", "xy", "</a>"]],
  ["a bracket that opens nothing", "<a>1 < 2</a>", ["<a >", "1 < 2", "</a>"]],
  ["a bracket inside a tag", "<a><b <c>x</c></a>", ["<a >", "<b ", "<c >", "x", "</c>", "</a>"]],
  ["an attribute without quotes", "<a b=c d>x</a>", ["<a b=c,d=>", "x", "</a>"]],
  ["two roots", "<a>x</a><b>y</b>", ["<a >", "x", "</a>", "<b >", "y", "</b>"]],
  ["words around", "mot<a>x</a>mot", ["<a >", "x", "</a>", "mot"]],
  ["a comment never closed", "<a>x<!-- y", ["<a >", "x", "</a>"]],
  ["nothing", "", []],
])("%s: told, and read as far as it makes sense", (_case, source, expected) => {
  for (const chunks of [[source], [...source]]) {
    const { told, whole } = scanned(chunks);
    expect(told).toEqual(expected);
    if (_case !== "an attribute without quotes") expect(whole).toBe(false);
  }
});

test("a log of a thousand documents is read to its end, and told to be no document", async () => {
  const log = `${'<e t="1"><nir>MOT</nir></e>\n'.repeat(1000)}FIN`;
  expect((await textOf("a.xml", bytesOf(log))).match(/MOT/g)).toHaveLength(1000);
  expect(await textOf("a.xml", bytesOf(log))).toContain("FIN");
  expect(await codesOf("a.xml", bytesOf(log))).toEqual(["damaged"]);
});

describe("whole documents in one file of XML", () => {
  const word = (body: string) =>
    `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="w"><o:DocumentProperties><o:Title>TITRE</o:Title></o:DocumentProperties><w:body>${body}</w:body></w:wordDocument>`;
  const runs = "<w:p><w:r><w:t>2 69 05 </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>49 588 000 43</w:t></w:r></w:p>";
  const flat = `<office:document><office:meta><dc:title>TITRE</dc:title></office:meta><office:body><text:p>2 69 05 <text:span>49 588</text:span> 000 43</text:p></office:body></office:document>`;
  test.each([
    ["Word 2003", "a.xml", word(runs)],
    ["Word's flat package", "a.xml", word(runs).replaceAll("w:wordDocument", "pkg:package")],
    ["flat OpenDocument", "a.fodt", flat],
  ])("a number goes on over runs: %s", async (_case, name, source) => {
    const text = await textOf(name, bytesOf(source));
    expect(text).toContain("2 69 05 49 588 000 43\n");
    expect(text).toContain("TITRE");
  });

  test("a table of Excel 2003, under the name that applications give it", async () => {
    const cell = (text: string, more = "") => `<Cell${more}><Data ss:Type="String">${text}</Data></Cell>`;
    const source = `<?xml version="1.0"?><Workbook xmlns:ss="s"><Worksheet ss:Name="FEUILLE"><Table><Row>${cell("Agent", ' ss:MergeAcross="1"')}${cell("NIR")}</Row><Row>${cell("Nom")}${cell("26905<B>4958</B>", ' ss:Index="3"')}</Row></Table></Worksheet></Workbook>`;
    expect(await cellsOf("export.xls", bytesOf(source))).toEqual(["Agent: Nom", "NIR: 269054958"]);
    expect(await textOf("export.xls", bytesOf(source))).toContain("FEUILLE\n");
  });
});
