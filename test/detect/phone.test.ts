/** Telephones: the ranges that ARCEP keeps for works of fiction (01 99 00, 06 39 98 and theirs): nobody answers. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds, medium at most", () => {
  test.each([
    ["in pairs", "01 99 00 12 34", "01 99 00 12 34"],
    ["pairs that go up, beside its word", "tél. 01 12 24 31 44", "01 12 24 31 44"],
    ["after a number and leaders", "poste 4512 ........ 01 99 00 12 34", "01 99 00 12 34"],
    ["points", "Tél. : 01.99.00.12.34", "01.99.00.12.34"],
    ["hyphens", "06-39-98-12-34", "06-39-98-12-34"],
    ["strokes", "tél 01/99/00/12/34", "01/99/00/12/34"],
    ["in one piece", "portable 0639981234", "0639981234"],
    ["no-break spaces", "06\u00a039\u00a098\u202f12 34", "06\u00a039\u00a098\u202f12 34"],
    ["from abroad", "+33 6 39 98 12 34", "+33 6 39 98 12 34"],
    ["from abroad, in one piece", "+33639981234", "+33639981234"],
    ["from abroad, with the zero", "+33 (0)1 99 00 12 34", "+33 (0)1 99 00 12 34"],
    ["from abroad, in threes", "+33 639 981 234", "+33 639 981 234"],
    ["from abroad, dialled", "0033 6 39 98 12 34", "0033 6 39 98 12 34"],
    ["from abroad, points", "+33.6.39.98.12.34", "+33.6.39.98.12.34"],
    ["from abroad, between brackets", "(+33) 1 99 00 12 34", "+33) 1 99 00 12 34"],
    ["overseas", "+262 6 39 98 12 34", "+262 6 39 98 12 34"],
    ["four, three, three", "0639 981 234", "0639 981 234"],
    ["a page's link", '<a href="tel:+33199001234">', "+33199001234"],
    ["over a line break", "tél. 01 99 00\n12 34", "01 99 00\n12 34"],
    ["nothing between label and value", "Tel0639981234", "0639981234"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["medium phone"]);
    expect(found(text)).toEqual([value]);
  });

  test("all of a signature", () => {
    expect(judged("Tél. 01 99 00 12 34 – Port. 06 39 98 12 34 – Fax : 01 99 00 12 35")).toEqual(
      Array(3).fill("medium phone"),
    );
  });

  test("all of a column", () => {
    expect(judged("Nom;Téléphone\nMARTIN-EXEMPLE;0199001234\nPETIT-EXEMPLE;06 39 98 12 34\n")).toEqual(
      Array(2).fill("medium phone"),
    );
  });

  test.each([
    ["a column that lost its zeros", "Nom;Portable\nA;639981201\nB;639981202\n", 2],
    ["a column of the code of the country", "Nom;Tél\nA;33639981201\nB;33639981202\n", 2],
    ["another column of nine digits", "Nom;Code\nA;639981201\nB;639981202\n", 0],
  ])("%s", (_case, text, count) => expect(judged(text).filter((each) => each === "medium phone")).toHaveLength(count));
});

describe("leaves", () => {
  test.each([
    ["a day and an hour in the name of a file", "IMG_2024_01_12_10_55_30.jpg"],
    ["folders of a path", "fr/text/shared/01/06130000.html"],
    ["the address of a machine", "MAC 09-59-26-17-99-ab"],
    ["a day and a number", "Code 2013-08-13-252802"],
    ["boxes one after another", "cases 01 02 03 04 05"],
    ["boxes two by two", "cases 02 04 06 08 10"],
    ["second digit 0", "00 99 00 12 34"],
    ["nine digits", "01 99 00 12 3"],
    ["eleven digits", "01990012345"],
    ["a row of numbers", "tirage : 01 99 00 12 34 45"],
    ["a row of numbers that goes on", "04 12 15 23 42 08 16"],
    ["a row of small numbers that go up", "grille 05 12 24 31 44"],
    ["minutes that go up", "relevé 01 12 14 16 58"],
    ["an order in one piece", "commande 0199001234"],
    ["an invoice in one piece", "facture n° 0199001234"],
    ["an amount", "0 199 001 234 €"],
    ["a date and an hour", "le 01/02/2024 12:34"],
    ["an address of the network", "01.99.00.12"],
    ["a piece of a UUID", "4f3a2b1c-0199001234"],
    ["a version", "1.01.99.00.12.34.7"],
    ["a foreigner's number", "AGDREF 0199001234"],
    ["a column of codes", "Libellé;Code\nCahier;0199001234\n"],
    ["a SIRET's beginning", "SIRET 0199001234"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" phone"))).toEqual([]));
});
