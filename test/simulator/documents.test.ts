/** Synthetic values have right keys, belong to nobody, and stand in documents that say them. */

import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { DOCUMENT_FORMATS, makeDocument } from "../../src/simulator/documents/index.ts";
import { CARRIERS, decoy, paragraph } from "../../src/simulator/prose.ts";
import { randomOf } from "../../src/simulator/random.ts";
import { iban, nir, siren, siret, vat } from "../../src/simulator/values.ts";

const draws = Array.from({ length: 500 }, (_, index) => randomOf("values", index));
const digits = (text: string) => text.replace(/\D/g, "");
const luhn = (text: string) =>
  [...text].reverse().reduce((sum, digit, index) => {
    const doubled = Number(digit) * (1 + (index % 2));
    return sum + Math.floor(doubled / 10) + (doubled % 10);
  }, 0) % 10;

test("every NIR has a right key and the order number that nobody is given", () => {
  for (const random of draws) {
    const value = nir(random).replaceAll(" ", "");
    const number = Number(value.slice(0, 13).replace("2A", "19").replace("2B", "18"));
    expect(value).toMatch(/^[12]\d\d(0[1-9]|1[0-2])(\d\d|2[AB])\d{3}000\d\d$/);
    expect(97 - (number % 97)).toBe(Number(value.slice(13)));
  }
});

test.each([
  ["SIREN", siren, 9],
  ["SIRET", siret, 14],
] as const)("every %s passes Luhn", (_name, make, length) => {
  for (const random of draws) {
    const value = digits(make(random));
    expect(value).toHaveLength(length);
    expect(luhn(value)).toBe(0);
  }
});

test("every VAT number has the key of its SIREN", () => {
  for (const random of draws) {
    const value = vat(random).replaceAll(" ", "");
    expect((Number(value.slice(4)) * 100 + 12) % 97).toBe(Number(value.slice(2, 4)));
  }
});

test("every IBAN is 1 modulo 97, with its RIB key right", () => {
  for (const random of draws) {
    const value = iban(random).replaceAll(" ", "");
    expect(value).toHaveLength(27);
    const moved = `${value.slice(4)}${value.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
      String(letter.charCodeAt(0) - 55),
    );
    expect(BigInt(moved) % 97n).toBe(1n);
    const [bank, branch, account, key] = [value.slice(4, 9), value.slice(9, 14), value.slice(14, 25), value.slice(25)];
    expect((89 * Number(bank) + 15 * Number(branch) + 3 * Number(account) + Number(key)) % 97).toBe(0);
  }
});

test("prose without a value holds no run of nine digits, and each carrier holds its own", () => {
  for (const random of draws) {
    expect(`${paragraph(random, "general")} ${decoy(random)}`).not.toMatch(/(?:\d[ ]?){9}/);
    for (const carrier of Object.values(CARRIERS)) {
      const { value, text } = carrier(random);
      expect(text).toContain(value);
    }
  }
});

const SPEC = {
  title: "Note d’étape <brouillon>",
  paragraphs: ["Premier & dernier paragraphe."],
  table: [
    ["Nom", "Montant"],
    ["Café; thé", "12"],
  ],
  header: "DIFFUSION RESTREINTE",
  label: { id: randomOf("label").guid(), name: "Interne", tenant: randomOf("tenant").guid() },
};

test.each(DOCUMENT_FORMATS)("%s: the same specification gives the same bytes", (format) => {
  expect(makeDocument(format, SPEC)).toEqual(makeDocument(format, SPEC));
});

test.each(["docx", "xlsx", "pptx", "odt", "ods", "odp"] as const)("%s is a package that opens", (format) => {
  const names = Object.keys(unzipSync(makeDocument(format, SPEC)));
  expect(names.length).toBeGreaterThan(3);
});

test("a guid has the shape of one", () => {
  expect(randomOf("a", 1).guid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
