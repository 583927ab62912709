/** A PDF of plain pages (ISO 32000-1): Helvetica, WinAnsi, one text line a sentence part. */

import type { DocumentSpec } from "./document.ts";

const LINES_PER_PAGE = 48;
const COLUMNS = 88;

export function pdf(spec: DocumentSpec): Uint8Array {
  const texts = [spec.title, ...spec.paragraphs, ...(spec.table ?? []).map((row) => row.join("   "))];
  const lines = texts.flatMap((text) => [...wrapped(text), ""]);
  const pages: string[] = [];
  for (let at = 0; at < Math.max(lines.length, 1); at += LINES_PER_PAGE) {
    const head = spec.header ? `BT /F1 14 Tf 180 815 Td (${literal(spec.header)}) Tj ET\n` : "";
    const shown = lines.slice(at, at + LINES_PER_PAGE).map((line) => `(${literal(line)}) Tj T*`);
    pages.push(`${head}BT /F1 10 Tf 14 TL 50 780 Td\n${shown.join("\n")}\nET`);
  }
  return assembled(pages);
}

/** A page that is only a grey picture: a scan without a text layer. */
export function imageOnlyPdf(): Uint8Array {
  return assembled(["q 400 0 0 500 90 200 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 80C0C080> EI Q"]);
}

function assembled(pages: readonly string[]): Uint8Array {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  for (const [index, content] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > COLUMNS) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Windows-1252 places of the letters above U+00FF that the prose uses. */
const WINDOWS_1252: Readonly<Record<string, number>> = {
  "’": 0x92,
  "‘": 0x91,
  "–": 0x96,
  "—": 0x97,
  œ: 0x9c,
  "…": 0x85,
  "€": 0x80,
};

function literal(text: string): string {
  return [...text]
    .map((letter) => {
      const code = WINDOWS_1252[letter] ?? letter.charCodeAt(0);
      return code > 0xff ? "?" : String.fromCharCode(code);
    })
    .join("")
    .replace(/[\\()]/g, "\\$&");
}
