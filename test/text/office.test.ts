/** Where Office files hide words, and how sheets show numbers. */

import { describe, expect, test } from "vitest";
import { makeDocument } from "../../src/simulator/documents/index.ts";
import { extractText } from "../../src/text/index.ts";
import { cellsOf, codesOf, docxOf, textOf, xlsxOf, zipped } from "./extracted.ts";

const P = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("Word", () => {
  test.each([
    ["footnotes", "word/footnotes.xml", `<w:footnotes>${P("MOT")}</w:footnotes>`],
    ["endnotes", "word/endnotes.xml", `<w:endnotes>${P("MOT")}</w:endnotes>`],
    ["comments", "word/comments.xml", `<w:comments><w:comment>${P("MOT")}</w:comment></w:comments>`],
    ["a footer", "word/footer2.xml", `<w:ftr>${P("MOT")}</w:ftr>`],
    ["a glossary", "word/glossary/document.xml", `<w:glossaryDocument>${P("MOT")}</w:glossaryDocument>`],
    ["a chart", "word/charts/chart1.xml", "<c:chart><c:pt><c:v>MOT</c:v></c:pt></c:chart>"],
    ["a diagram", "word/diagrams/data1.xml", "<dgm><a:p><a:r><a:t>MOT</a:t></a:r></a:p></dgm>"],
    ["bound data", "customXml/item1.xml", "<data><nom>MOT</nom></data>"],
    ["its title", "docProps/core.xml", "<cp><dc:title>MOT</dc:title></cp>"],
    [
      "a property",
      "docProps/custom.xml",
      '<Properties><property name="x"><vt:lpwstr>MOT</vt:lpwstr></property></Properties>',
    ],
    [
      "a link",
      "word/_rels/document.xml.rels",
      '<Relationships><Relationship Target="styles.xml"/><Relationship Target="MOT" TargetMode="External"/></Relationships>',
    ],
    ["UTF-16", "word/footnotes.xml", new Uint8Array([0xff, 0xfe, ...Buffer.from("<a><w:t>MOT</w:t></a>", "utf16le")])],
  ])("%s", async (_case, part, content) =>
    expect(await textOf("a.docx", docxOf(P("corps"), { [part]: content }))).toMatch(/corps\n(.*\n)*MOT\n/),
  );

  test.each([
    ["runs of one word", "<w:p><w:r><w:t>269</w:t></w:r><w:r><w:t>05</w:t></w:r></w:p>", "26905\n"],
    ["tracked deletion", "<w:p><w:del><w:r><w:delText>MOT</w:delText></w:r></w:del></w:p>", "MOT\n"],
    ["field", "<w:p><w:r><w:instrText>MERGEFIELD nom</w:instrText></w:r></w:p>", "MERGEFIELD nom\n"],
    [
      "tab stops are no text",
      "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>",
      "a\tb\n",
    ],
    [
      "a note's mark is no digit of the number before it",
      '<w:p><w:r><w:t>43</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r></w:p>',
      "43¹2\n",
    ],
    [
      "on a slide",
      '<a:p><a:r><a:t>43</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>1</a:t></a:r><a:r><a:rPr/><a:t>2</a:t></a:r></a:p>',
      "43¹2\n",
    ],
    [
      "a whole number raised stays one",
      '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>269</w:t></w:r></w:p>',
      "269\n",
    ],
    ["no-break hyphen", "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", "a-b\n"],
    [
      "a text box does not cut its paragraph",
      `<w:p><w:r><w:t>2 69 </w:t></w:r><w:r><w:txbxContent>${P("MOT")}</w:txbxContent></w:r><w:r><w:t>05 49</w:t></w:r></w:p>`,
      "2 69 05 49\nMOT\n",
    ],
    [
      "a fallback is not said twice",
      `<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>MOT</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>MOT</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`,
      "MOT\n",
    ],
    ["alternative text", '<w:p><w:r><wp:docPr id="1" descr="MOT"/><w:t>a</w:t></w:r></w:p>', "a\nMOT\n"],
    ["entities", P("a &amp; b &#233;"), "a & b é\n"],
  ])("%s", async (_case, body, expected) => expect(await textOf("a.docx", docxOf(body))).toBe(expected));

  const R = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const D = (text: string) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
  const I = (text: string) => `<w:ins>${R(text)}</w:ins>`;
  test.each([
    ["a digit put right", `<w:p>${R("000 4")}${D("4")}${I("3")}</w:p>`, "000 43\n000 44\n"],
    ["a value masked", `<w:p>${R("2 69 ")}${D("05")}${I("XX")}${R(" 49")}</w:p>`, "2 69 XX 49\n2 69 05 49\n"],
    ["all new", `<w:p>${I("MOT")}</w:p>`, "MOT\n"],
    ["all deleted, then all new", `<w:p>${D("2 69")}${D(" 05")}${I("MOT")}</w:p>`, "MOT\n2 69 05\n"],
    ["moved away", `<w:p>${R("a")}<w:moveFrom>${R("MOT")}</w:moveFrom>${R("b")}</w:p>`, "ab\naMOTb\n"],
    ["moved here", `<w:p><w:moveTo>${R("MOT")}</w:moveTo>${D("x")}</w:p>`, "MOT\nx\n"],
    ["a mark of the paragraph deleted", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${R("MOT")}</w:p>`, "MOT\n"],
    ["in a cell", `<w:tbl><w:tr><w:tc><w:p>${R("a")}${D("b")}</w:p></w:tc></w:tr></w:tbl>`, "a\nab\t\n"],
    [
      "in a box, its paragraph without changes",
      `<w:p>${R("a")}<w:r><w:txbxContent><w:p>${R("1")}${D("2")}</w:p></w:txbxContent></w:r>${R("b")}</w:p>`,
      "ab\n1\n12\n",
    ],
    [
      "around a box",
      `<w:p>${R("a")}<w:del><w:r><w:txbxContent>${P("MOT")}</w:txbxContent></w:r></w:del>${R("b")}</w:p>`,
      "ab\nMOT\n",
    ],
  ])("tracked changes, as shown and as before: %s", async (_case, body, expected) =>
    expect(await textOf("a.docx", docxOf(body))).toBe(expected),
  );

  test("a watermark is a stamp", async () => {
    const header =
      '<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string="CONFIDENTIEL RH"/></v:shape></w:pict></w:r></w:p></w:hdr>';
    const { documents } = await extractText({
      name: "a.docx",
      bytes: docxOf(P("corps"), { "word/header1.xml": header }),
    });
    const [first] = documents;
    expect(first?.stamps.map(({ start, end }) => first.text.slice(start, end).trim())).toContain("CONFIDENTIEL RH");
  });

  test("a table in a table keeps both, places in order", async () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
    const inner = `<w:tbl>${row(cell(P("IA")), cell(P("IB")))}${row(cell(P("11")), cell(P("22")))}</w:tbl>`;
    const outer = `<w:tbl>${row(cell(P("A")), cell(P("B")))}${row(cell(inner), cell(P("33")))}</w:tbl>`;
    expect(await cellsOf("a.docx", docxOf(outer))).toEqual(["IA: 11", "IB: 22", "B: 33"]);
  });

  test("a file inside is read under its own name", async () => {
    const workbook = makeDocument("xlsx", { title: "t", paragraphs: ["MOT"] });
    const { documents } = await extractText({
      name: "a.docx",
      bytes: docxOf(P("corps"), { "word/embeddings/Classeur.xlsx": workbook }),
    });
    expect(documents.map(({ entry }) => entry)).toEqual([null, "a.docx!Classeur.xlsx"]);
    expect(
      await codesOf("a.docx", docxOf(P("corps"), { "word/embeddings/oleObject1.bin": new Uint8Array([1, 2, 3]) })),
    ).toEqual(["a.docx!oleObject1.bin: unsupported"]);
  });

  test.each([
    ["word/afchunk.htm", "<p>MOT</p>"],
    ["word/afchunk1.dat", "MOT"],
    ["afchunk2.txt", "MOT"],
    ["word/afchunk.xml", "<a>MOT</a>"],
    ["word/chunk.mht", "Content-Type: text/html\r\n\r\n<p>MOT</p>"],
    ["chunks/part.html", "<p>MOT</p>"],
    ["word/afchunk3.docx", docxOf(P("MOT"))],
    ["word/afchunk4.rtf", "{\\rtf1 MOT}"],
  ])("a chunk of another format, shown as the document's own text: %s", async (part, content) => {
    const { documents, unread } = await extractText({ name: "a.docx", bytes: docxOf(P("corps"), { [part]: content }) });
    expect(documents.map(({ entry, text }) => [entry, text.toString().trim()])).toEqual([
      [null, "corps"],
      [`a.docx!${part.slice(part.lastIndexOf("/") + 1)}`, expect.stringMatching(/MOT$/)],
    ]);
    expect(unread).toEqual([]);
  });

  test("a chunk that nobody reads is told; pictures, fonts and settings are none", async () => {
    const told = docxOf(P("corps"), { "word/afchunk.one": "\0\u0001" });
    expect(await codesOf("a.docx", told)).toEqual(["a.docx!afchunk.one: unsupported"]);
    const quiet = docxOf(P("corps"), {
      "word/media/image1.svg": "<svg/>",
      "word/media/image2.emf": "x",
      "word/fonts/font1.odttf": "x",
      "word/vbaProject.bin": "x",
      "word/printerSettings/printerSettings1.bin": "x",
      "docProps/thumbnail.jpeg": "x",
    });
    expect(await codesOf("a.docx", quiet)).toEqual([]);
  });

  test("a document under another name is still the document", async () => {
    const bytes = zipped({ "word/document2.xml": `<w:document>${P("MOT")}</w:document>` });
    expect(await textOf("a.docx", bytes)).toBe("MOT\n");
  });

  test("a newer label", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const bytes = docxOf(P("a"), {
      "docMetadata/LabelInfo.xml": `<clbl:labelList><clbl:label id="{${id}}" enabled="1"/></clbl:labelList>`,
    });
    const { documents } = await extractText({ name: "a.docx", bytes });
    expect(documents[0]?.labels).toEqual([id]);
  });
});

describe("Excel", () => {
  const cell = (attributes: string, value: string) =>
    `<sheetData><row r="1"><c r="A1" ${attributes}><v>${value}</v></c></row></sheetData>`;
  const styles = (code: string) =>
    `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`;

  test.each([
    ["as stored", "", "269054958800043", "269054958800043"],
    ["a whole number with an exponent", "", "2.69054958800043E+14", "269054958800043"],
    ["masked", 's="1"', "269054958800043", "269054958800043\t2 69 05 49 588 000 43"],
    ["a date", 's="2"', "45000", "45000\t15/03/2023"],
    ["text", 't="inlineStr"', "abc", "abc"],
    ["the result of a formula", 't="str"', "abc", "abc"],
  ])("%s", async (_case, attributes, stored, shown) => {
    const bytes = xlsxOf(cell(attributes, stored), { "xl/styles.xml": styles("0 00 00 00 000 000 00") });
    expect(await textOf("a.xlsx", bytes)).toBe(`Feuille\n${shown}\t\n`);
  });

  test("zeros that a number loses come back with its format", async () => {
    const bytes = xlsxOf(cell('s="1"', "12345"), { "xl/styles.xml": styles("000000000") });
    expect(await textOf("a.xlsx", bytes)).toContain("12345\t000012345");
  });

  test.each([
    [
      "a comment",
      "xl/comments1.xml",
      "<comments><commentList><comment><text><r><t>MOT</t></r></text></comment></commentList></comments>",
    ],
    [
      "a threaded comment",
      "xl/threadedComments/threadedComment1.xml",
      "<ThreadedComments><threadedComment><text>MOT</text></threadedComment></ThreadedComments>",
    ],
    ["a drawing", "xl/drawings/drawing1.xml", "<xdr><a:p><a:r><a:t>MOT</a:t></a:r></a:p></xdr>"],
    [
      "a pivot table's memory",
      "xl/pivotCache/pivotCacheDefinition1.xml",
      '<p><sharedItems><s v="MOT"/></sharedItems></p>',
    ],
    ["a link's memory", "xl/externalLinks/externalLink1.xml", "<x><cell><v>MOT</v></cell></x>"],
    ["a string that no cell shows", "xl/sharedStrings.xml", "<sst><si><t>MOT</t></si></sst>"],
    [
      "what a cell of a shared workbook held before",
      "xl/revisions/revisionLog1.xml",
      '<revisions><rcc><oc t="inlineStr"><is><t>MOT</t></is></oc><nc><v>1</v></nc></rcc></revisions>',
    ],
    [
      "another sheet, hidden or not",
      "xl/worksheets/sheet2.xml",
      '<worksheet><sheetData><row><c t="str"><v>MOT</v></c></row></sheetData></worksheet>',
    ],
  ])("%s", async (_case, part, content) =>
    expect(await textOf("a.xlsx", xlsxOf("<sheetData/>", { [part]: content }))).toMatch(/(^|\n)MOT[\t\n]/),
  );

  test("a header's codes are no words", async () => {
    const bytes = xlsxOf(
      '<sheetData/><headerFooter><oddHeader>&amp;C&amp;"Arial,Gras"&amp;12DIFFUSION RESTREINTE&amp;RPage &amp;P</oddHeader></headerFooter>',
    );
    expect(await textOf("a.xlsx", bytes)).toContain("DIFFUSION RESTREINTE\nPage");
  });

  test("where its data come from, and by which password", async () => {
    const connections =
      '<connections><connection description="Paie"><dbPr connection="Data Source=srv;Password=Tr0ub4dor" command="select nir"/></connection></connections>';
    expect(await textOf("a.xlsx", xlsxOf("<sheetData/>", { "xl/connections.xml": connections }))).toContain(
      "Paie\nData Source=srv;Password=Tr0ub4dor\nselect nir\n",
    );
  });

  test("a title above the table is no header", async () => {
    const row = (number: number, ...values: string[]) =>
      `<row r="${number}">${values.map((value, at) => `<c r="${"ABC"[at]}${number}" t="str"><v>${value}</v></c>`).join("")}</row>`;
    const sheet = `<sheetData>${row(1, "Liste des agents")}${row(3, "Nom", "NIR")}${row(4, "Exemple", "2690")}${row(8, "Ville", "Code")}${row(9, "Lieu", "7500")}</sheetData>`;
    expect(await cellsOf("a.xlsx", xlsxOf(sheet))).toEqual(
      expect.arrayContaining(["Nom: Exemple", "NIR: 2690", "Ville: Lieu", "Code: 7500"]),
    );
  });

  test("a binary workbook is told as such", async () =>
    expect(await codesOf("a.xlsb", zipped({ "xl/workbook.bin": "x" }))).toEqual(["unsupported"]));
});

describe("PowerPoint", () => {
  const slide = (text: string, placeholder = "") =>
    `<p:sld><p:sp><p:nvPr>${placeholder}</p:nvPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:sld>`;
  const deck = (parts: Readonly<Record<string, string>>) => zipped({ "ppt/presentation.xml": "<p/>", ...parts });

  test("slides in order, then notes and masters", async () => {
    const bytes = deck({
      "ppt/notesSlides/notesSlide1.xml": slide("note"),
      "ppt/slides/slide10.xml": slide("dix"),
      "ppt/slides/slide2.xml": slide("deux"),
      "ppt/slideMasters/slideMaster1.xml": slide("fond"),
    });
    expect(await textOf("a.pptx", bytes)).toBe("deux\ndix\nnote\nfond\n");
  });

  test("a footer is a stamp", async () => {
    const bytes = deck({ "ppt/slides/slide1.xml": slide("SECRET", '<p:ph type="ftr"/>') });
    const { documents } = await extractText({ name: "a.pptx", bytes });
    expect(documents[0]?.stamps).toEqual([{ start: 0, end: 7 }]);
  });
});

describe("columns keep their headers", () => {
  const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${P(text)}</w:tc>`;
  test.each([
    [
      "below a header over two columns",
      `<w:tbl><w:tr>${cell("Agent", '<w:gridSpan w:val="2"/>')}${cell("NIR")}</w:tr><w:tr>${cell("Nom")}${cell("Prénom")}${cell("269")}</w:tr></w:tbl>`,
      ["Agent: Nom", "Agent: Prénom", "NIR: 269"],
    ],
    [
      "in a row that begins further in",
      `<w:tbl><w:tr>${cell("Nom")}${cell("NIR")}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("269")}</w:tr></w:tbl>`,
      ["NIR: 269"],
    ],
    [
      "around a table inside of a cell over two columns",
      `<w:tbl><w:tr>${cell("aa")}${cell("bb")}${cell("cc")}</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:tbl><w:tr>${cell("dd")}</w:tr></w:tbl></w:tc>${cell("269")}</w:tr></w:tbl>`,
      ["aa: dd\t\n", "cc: 269"],
    ],
  ])("%s", async (_case, body, expected) => expect(await cellsOf("a.docx", docxOf(body))).toEqual(expected));

  test("a tab that is aligned parts two words", async () =>
    expect(await textOf("a.docx", docxOf("<w:p><w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r></w:p>"))).toBe("a\tb\n"));
});

describe("what a sheet holds beside its values", () => {
  const row = (cell: string) => `<sheetData><row r="1">${cell}</row></sheetData>`;
  test.each([
    [
      "ends of lines that came from elsewhere",
      row('<c t="inlineStr"><is><t>NIR_x000D_\n269_x000D_</t></is></c>'),
      "NIR\r\n269\r\t",
    ],
    ["a name that looks like one", row('<c t="str"><v>a_x005F_x000D_b</v></c>'), "a_x000D_b\t"],
    [
      "the texts of a formula that nobody calculated",
      row('<c><f>CONCATENATE("2 69 05","49 588")&amp;"dit ""x"""</f></c>'),
      '2 69 05 49 588 dit "x"\t',
    ],
    ["not those of one that was", row('<c t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'), "ab\t"],
    [
      "what is said to whoever types",
      '<dataValidations><dataValidation promptTitle="Titre" prompt="MOT" error="FAUX"><formula1>1</formula1></dataValidation></dataValidations>',
      "1\nTitre\nMOT\nFAUX\n",
    ],
    ["what is said of a link", '<hyperlinks><hyperlink ref="A1" tooltip="MOT"/></hyperlinks>', "MOT\n"],
    ["a name that is no name of ours", "<constructor>MOT</constructor><toString/>", ""],
  ])("%s", async (_case, sheet, expected) => {
    const text = await textOf("a.xlsx", xlsxOf(sheet));
    expect(text.slice("Feuille\n".length).trimEnd()).toBe(expected.trimEnd());
  });

  test.each([
    ["cells whose strings are missing", { "xl/x.xml": "" }, ["damaged"]],
    ["the tables of Power Pivot", { "xl/model/item.data": "x" }, ["a.xlsx!xl/model/item.data: unsupported"]],
  ])("%s are told", async (_case, more, expected) => {
    const sheet = Object.keys(more)[0] === "xl/x.xml" ? row('<c t="s"><v>3</v></c>') : row("<c><v>1</v></c>");
    expect(await codesOf("a.xlsx", xlsxOf(sheet, more))).toEqual(expected);
  });

  const french = '[&gt;=3000000000000]#" "##" "##" "##" "###" "###" | "##;#" "##" "##" "##" "###" "###';
  test.each([
    ["with its key", "269054958800043", "2 69 05 49 588 000 | 43"],
    ["without", "2690549588000", "2 69 05 49 588 000"],
  ])("Excel's own format of a French number, %s", async (_case, stored, shown) => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${french.replaceAll('"', "&quot;")}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    const text = await textOf("a.xlsx", xlsxOf(row(`<c s="0"><v>${stored}</v></c>`), { "xl/styles.xml": styles }));
    expect(text).toContain(`${stored}\t${shown}\t`);
  });
});
