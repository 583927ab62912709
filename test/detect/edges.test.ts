/** Cases that stand just beyond a rule's edge: drop the rule, and one of them changes. */

import { expect, test } from "vitest";
import { nir } from "../../src/detect/detectors/nir.ts";
import { siren } from "../../src/detect/detectors/siren.ts";
import { siret } from "../../src/detect/detectors/siret.ts";
import { vat } from "../../src/detect/detectors/vat.ts";
import { luhn } from "../../src/detect/luhn.ts";
import { mod97 } from "../../src/detect/mod97.ts";
import { found, judged } from "./found.ts";

const NIR = [nir];
const SIREN = [siren];
const SIRET = [siret];
const VAT = [vat];

test("a SIRET whose whole passes, and whose SIREN does not, is none", () => {
  const number = "99123456900002";
  expect([luhn(number), luhn(number.slice(0, 9))]).toEqual([true, false]);
  expect(judged(`SIRET ${number}`, SIRET)).toEqual([]);
});

test("of a VAT key of a digit and a letter, three letters of twenty-four fit a number", () => {
  const letters = [..."ABCDEFGHJKLMNPQRSTUVWXYZ"];
  const fits = letters.filter((letter) => found(`FR7${letter}991234568`, VAT).length > 0);
  expect(fits).toEqual(["H", "J", "W"]);
});

test("a number that is a telephone's as well as a person's needs the person's words", () => {
  const both = Array.from({ length: 1000 }, (_, order) => `3510149588${String(order).padStart(3, "0")}`)
    .map((head) => head + String(97 - mod97(head)).padStart(2, "0"))
    .filter(luhn);
  expect(both.length).toBeGreaterThan(10);
  for (const number of both) {
    expect(judged(number, NIR)).toEqual([]);
    expect(judged(`NIR ${number}`, NIR)).toEqual(["high nir"]);
  }
});

test.each([
  ["13 digits beside the words", "NIR 2690549588000", ["low nir"]],
  ["13 digits that are an amount", "assurée, remboursement 2690549588000 €", []],
  ["one line break", "NIR 2 69 05 49 588\n000 43", ["high nir"]],
  ["two line breaks", "NIR 2 69 05\n49 588\n000 43", []],
])("NIR: %s", (_, text, expected) => expect(judged(text, NIR)).toEqual(expected));

test.each([
  ["after the number speaks when nothing stands before", "991234568 SIREN", ["high siren"]],
  ["after the number is further than one before", `facture ${"mot ".repeat(10)}991234568 de son SIREN`, []],
  ["right after the number is its own", `facture ${"mot ".repeat(10)}991234568 RCS Paris`, ["high siren"]],
  [
    "after the number is nearer than one a hundred letters before",
    `facture ${"mot ".repeat(30)}991234568 SIREN`,
    ["high siren"],
  ],
])("a word that comes %s", (_, text, expected) => expect(judged(text, SIREN)).toEqual(expected));
