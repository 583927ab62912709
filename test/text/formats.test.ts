/** Every format gives back what was written in it: its words, its table with headers, its stamp, its label. */

import { describe, expect, test } from "vitest";
import { DOCUMENT_FORMATS, type DocumentSpec, makeDocument } from "../../src/simulator/documents/index.ts";
import { canRead, extractText } from "../../src/text/index.ts";
import { READERS } from "../../src/text/readers/index.ts";
import { bytesOf, cellsOf, codesOf, textOf } from "./extracted.ts";

const SPEC: DocumentSpec = {
  title: "Note d’étape",
  paragraphs: ["Les œuvres & les « prêts » de l’année", "Un < deux > zéro"],
  table: [
    ["Agent", "Numéro"],
    ["Agent A", "12 34"],
    ["Agent B", "56 78"],
  ],
  header: "DIFFUSION RESTREINTE",
  label: {
    id: "11111111-2222-4333-8444-555555555555",
    name: "Interne",
    tenant: "33333333-2222-4333-8444-555555555555",
  },
};

/** The first bytes of a format, then bytes of any kind. */
function headed(head: string): Uint8Array {
  const first = Buffer.from(head, "hex");
  return Buffer.concat([first, Uint8Array.from({ length: 600 }, (_each, at) => (at * 7919) % 251)]);
}

test.each(DOCUMENT_FORMATS)("%s: all words, nothing unread", async (format) => {
  const { documents, unread } = await extractText({ name: `a.${format}`, bytes: makeDocument(format, SPEC) });
  expect(unread).toEqual([]);
  expect(documents).toHaveLength(1);
  const text = documents[0]?.text.toString().replaceAll('""', '"') ?? "";
  for (const words of [...SPEC.paragraphs, "Agent B", "56 78"]) expect(text).toContain(words);
  if (format !== "csv") expect(text).toContain("DIFFUSION RESTREINTE");
});

test.each(["docx", "xlsx", "odt", "ods", "csv", "html"] as const)("%s: cells know their column", async (format) => {
  expect(await cellsOf(`a.${format}`, makeDocument(format, SPEC))).toEqual(
    expect.arrayContaining(["Agent: Agent A", "Numéro: 12 34", "Agent: Agent B", "Numéro: 56 78"]),
  );
});

test.each(["docx", "xlsx", "html"] as const)("%s: the header is a stamp", async (format) => {
  const { documents } = await extractText({ name: `a.${format}`, bytes: makeDocument(format, SPEC) });
  const [first] = documents;
  expect(first?.stamps.map(({ start, end }) => first.text.slice(start, end).trim())).toEqual(["DIFFUSION RESTREINTE"]);
});

test.each(["docx", "xlsx", "pptx", "eml"] as const)("%s: the label is known by its id", async (format) => {
  const { documents } = await extractText({ name: `a.${format}`, bytes: makeDocument(format, SPEC) });
  expect(documents[0]?.labels).toEqual([SPEC.label?.id]);
});

describe("content tells binary formats, whatever the name", () => {
  test.each(["docx", "xlsx", "pptx", "odt", "ods", "odp", "pdf"] as const)("%s", async (format) => {
    const bytes = makeDocument(format, SPEC);
    for (const name of [`a.${format === "pdf" ? "docx" : "pdf"}`, "a.txt", "sans-extension"])
      expect(await textOf(name, bytes)).toBe(await textOf(`a.${format}`, bytes));
  });
});

describe("text that begins as a binary format does is text where its extension says so", () => {
  test.each([
    ["a.csv", "FORMULAIRE;NIR\nA;1\n"],
    ["a.csv", "BMATRICULE;NIR\n1;2\n"],
    ["a.txt", "MZ dossier"],
    ["a.txt", "ID3 dossier"],
    ["a.csv", "BZh;NIR\n"],
    ["a.txt", "RIFF et WAVE"],
    ["a.csv", "LZIP;NIR\n"],
    ["a.csv", "AC1015;NIR\n"],
    ["a.csv", "Rar!;NIR\n"],
    ["a.txt", "Un fichier PDF commence par %PDF-1.7"],
  ])("%s: %s", async (name, text) => expect(await textOf(name, bytesOf(text))).toBe(text));

  test.each([
    [
      "a picture",
      "a.csv",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
    ],
    ["a program", "a.txt", Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ["an archive of 7-Zip", "a.7z", headed("377abcaf271c0004")],
    ["an archive of RAR", "a.rar", headed("526172211a0700")],
    ["an archive of Unix", "a.gz", headed("1f8b0800")],
    ["a box of Outlook", "a.pst", headed("2142444e")],
    ["what Outlook wraps for itself", "winmail.dat", headed("789f3e22")],
    ["a notebook's section", "a.one", headed("e4525c7b8cd8a74daeb15378d02996d3")],
    ["a database", "a.accdb", headed("000100005374616e6461726420414345204442")],
  ])("%s is none", async (_case, name, bytes) => expect(await codesOf(name, bytes)).toEqual(["unsupported"]));
});

test("cells are in order, inside the text, and do not overlap", async () => {
  for (const format of DOCUMENT_FORMATS) {
    const { documents } = await extractText({ name: `a.${format}`, bytes: makeDocument(format, SPEC) });
    for (const { cells, text } of documents) {
      let last = 0;
      for (const { start, end } of cells) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }
  }
});

test("no two readers claim one extension, and each of them is worth fetching", () => {
  const extensions = READERS.flatMap((reader) => reader.extensions);
  expect(new Set(extensions).size).toBe(extensions.length);
  for (const extension of extensions) expect(canRead(`Dossier.v2/nom.${extension.toUpperCase()}`)).toBe(true);
});

test.each(["plan.dwg", "film.mp4", "ancien.pub", "sans extension", "dossier.docx/", ""])("%s is not fetched", (name) =>
  expect(canRead(name)).toBe(false),
);
