/** Numbers of companies: SIREN, SIRET, VAT. Ranges that the register does not use, or the State's own bodies. */

import { describe, expect, test } from "vitest";
import { siren } from "../../src/detect/detectors/siren.ts";
import { siret } from "../../src/detect/detectors/siret.ts";
import { vat } from "../../src/detect/detectors/vat.ts";
import { randomOf } from "../../src/simulator/random.ts";
import * as values from "../../src/simulator/values.ts";
import { found, judged } from "./found.ts";

const SIREN = [siren];
const SIRET = [siret];
const VAT = [vat];

describe("SIREN", () => {
  test.each([
    ["beside its name", "SIREN 991 234 568", ["high siren"]],
    ["alone", "991234568", ["low siren"]],
    ["registered", "immatriculée au RCS de Paris sous le 991 234 568", ["high siren"]],
    ["after a year", "société 2024-991234568", []],
    ["with points", "R.C.S. Paris 991 234 568", ["high siren"]],
    ["an amount", "La société a touché 991 234 568 €", []],
    ["an amount with cents", "société : 991 234 568,50", []],
    ["an amount in francs", "société : 991 234 568 francs", []],
    ["an amount in francs, for short", "la société a reçu 991 234 568 F en 1998", []],
    ["a word that begins as francs do", "société 991 234 568 Franceville", ["high siren"]],
    ["an amount among decimals", "société : 991234568.0", []],
    ["thousands of thousands", "entreprise 12 991 234 568", []],
    ["both names, then both numbers", "SIREN/SIRET : 991 234 568 / 991 234 568 00012", ["high siren"]],
    ["both names the other way", "SIRET / SIREN : 99123456800012 / 991234568", ["high siren"]],
    ["a decimal beside its name", "SIREN 991234568.0", []],
    ["a whole number below its name that a program made a decimal", "Nom;SIREN\nA;991234568.0\n", ["high siren"]],
    ["wrong key", "SIREN 991 234 569", []],
    ["all zeros", "SIREN 000 000 000", []],
    ["counting up", "SIREN 123456782", []],
    ["a house and a postcode", "société, 1456 avenue du test 75015", []],
    ["five and four", "société 99123 4568", []],
    ["named by its hint alone", "fournisseur 991234568", ["medium siren"]],
    ["an order of a company", "La société a passé la commande 991234568", []],
    ["an invoice of a company", "société Exemple, facture n° 991234568", []],
    ["its own name nearer than the invoice's", "facture de la société SIREN 991234568", ["high siren"]],
    ["a piece of a UUID", "société 99123456-9912-991234568", []],
    ["the address of a machine", "serveur SIREN 99.123.45.68", []],
  ])("%s", (_case, text, expected) => expect(judged(text, SIREN)).toEqual(expected));
});

describe("SIRET", () => {
  test.each([
    ["beside its name", "SIRET 991 234 568 00012", ["high siret"]],
    ["alone", "99123456800012", ["medium siret"]],
    ["the decimals of a calculation", "renvoie 3,99123456800012", ["low siret"]],
    ["nine and five", "991234568 00012", ["medium siret"]],
    ["its end after a hyphen", "Siret : 991 234 568 - 00012", ["high siret"]],
    ["its end after a stroke", "SIRET 991234568 / 00012", ["high siret"]],
    ["below its name, with cents of nothing", "Nom;SIRET\nA;99123456800012,00\n", ["high siret"]],
    ["with cents, beside its name", "SIRET : 99123456800012,00", []],
    ["an end that fails", "SIRET 991 234 568 - 00013", []],
    ["a third party's, in an attribute", '<IdTiers V="99123456800012"/>', ["high siret"]],
    ["the whole fails", "SIRET 991 234 568 00013", []],
    ["its SIREN fails", "SIRET 991 234 569 00011", []],
    ["digits in threes", "SIRET 11122233344455", []],
    ["La Poste's head office", "SIRET 35600000000048", ["high siret"]],
    ["a post office", "SIRET 35600000049837", ["high siret"]],
    ["a post office whose sum is no multiple of five", "SIRET 35600000049838", []],
    ["day and hour", "export-20210209153015.log", []],
  ])("%s", (_case, text, expected) => expect(judged(text, SIRET)).toEqual(expected));
});

describe("VAT", () => {
  test.each([
    ["digits", "FR40303265045", ["high vat"]],
    ["spaced", "TVA FR 40 303 265 045", ["high vat"]],
    ["wrong key", "FR 84 323 140 391", []],
    ["key with a letter", "FRK7399859412", ["high vat"]],
    ["wrong key with a letter", "FRK8399859412", []],
    ["Monaco", "FR53000004605", ["high vat"]],
    ["letter O in the key", "FRO7399859412", []],
  ])("%s", (_case, text, expected) => expect(judged(text, VAT)).toEqual(expected));
});

test("the longer number has the place of the shorter in it", () => {
  expect(judged("Société : SIRET 991 234 568 00012, TVA FR40 303 265 045")).toEqual(["high siret", "high vat"]);
});

test("every synthetic number is one", () => {
  const random = randomOf("companies");
  for (let count = 0; count < 200; count++) {
    const [company, place, tax] = [values.siren(random), values.siret(random), values.vat(random)];
    expect(found(`SIREN ${company} ;`, SIREN)).toEqual([company]);
    expect(found(`SIRET ${place} ;`, SIRET)).toEqual([place]);
    expect(found(`TVA ${tax} ;`, VAT)).toEqual([tax]);
  }
});

test("both names stand for both numbers, each for its own", () =>
  expect(judged("SIREN/SIRET : 991 234 568 / 991 234 568 00012")).toEqual(["high siren", "high siret"]));
