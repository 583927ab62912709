/** PDF: pages, forms, comments; pictures told as unread. */

import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { imageOnlyPdf, makeDocument } from "../../src/simulator/documents/index.ts";
import { extractText } from "../../src/text/index.ts";
import { forgetPdfium, openPdfium } from "../../src/text/pdfium.ts";
import { cellsOf, codesOf, textOf } from "./extracted.ts";

const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>";
const PRINTED = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
const PICTURE = "q 400 0 0 500 90 200 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 80C0C080> EI Q";

const streamOf = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** Pages by their drawing; annotations hang on the first, files on the whole. */
function pdfOf(
  pages: readonly string[],
  annotations: readonly string[] = [],
  files: readonly (readonly [string, string])[] = [],
): Uint8Array {
  const [first, firstNote] = [4, 4 + 2 * pages.length];
  const notes = annotations.map((_each, at) => `${firstNote + at} 0 R`).join(" ");
  const firstFile = firstNote + annotations.length;
  const names = files.map(([name], at) => `(${name}) ${firstFile + 2 * at} 0 R`);
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${notes}] >> /Names << /EmbeddedFiles << /Names [${names.join(" ")}] >> >> >>`,
    `<< /Type /Pages /Kids [${pages.map((_each, at) => `${first + 2 * at} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    FONT,
    ...pages.flatMap((drawing, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 ${PRINTED} >> >> /Contents ${first + 2 * at + 1} 0 R${at === 0 ? ` /Annots [${notes}]` : ""} >>`,
      streamOf(drawing),
    ]),
    ...annotations,
    ...files.flatMap(([name, content], at) => [
      `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${firstFile + 2 * at + 1} 0 R >> >>`,
      streamOf(content),
    ]),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

const written = (text: string, x = 50) => `BT /F1 12 Tf ${x} 700 Td (${text}) Tj ET`;

test("every page, in order", async () => {
  const paragraphs = Array.from({ length: 120 }, (_each, at) => `Paragraphe ${at + 1}.`);
  const text = await textOf("a.pdf", makeDocument("pdf", { title: "Titre", paragraphs }));
  expect(text.match(/Paragraphe \d+\./g)).toEqual(paragraphs);
});

describe("tables", () => {
  /** Words at their places, a line every fifteen points. */
  const table = (...lines: readonly (readonly (readonly [number, string])[])[]) =>
    lines
      .flatMap((words, at) => words.map(([x, text]) => `BT /F1 10 Tf ${x} ${700 - 15 * at} Td (${text}) Tj ET`))
      .join("\n");
  const printed = (...lines: readonly (readonly (readonly [number, string])[])[]) =>
    table(...lines).replaceAll("/F1", "/F2");
  /** Rows of three cells, each of them written line after line. */
  const cells = (...written: readonly (readonly [number, ...string[]])[]) =>
    written
      .flatMap(([x, ...lines], at) =>
        lines.map((text, line) => `BT /F2 10 Tf ${x} ${700 - 40 * Math.floor(at / 3) - 12 * line} Td (${text}) Tj ET`),
      )
      .join("\n");
  const NAMES = [
    [50, "Matricule"],
    [150, "Nom"],
    [250, "Date de naissance"],
  ] as const;
  test.each([
    [
      "what stands below a name",
      table(
        NAMES,
        [
          [50, "9900042"],
          [150, "MARTIN"],
          [250, "03/04/1985"],
        ],
        [
          [50, "9900043"],
          [150, "PETIT"],
          [250, "12/12/1990"],
        ],
      ),
      [
        "Matricule: 9900042",
        "Nom: MARTIN",
        "Date de naissance: 03/04/1985",
        "Matricule: 9900043",
        "Nom: PETIT",
        "Date de naissance: 12/12/1990",
      ],
    ],
    [
      "numbers kept to the right, that touch the next column",
      table(
        [
          [50, "Mat."],
          [150, "Nom"],
          [250, "Date de naissance"],
        ],
        [
          [102, "9900042"],
          [150, "MARTIN"],
          [250, "03/04/1985"],
        ],
        [
          [102, "9900043"],
          [150, "PETIT"],
          [250, "12/12/1990"],
        ],
      ),
      [
        "Mat.: 9900042",
        "Nom: MARTIN",
        "Date de naissance: 03/04/1985",
        "Mat.: 9900043",
        "Nom: PETIT",
        "Date de naissance: 12/12/1990",
      ],
    ],
    [
      "words of one cell, wider than its name",
      table(
        [
          [50, "Nom"],
          [250, "NIR"],
          [420, "Grade"],
        ],
        [
          [50, "MARTIN Camille Lou"],
          [250, "2 69 05 49 588 000 43"],
          [420, "Attache"],
        ],
      ),
      ["Nom: MARTIN Camille Lou", "NIR: 2 69 05 49 588 000 43", "Grade: Attache"],
    ],
    [
      "names over two lines",
      table(
        [
          [50, "Nom"],
          [150, "Date de"],
          [300, "Grade"],
        ],
        [[150, "naissance"]],
        [
          [50, "MARTIN"],
          [150, "03/04/1985"],
          [300, "Attache"],
        ],
      ),
      ["Nom: MARTIN", "Date de naissance: 03/04/1985", "Grade: Attache"],
    ],
    [
      "cells of several lines, written one after the other",
      cells(
        [50, "Numero de", "compte"],
        [120, "DDN"],
        [200, "Courriel"],
        [50, "FR76 3000", "6000 0112"],
        [120, "03/04", "/1985"],
        [200, "a.martin@", "exemple.invalid"],
        [50, "FR76 4000", "6000 0113"],
        [120, "12/12", "/1990"],
        [200, "b.petit@", "exemple.invalid"],
      ),
      [
        "Numero de compte: FR76 3000 6000 0112",
        "DDN: 03/04/1985",
        "Courriel: a.martin@exemple.invalid",
        "Numero de compte: FR76 4000 6000 0113",
        "DDN: 12/12/1990",
        "Courriel: b.petit@exemple.invalid",
      ],
    ],
    [
      "rows that stand on their foot",
      cells(
        [50, "Nom"],
        [120, "Adresse"],
        [200, "DDN"],
        [50, "", "MARTIN"],
        [120, "1 rue X", "Exemple"],
        [200, "", "03/04/1985"],
      ),
      ["Nom: MARTIN", "Adresse: 1 rue X Exemple", "DDN: 03/04/1985"],
    ],
    [
      "columns as near to one another as words are",
      printed(
        [
          [50, "Nom"],
          [73, "NIR agent"],
          [200, "Grade"],
          [300, "Corps"],
        ],
        [
          [50, "A B"],
          [73, "2 69 05 49 588"],
          [200, "Attache"],
          [300, "AAE"],
        ],
        [
          [50, "C D"],
          [73, "2 70 05 49 588"],
          [200, "Attache"],
          [300, "AAE"],
        ],
      ),
      [
        "Nom: A B",
        "NIR agent: 2 69 05 49 588",
        "Grade: Attache",
        "Corps: AAE",
        "Nom: C D",
        "NIR agent: 2 70 05 49 588",
        "Grade: Attache",
        "Corps: AAE",
      ],
    ],
    [
      "groups of a number that stand below words of its name",
      printed(
        [
          [50, "Nom"],
          [74.5, "NIR agent"],
          [200, "Grade"],
          [300, "Corps"],
        ],
        [
          [50, "A B"],
          [73, "2 69 05 49 588"],
          [200, "Attache"],
          [300, "AAE"],
        ],
      ),
      ["Nom: A B", "NIR agent: 2 69 05 49 588", "Grade: Attache", "Corps: AAE"],
    ],
    [
      "names near to one another, one of which goes on below",
      printed(
        [
          [50, "Nom"],
          [73, "Date de"],
          [200, "Grade"],
          [300, "Corps"],
        ],
        [[73, "naissance"]],
        [
          [50, "A B"],
          [73, "03/04/1985"],
          [200, "Attache"],
          [300, "AAE"],
        ],
      ),
      ["Nom Date de naissance: A B 03/04/1985", "Grade: Attache", "Corps: AAE"],
    ],
    [
      "a paragraph that ends the table",
      printed(
        NAMES,
        [
          [50, "9900042"],
          [150, "MARTIN"],
          [250, "03/04/1985"],
        ],
        [[50, "Le present tableau"]],
        [[50, "est arrete ce jour"]],
        [[50, "par le bureau"]],
        [[50, "du personnel"]],
        [],
        [
          [50, "Le chef"],
          [250, "La cheffe"],
        ],
      ),
      ["Matricule: 9900042", "Nom: MARTIN", "Date de naissance: 03/04/1985"],
    ],
    [
      "an empty cell",
      table(NAMES, [
        [50, "9900042"],
        [250, "03/04/1985"],
      ]),
      ["Matricule: 9900042", "Date de naissance: 03/04/1985"],
    ],
  ])("%s", async (_case, drawing, expected) => expect(await cellsOf("a.pdf", pdfOf([drawing]))).toEqual(expected));

  test.each([
    ["prose", table([[50, "Madame la directrice, je vous prie"]], [[50, "de trouver ci-joint le dossier"]])],
    [
      "two columns",
      table(
        [
          [50, "Nom"],
          [250, "Grade"],
        ],
        [
          [50, "MARTIN"],
          [250, "Attache"],
        ],
      ),
    ],
    [
      "numbers above numbers",
      table(
        [
          [50, "1250"],
          [150, "3400"],
          [250, "1200"],
        ],
        [
          [50, "1"],
          [150, "2"],
          [250, "3"],
        ],
      ),
    ],
    ["names and nothing below", table(NAMES)],
  ])("none in %s", async (_case, drawing) => expect(await cellsOf("a.pdf", pdfOf([drawing]))).toEqual([]));
});

describe("what stands on page after page", () => {
  const page = (head: string, body: string, foot: string) =>
    [head, body, foot].map((text, at) => `BT /F1 10 Tf 50 ${800 - 300 * at} Td (${text}) Tj ET`).join("\n");
  const stamps = async (...pages: readonly string[]) => {
    const { documents } = await extractText({ name: "a.pdf", bytes: pdfOf(pages) });
    return documents.flatMap(({ text, stamps: told }) => told.map(({ start, end }) => text.slice(start, end).trim()));
  };
  test("is a header or a footer, whatever the page's number", async () =>
    expect(await stamps(page("Exemple", "Un", "DR - page 1/2"), page("Exemple", "Deux", "DR - page 2/2"))).toEqual([
      "Exemple",
      "DR - page 2/2",
    ]));

  test("is none where the next page begins and ends otherwise", async () =>
    expect(await stamps(page("Exemple", "Un", "fin"), page("Autre", "Deux", "suite"))).toEqual([]));
});

test("letters placed one by one are words again", async () => {
  const letters = [..."269054958800043"].map((letter, at) => written(letter, 50 + 7.2 * at)).join("\n");
  expect(await textOf("a.pdf", pdfOf([letters]))).toContain("269054958800043");
});

test.each([
  ["one digit raised", "/F1 7 Tf 5 Ts (1) Tj", "269054958800043¹"],
  ["two digits raised", "/F1 7 Tf 5 Ts (12) Tj", "269054958800043¹²"],
  ["raised by a matrix", "ET BT 0.6 0 0 0.6 158 705 Tm (1) Tj", "269054958800043¹"],
  ["a smaller digit on the line", "/F1 7 Tf (1) Tj", "2690549588000431"],
  ["a digit below the line", "/F1 7 Tf -3 Ts (1) Tj", "2690549588000431"],
  ["three digits raised", "/F1 7 Tf 5 Ts (123) Tj", "269054958800043123"],
  ["another digit", "(1) Tj", "2690549588000431"],
])("a note's mark: %s", async (_case, mark, expected) => {
  const page = `BT /F1 12 Tf 50 700 Td (269054958800043) Tj ${mark} ET`;
  expect((await textOf("a.pdf", pdfOf([page]))).trim()).toBe(expected);
});

test("what was typed into a form, headed by the field's name; what a comment says", async () => {
  const field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (NIR) /V (2 69 05 49 588 000 43) /Rect [50 50 350 70] >>";
  const comment = "<< /Type /Annot /Subtype /Text /Contents (MOT EN MARGE) /Rect [50 90 70 110] >>";
  const bytes = pdfOf([written("corps")], [field, comment]);
  expect(await cellsOf("a.pdf", bytes)).toEqual(["NIR: 2 69 05 49 588 000 43"]);
  expect(await textOf("a.pdf", bytes)).toContain("MOT EN MARGE");
});

test("a scan among typed pages is told, and the typed pages are read", async () => {
  const { documents, unread } = await extractText({ name: "a.pdf", bytes: pdfOf([written("MOT"), PICTURE]) });
  expect(documents[0]?.text).toContain("MOT");
  expect(unread.map(({ code }) => code)).toEqual(["no-text-layer"]);
});

test("only pictures: no text layer", async () =>
  expect(await codesOf("a.pdf", imageOnlyPdf())).toEqual(["no-text-layer"]));

test("a blank page holds nothing, and that is read", async () =>
  expect(await codesOf("a.pdf", pdfOf(["q Q"]))).toEqual([]));

test("files attached are read by their own readers, or told", async () => {
  const bytes = pdfOf(
    [written("corps")],
    [],
    [
      ["facture.xml", "<a><siren>12</siren></a>"],
      ["plan.dwg", "\u0000\u0001\u0002"],
    ],
  );
  const { documents, unread } = await extractText({ name: "a.pdf", bytes });
  expect(documents.map(({ entry }) => entry)).toEqual([null, "a.pdf!facture.xml"]);
  expect(documents[1]?.text).toBe("12\n");
  expect(unread).toEqual([{ entry: "a.pdf!plan.dwg", code: "unsupported" }]);
});

test("a file pinned to a page", async () => {
  const spec = "<< /Type /Filespec /F (liste.csv) /EF << /F 7 0 R >> >>";
  const pin = `<< /Type /Annot /Subtype /FileAttachment /FS ${spec} /Rect [50 50 70 70] >>`;
  const { documents } = await extractText({
    name: "a.pdf",
    bytes: pdfOf([written("corps")], [pin, streamOf("Nom;NIR\n")]),
  });
  expect(documents.map(({ entry, text }) => [entry, text.toString().trim()])).toEqual([
    [null, "corps"],
    ["a.pdf!liste.csv", "Nom;NIR"],
  ]);
});

test("a PDF in a PDF in a PDF", async () => {
  let bytes = pdfOf([written("MOT")]);
  for (let depth = 0; depth < 3; depth++)
    bytes = pdfOf([written(`page ${depth}`)], [], [["b.pdf", Buffer.from(bytes).toString("latin1")]]);
  const { documents } = await extractText({ name: "a.pdf", bytes });
  expect(documents.map(({ entry }) => entry)).toEqual([
    null,
    "a.pdf!b.pdf",
    "a.pdf!b.pdf!b.pdf",
    "a.pdf!b.pdf!b.pdf!b.pdf",
  ]);
  expect(documents.at(-1)?.text).toContain("MOT");
});

test("more files than anyone attaches are told", async () => {
  const files = Array.from({ length: 1001 }, (_each, at) => [`${at}.txt`, "MOT"] as const);
  const { documents, unread } = await extractText({ name: "a.pdf", bytes: pdfOf([written("corps")], [], files) });
  expect(documents).toHaveLength(1001);
  expect(unread).toEqual([{ entry: null, code: "too-large" }]);
});

test("a file attached that inflates beyond its limit", async () => {
  const packed = deflateSync(Buffer.alloc(8_000_000, "a")).toString("latin1");
  const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
  const pin = "<< /Type /Annot /Subtype /FileAttachment /FS << /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >> >>";
  expect(await codesOf("a.pdf", pdfOf([written("corps")], [pin, stream]))).toEqual(["too-large"]);
});

test("a file attached of 1.5 GB is refused in bounded memory, in silence, and the next file is read", async () => {
  forgetPdfium();
  const said = ["error", "warn", "log"].map((name) => vi.spyOn(console, name as "error").mockImplementation(() => {}));
  const pdfium = await openPdfium();
  const mebibyte = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([Buffer.of(0x78, 1), ...Array(1500).fill(mebibyte), Buffer.of(3, 0)]).toString("latin1");
  const bomb = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
  const pin = "<< /Type /Annot /Subtype /FileAttachment /FS << /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >> >>";
  expect(await codesOf("a.pdf", pdfOf([written("corps")], [pin, bomb]))).toEqual(["too-large"]);
  expect(pdfium.HEAPU8.length).toBeLessThan(640 * 2 ** 20);
  expect(said.flatMap((spy) => spy.mock.calls)).toEqual([]);
  expect(await textOf("a.pdf", pdfOf([written("suite")]))).toContain("suite");
  vi.restoreAllMocks();
}, 60_000);

test("a sensitivity label, in the information of the file or its XMP packet", async () => {
  const id = "11111111-2222-4333-8444-555555555555";
  for (const told of [`/MSIP_Label_${id}_Enabled (true)`, `<pdfx:MSIP_Label_${id}_Name>Interne</pdfx:x>`]) {
    const bytes = Buffer.concat([pdfOf([written("corps")]), Buffer.from(`%${told}${told}\n`)]);
    const { documents } = await extractText({ name: "a.pdf", bytes });
    expect(documents[0]?.labels).toEqual([id]);
    expect(documents[0]?.text).toBe(`corps\nmsip_label_${id}\n`);
  }
});

describe("what stands beside the pages", () => {
  test("the value of a field that stands in two places", async () => {
    const field = "<< /FT /Tx /T (NIR) /V (2 69 05 49 588 000 43) /Kids [7 0 R] >>";
    const place = "<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [50 50 350 70] >>";
    const cells = await cellsOf("a.pdf", pdfOf([written("corps")], [field, place]));
    // The field itself stands among the annotations of this page too.
    expect(cells).toEqual(["NIR: 2 69 05 49 588 000 43", "NIR: 2 69 05 49 588 000 43"]);
  });

  test("title, keywords, outline", async () => {
    const extra = [
      "<< /Title (TITRE) /Keywords (CLES) >>",
      "<< /First 8 0 R /Last 8 0 R /Count 1 >>",
      "<< /Title (CHAPITRE) /Parent 7 0 R /Next 8 0 R >>",
    ];
    const bytes = Buffer.from(
      Buffer.from(pdfOf([written("corps")], extra))
        .toString("latin1")
        .replace("/Catalog ", "/Catalog /Outlines 7 0 R ")
        .replace("/Root 1 0 R", "/Root 1 0 R /Info 6 0 R"),
      "latin1",
    );
    const text = await textOf("a.pdf", bytes);
    for (const words of ["TITRE", "CLES", "CHAPITRE"]) expect(text).toContain(words);
  });

  test("the data of a form whose pages say « please wait »", async () => {
    const data = "<xfa:datasets><nir>269054958800043</nir></xfa:datasets>";
    const bytes = Buffer.from(
      Buffer.from(pdfOf([written("Please wait")], [streamOf(data)]))
        .toString("latin1")
        .replace("/AcroForm <<", "/AcroForm << /XFA [(datasets) 6 0 R]"),
      "latin1",
    );
    expect(await cellsOf("a.pdf", bytes)).toEqual(["nir: 269054958800043"]);
  });
});

describe("pictures of words", () => {
  const scan = (wide: number, high: number) =>
    `q ${wide} 0 0 ${high} 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 80C0C080> EI Q`;
  const curves = Array.from({ length: 400 }, (_each, at) => `${at} 10 m ${at} 20 ${at} 30 40 50 c S`).join("\n");
  test.each([
    ["a scan with a stamp", `${scan(595, 842)} ${written("Accuse de reception en prefecture")}`, ["no-text-layer"]],
    ["a letter with a picture", `${scan(200, 100)} ${written("corps")}`, []],
    ["a scan whose words were recognised", `${scan(595, 842)} BT 3 Tr /F1 12 Tf 50 700 Td (corps) Tj ET`, []],
    ["a page of text on a picture", `${scan(595, 842)} ${written("mot ".repeat(100))}`, []],
    ["words drawn as curves", curves, ["no-text-layer"]],
    ["a frame and nothing in it", "50 50 400 400 re S", []],
  ])("%s", async (_case, page, expected) => expect(await codesOf("a.pdf", pdfOf([page]))).toEqual(expected));
});

test("letters of a font that does not say which they are", async () => {
  const font =
    "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>";
  const page = "BT /F1 12 Tf 50 700 Td <00240025002600270028002900300031> Tj ET";
  const bytes = Buffer.from(
    Buffer.from(pdfOf([page]))
      .toString("latin1")
      .replace(FONT, font),
    "latin1",
  );
  expect(await codesOf("a.pdf", bytes)).toEqual(["no-text-layer"]);
});
