/**
 * Files made to weigh: deep, long, wide, many, or in a ring. Each is read, or refused by name, in the time of its bytes:
 * what grew with their square would not end within the time of a test.
 */

import { describe, expect, test } from "vitest";
import { extractText } from "../../src/text/index.ts";
import { bytesOf, codesOf, docxOf, textOf, xlsxOf, zipped } from "./extracted.ts";

const LONG = process.env.BASCULE_TEST_LONG !== undefined;
const MEGABYTE = 1_000_000;
const P = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const nested = (open: string, close: string, times: number, inside: string) =>
  open.repeat(times) + inside + close.repeat(times);
/** What no packer squeezes much, so that what is measured is not the ratio. */
const noise = (count: number) =>
  Array.from({ length: count }, (_each, at) => ((at * 2654435761) % 4294967296).toString(36)).join(" ");

describe("tables in tables, thirty thousand deep", () => {
  test("docx", async () => {
    const body = nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 30_000, P("fond"));
    const bytes = docxOf(P(noise(8000)) + body + P("FIN"));
    expect(await textOf("a.docx", bytes)).toMatch(/fond[\s\S]*FIN/);
    expect(await codesOf("a.docx", bytes)).toEqual([]);
  });

  test("odt", async () => {
    const row = [
      "<table:table><table:table-row><table:table-cell>",
      "</table:table-cell></table:table-row></table:table>",
    ];
    const content = nested(row[0] ?? "", row[1] ?? "", 30_000, "<text:p>fond</text:p>");
    const bytes = zipped({
      mimetype: "application/vnd.oasis.opendocument.text",
      "content.xml": `<a><text:p>${noise(12_000)}</text:p>${content}<text:p>FIN</text:p></a>`,
    });
    expect(await textOf("a.odt", bytes)).toMatch(/fond[\s\S]*FIN/);
  });

  test("html", async () => {
    const page = `<p>haut</p>${nested("<table><tr><td>", "</td></tr></table>", 30_000, "fond")}`;
    expect(await codesOf("a.html", bytesOf(page))).toEqual(["too-deep"]);
    expect(await textOf("a.html", bytesOf(page))).toContain("haut");
  });

  test("rtf", async () => {
    const body = nested("{\\b ", "}", 50_000, "fond");
    expect(await textOf("a.rtf", bytesOf(`{\\rtf1 ${body}FIN}`))).toBe("fondFIN\n");
    expect(await codesOf("a.rtf", bytesOf(`{\\rtf1 ${"{".repeat(200_000)}`))).toEqual(["too-deep"]);
  });
});

describe("all on one line", () => {
  const line = `NIR 2 69 05 49 588 000 43 ${"mot ".repeat(LONG ? 12 * MEGABYTE : 2 * MEGABYTE)}FIN`;
  test.each([
    ["txt", line],
    ["csv", `Nom;NIR\n${line}`],
    ["json", `{"a":"${line}"}`],
    ["xml", `<a b="${line.slice(0, MEGABYTE)}">${line}</a>`],
    ["html", `<p>${line}</p>`],
    ["eml", `Subject: x\r\n\r\n${line}`],
    ["rtf", `{\\rtf1 ${line}}`],
    ["ics", `DESCRIPTION:${line}`],
    ["vtt", `WEBVTT\n\n00:01.000 --> 00:02.000\n${line}\n`],
  ])("%s", async (format, source) => {
    const { documents, unread } = await extractText({ name: `a.${format}`, bytes: bytesOf(source) });
    expect(unread).toEqual([]);
    expect(documents[0]?.text.toString().includes("FIN")).toBe(true);
  });

  test("more than the text of one file may be", async () => {
    const bytes = new Uint8Array(70 * MEGABYTE).fill(97);
    const { documents, unread } = await extractText({ name: "a.txt", bytes });
    expect(unread).toEqual([{ entry: null, code: "too-large" }]);
    expect(documents[0]?.text).toHaveLength(64 * 1024 * 1024);
  });
});

describe("walls without a break", () => {
  const wall = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo".repeat(LONG ? 400_000 : 60_000);
  test.each([
    ["a.html", `<img src="data:image/png;base64,${wall}"><p>FIN</p>`],
    ["a.html", `<p>${wall}</p>FIN`],
    ["a.html", `<!--${wall}FIN`],
    ["a.xml", `<a><![CDATA[${wall}]]>FIN</a>`],
    ["a.xml", `<a>${"<".repeat(50)}FIN</a>`],
    ["a.rtf", `{\\rtf1 {\\pict ${wall}}FIN}`],
    ["a.csv", `${'"'.repeat(100_001)};FIN`],
    ["a.json", `{"a":"${wall}","b":"FIN"}`],
    ["a.vcf", `PHOTO;ENCODING=b:${wall}\nNOTE:FIN`],
    [
      "a.eml",
      `Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`${wall} FIN`).toString("base64")}`,
    ],
    ["a.eml", `Subject: ${"=?utf-8?B?QQ==?= ".repeat(5000)}\r\n\r\nFIN`],
  ])("%s, %#", async (name, source) => expect((await textOf(name, bytesOf(source))).includes("FIN")).toBe(true));

  test("a tag that never ends is told, whatever stands in it", async () => {
    const attributes = `<a><b ${'c=">" '.repeat(LONG ? 3 * MEGABYTE : 900_000)}`;
    expect(await codesOf("a.xml", bytesOf(attributes))).toEqual(["damaged"]);
  });
});

describe("sheets wider and longer than any", () => {
  const ods = (rows: string) =>
    zipped({
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": `<a><table:table table:name="F">${rows}</table:table></a>`,
    });

  test("columns and rows repeated to the end of a sheet are written once", async () => {
    const cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>MOT</text:p></table:table-cell>';
    const rows = `<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`;
    expect(await textOf("a.ods", ods(rows))).toBe("F\nMOT\t\n");
  });

  test("columns repeated beyond number", async () => {
    const cell = '<table:table-cell table:number-columns-repeated="1e308"><text:p>MOT</text:p></table:table-cell>';
    expect(await textOf("a.ods", ods(`<table:table-row>${cell}${cell}</table:table-row>`))).toBe("F\nMOT\tMOT\t\n");
  });

  test("merged cells, a hundred thousand", async () => {
    const merged = Array.from(
      { length: 100_000 },
      (_each, at) => `<mergeCell ref="A${at * 7919}:B${at * 104729}"/>`,
    ).join("");
    const sheet = `<sheetData><row r="1"><c r="A1" t="str"><v>MOT</v></c></row></sheetData><mergeCells>${merged}</mergeCells>`;
    expect(await textOf("a.xlsx", xlsxOf(sheet))).toContain("MOT");
  });

  test("rows and columns numbered beyond reason", async () => {
    const cells = ["1", "999999999999", "-5", "x", "1e300"].map(
      (r) => `<row r="${r}"><c r="ZZZ${r}" t="str"><v>MOT</v></c></row>`,
    );
    expect((await textOf("a.xlsx", xlsxOf(`<sheetData>${cells.join("")}</sheetData>`))).match(/MOT/g)).toHaveLength(5);
  });

  test("two hundred thousand cells, each text its own", async () => {
    const texts = Array.from({ length: 200_000 }, (_each, at) => `<si><t>m${(at * 7919) % 1_000_003}</t></si>`);
    const rows = Array.from({ length: 200_000 }, (_each, at) => `<row><c t="s"><v>${at}</v></c></row>`);
    const bytes = xlsxOf(`<sheetData>${rows.join("")}</sheetData>`, {
      "xl/sharedStrings.xml": `<sst>${texts.join("")}</sst>`,
    });
    expect((await textOf("a.xlsx", bytes)).match(/m\d+/g)).toHaveLength(200_000);
  });
});

describe("mails of many parts", () => {
  const head = (boundary: string) => `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=${boundary}\r\n\r\n`;

  test("five thousand attachments", async () => {
    const part = (at: number) =>
      `--l\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=${at}.txt\r\n\r\nMOT\r\n`;
    const bytes = bytesOf(`${head("l")}${Array.from({ length: 5000 }, (_each, at) => part(at)).join("")}--l--\r\n`);
    const { documents, unread } = await extractText({ name: "a.eml", bytes });
    expect(unread).toEqual([]);
    expect(documents.filter(({ text }) => text.toString().includes("MOT"))).toHaveLength(5000);
  });

  test("parts in parts, and mails in mails as they are", async () => {
    const parts = Array.from({ length: 2000 }, (_each, at) => `${head(`b${at}`)}--b${at}\r\n`).join("");
    expect(await codesOf("a.eml", bytesOf(`${parts}MOT`))).toEqual(["too-deep"]);
    const mails = nested("Content-Type: message/rfc822\r\n\r\n", "", 3000, "Subject: x\r\n\r\nMOT");
    expect(await codesOf("a.eml", bytesOf(mails))).toEqual([expect.stringMatching(/too-deep$/)]);
  });

  test("addresses without end", async () => {
    const bytes = bytesOf(`To: ${"a@x.invalid, ".repeat(20_000)}b@x.invalid\r\nSubject: x\r\n\r\nMOT`);
    expect(await textOf("a.eml", bytes)).toContain("MOT");
  });
});

describe("PDF in a ring", () => {
  const pdf = (objects: readonly string[], trailer = "/Root 1 0 R") => {
    let file = "%PDF-1.5\n";
    const places = objects.map((object, at) => {
      const place = file.length;
      file += `${at + 1} 0 obj\n${object}\nendobj\n`;
      return `${String(place).padStart(10, "0")} 00000 n \n`;
    });
    const start = file.length;
    const size = objects.length + 1;
    return Buffer.from(
      `${file}xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${size} ${trailer.replace("START", String(start))} >>\nstartxref\n${start}\n%%EOF\n`,
      "latin1",
    );
  };
  const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 3 0 R /Resources 5 0 R >>";
  test.each([
    [
      "pages in pages",
      ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"],
    ],
    ["an object that is itself", ["<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"]],
    [
      "a length that is itself",
      [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Length 3 0 R >>\nstream\nBT ET\nendstream",
        page,
      ],
    ],
    [
      "a form that draws itself",
      [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Length 6 >>\nstream\n/F Do \nendstream",
        page,
        "<< /XObject << /F 6 0 R >> >>",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R /Length 6 >>\nstream\n/F Do \nendstream",
      ],
    ],
  ])("%s", async (_case, objects) => {
    const { documents, unread } = await extractText({ name: "a.pdf", bytes: pdf(objects) });
    expect(documents.length + unread.length).toBeLessThan(3);
  });

  test("tables of places that point to one another", async () => {
    const bytes = pdf(
      ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
      "/Root 1 0 R /Prev START",
    );
    expect((await codesOf("a.pdf", bytes)).every((code) => code === "damaged")).toBe(true);
  });

  test("a password", async () => {
    const secret = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >> /ID [<41> <41>]`;
    const bytes = pdf(
      ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
      `/Root 1 0 R ${secret}`,
    );
    expect(await codesOf("a.pdf", bytes)).toEqual(["encrypted"]);
  });
});

describe("XML that would reach outside, or grow", () => {
  test.each([
    ["an external document type", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>MOT</a>'],
    ["a parameter entity", '<!DOCTYPE a [<!ENTITY % f SYSTEM "file:///etc/passwd"> %f;]><a>MOT</a>'],
    [
      "an inclusion",
      '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/>MOT</a>',
    ],
  ])("%s", async (_case, source) => {
    for (const name of ["a.xml", "a.svg"]) {
      const text = await textOf(name, bytesOf(source));
      expect(text).toContain("MOT");
      expect(text).not.toContain("root:");
    }
    const within = docxOf("", { "word/document2.xml": source.replace("MOT", P("MOT")) });
    expect(await textOf("a.docx", within)).not.toContain("root:");
  });

  test("elements deeper than any document", async () => {
    expect(await textOf("a.xml", bytesOf(nested("<a>", "</a>", 90_000, "fond")))).toContain("fond");
    expect(await codesOf("a.xml", bytesOf("<a>".repeat(200_000)))).toEqual(["too-deep"]);
  });
});
