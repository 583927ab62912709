/** Bascule's readers and the libraries beside them, each as bytes to text; of the latter, those that are installed. */

import { createRequire } from "node:module";
import { join } from "node:path";
import { extractText } from "../../src/text/index.ts";

export type Reading = (bytes: Uint8Array) => Promise<string>;

export interface Tool {
  readonly name: string;
  readonly formats: readonly string[];
  /** Null: it is not installed here. */
  open(format: string): Promise<Reading | null>;
}

const PEERS = process.env.BASCULE_BENCH_EXTRACTORS ?? "/tmp/bascule-extractors";
const near = createRequire(join(PEERS, "package.json"));

/** The library's main module, whatever it calls itself. */
async function library(name: string): Promise<Readonly<Record<string, unknown>> | null> {
  let place: string;
  try {
    place = near.resolve(name);
  } catch {
    return null;
  }
  return (await import(place)) as Readonly<Record<string, unknown>>;
}

interface Sheet {
  eachRow(each: (row: { eachCell(each: (cell: { readonly text: string }) => void): void }) => void): void;
}

export const TOOLS: readonly Tool[] = [
  {
    name: "bascule",
    formats: ["docx", "xlsx", "pptx", "odt", "ods", "odp", "pdf", "rtf"],
    open: async (format) => async (bytes) => {
      const { documents, unread } = await extractText({ name: `a.${format}`, bytes });
      if (unread.length > 0) throw new Error(`${format}: ${unread.map(({ code }) => code).join()}`);
      return documents.map(({ text }) => text).join("\n");
    },
  },
  {
    name: "officeparser",
    formats: ["docx", "xlsx", "pptx", "odt", "ods", "odp", "pdf", "rtf"],
    open: async () => {
      const parser = await library("officeparser");
      const parse = parser?.parseOffice as ((file: Buffer) => Promise<{ toText(): string }>) | undefined;
      return parse ? async (bytes) => (await parse(Buffer.from(bytes))).toText() : null;
    },
  },
  {
    name: "mammoth",
    formats: ["docx"],
    open: async () => {
      const mammoth = await library("mammoth");
      const read = (mammoth?.default as { extractRawText(file: object): Promise<{ value: string }> } | undefined)
        ?.extractRawText;
      return read ? async (bytes) => (await read({ buffer: Buffer.from(bytes) })).value : null;
    },
  },
  {
    name: "unpdf",
    formats: ["pdf"],
    open: async () => {
      const unpdf = await library("unpdf");
      const read = unpdf?.extractText as ((file: Uint8Array, how: object) => Promise<{ text: string }>) | undefined;
      return read ? async (bytes) => (await read(bytes.slice(), { mergePages: true })).text : null;
    },
  },
  {
    name: "exceljs",
    formats: ["xlsx"],
    open: async () => {
      const exceljs = await library("exceljs");
      if (!exceljs) return null;
      const { Workbook } = exceljs.default as {
        Workbook: new () => {
          xlsx: { load(file: Buffer): Promise<unknown> };
          eachSheet(each: (sheet: Sheet) => void): void;
        };
      };
      return async (bytes) => {
        const book = new Workbook();
        await book.xlsx.load(Buffer.from(bytes));
        const texts: string[] = [];
        book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => void texts.push(cell.text))));
        return texts.join("\n");
      };
    },
  },
];
