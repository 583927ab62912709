/** PDF: pages, forms, comments; pictures told as unread. */

import { expect, test } from "vitest";
import { imageOnlyPdf, makeDocument } from "../../src/simulator/documents/index.ts";
import { extractText } from "../../src/text/index.ts";
import { cellsOf, codesOf, textOf } from "./extracted.ts";

const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>";
const PICTURE = "q 400 0 0 500 90 200 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 80C0C080> EI Q";

/** Pages by their drawing; annotations hang on the first. */
function pdfOf(pages: readonly string[], annotations: readonly string[] = []): Uint8Array {
  const [first, firstNote] = [4, 4 + 2 * pages.length];
  const notes = annotations.map((_each, at) => `${firstNote + at} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${notes}] >> >>`,
    `<< /Type /Pages /Kids [${pages.map((_each, at) => `${first + 2 * at} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    FONT,
    ...pages.flatMap((drawing, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * at + 1} 0 R${at === 0 ? ` /Annots [${notes}]` : ""} >>`,
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    ]),
    ...annotations,
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

test("letters placed one by one are words again", async () => {
  const letters = [..."269054958800043"].map((letter, at) => written(letter, 50 + 7.2 * at)).join("\n");
  expect(await textOf("a.pdf", pdfOf([letters]))).toContain("269054958800043");
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
