/** What passes through the pool: honest documents of every format, and files made to harm, of every kind. */

import { strToU8, zipSync } from "fflate";
import { DOCUMENT_FORMATS, makeDocument } from "../../src/simulator/documents/index.ts";
import { SPECIMENS } from "../../test/text/specimens.ts";

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Some pages each, no two alike, in turn of every format. */
export function honestFiles(count: number): NamedFile[] {
  const old = SPECIMENS.filter(([format]) => !(DOCUMENT_FORMATS as readonly string[]).includes(format));
  return Array.from({ length: count }, (_each, at) => {
    const held = old[at % (old.length + DOCUMENT_FORMATS.length)];
    if (held) return { name: `a.${held[0]}`, bytes: held[1] };
    const format = DOCUMENT_FORMATS[at % DOCUMENT_FORMATS.length] ?? "txt";
    const paragraphs = Array.from(
      { length: 40 + (at % 60) },
      (_line, line) => `Paragraphe ${line} de la note ${at}, service ${(line * 7919) % 10_007}.`,
    );
    const table = Array.from({ length: 20 }, (_row, row) => [`Agent ${row}`, `${(row * 104_729 + at) % 1_000_003}`]);
    return { name: `a.${format}`, bytes: makeDocument(format, { title: `Note ${at}`, paragraphs, table }) };
  });
}

const part = (name: string, text: string): Uint8Array => zipSync({ [name]: strToU8(text) });

/** A form that draws itself twice draws without end: nothing but its time stops it. */
function endlessPdf(): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
    "<< /Length 6 >>\nstream\n/F Do \nendstream",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 3 0 R /Resources 5 0 R >>",
    "<< /XObject << /F 6 0 R >> >>",
    `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R /Length 60 >>\nstream\n${"/F Do ".repeat(10)}\nendstream`,
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.5\n${body}trailer\n<< /Size 7 /Root 1 0 R >>\n%%EOF\n`, "latin1");
}

export function hostileFiles(): NamedFile[] {
  const whole = Object.fromEntries(SPECIMENS) as Readonly<Record<string, Uint8Array>>;
  const doc = Buffer.from(whole.doc ?? new Uint8Array(0));
  const looped = Buffer.from(doc);
  looped.fill(Buffer.from([1, 0, 0, 0]), looped.length - 512);
  let nested = part("a.bin", "0".repeat(4_000_000));
  for (let level = 0; level < 5; level += 1)
    nested = zipSync(Object.fromEntries(Array.from({ length: 16 }, (_each, at) => [`${at}.zip`, nested])));
  return [
    { name: "bomb.docx", bytes: part("word/document.xml", `<a>${" ".repeat(30_000_000)}</a>`) },
    { name: "nested.zip", bytes: nested },
    { name: "loop.doc", bytes: looped },
    { name: "cut.xlsx", bytes: (whole.xlsx ?? doc).slice(0, 900) },
    { name: "cut.pdf", bytes: (whole.pdf ?? doc).slice(0, 300) },
    { name: "deep.html", bytes: strToU8("<table><tr><td>".repeat(30_000)) },
    { name: "deep.rtf", bytes: strToU8(`{\\rtf1 ${"{".repeat(300_000)}`) },
    { name: "wall.json", bytes: strToU8(`{"a":"${"QUJD".repeat(1_000_000)}"}`) },
    { name: "noise.docx", bytes: Uint8Array.from({ length: 5000 }, (_each, at) => (at * 7919) % 251) },
    { name: "endless.pdf", bytes: endlessPdf() },
  ];
}
