/** What readers make of bytes, as cases are written; and packages made for them. */

import { strToU8, type Zippable, zipSync } from "fflate";
import { extractText } from "../../src/text/index.ts";

/** All text of all entries. */
export async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  const { documents } = await extractText({ name, bytes });
  return documents.map(({ text }) => text).join("\n");
}

export async function codesOf(name: string, bytes: Uint8Array): Promise<string[]> {
  const { unread } = await extractText({ name, bytes });
  return unread.map(({ entry, code }) => (entry === null ? code : `${entry}: ${code}`));
}

/** `header: text` of every cell. */
export async function cellsOf(name: string, bytes: Uint8Array): Promise<string[]> {
  const { documents } = await extractText({ name, bytes });
  return documents.flatMap(({ cells, text }) =>
    Array.from(cells, ({ start, end, header }) => `${header}: ${text.slice(start, end)}`),
  );
}

export function zipped(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(entries))
    files[name] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(files);
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

export function docxOf(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return zipped({ "word/document.xml": `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, ...more });
}

/** One sheet; further parts beside. */
export function xlsxOf(sheet: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return zipped({
    "xl/workbook.xml": '<workbook><sheets><sheet name="Feuille"/></sheets></workbook>',
    "xl/worksheets/sheet1.xml": `<worksheet>${sheet}</worksheet>`,
    ...more,
  });
}
