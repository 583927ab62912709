/** Foreigners' numbers: 9999999xxx, which the national file has not reached, and no known key: nobody's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["ten digits", "N° AGDREF : 9999999042", "9999999042"],
    ["the permit", "Titre de séjour n° 9999999042", "9999999042"],
    ["the card", "carte de séjour 9999999042", "9999999042"],
    ["nine digits", "numéro étranger 999999042", "999999042"],
    ["the foreigner's number", "N° étranger : 9999999042", "9999999042"],
    ["in groups", "AGDREF 99 99 99 90 42", "99 99 99 90 42"],
    ["with a zero ahead", "numéro d'étranger : 0799999042", "0799999042"],
    ["the permit's own letters", "Titre de séjour ZZ9999042", "ZZ9999042"],
    ["the receipt", "numéro de récépissé : 9999999042", "9999999042"],
    ["the receipt, its number after", "Récépissé n° 9999999042 valable jusqu'au 3 mai", "9999999042"],
    ["capitals without accents", "TITRE DE SEJOUR : 9999999042", "9999999042"],
    ["the resident's card", "carte de résident n° 9999999042", "9999999042"],
    ["the file's own name in small letters", "n° fne 9999999042", "9999999042"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high residence-permit"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["without its words", "9999999042"],
    ["a prefecture's order", "préfecture, commande 9999999042"],
    ["its hint alone", "récépissé 9999999042"],
    ["a telephone of the office", "titre de séjour : appelez le 01 99 00 12 34"],
    ["eleven digits", "titre de séjour 99999990421"],
    ["an amount", "titre de séjour : 225 000 000 €"],
    ["a company", "titre de séjour, employeur SIREN 991 234 568"],
    ["a piece of something longer", "titre de séjour 2024-999999042"],
    ["nine letters", "titre de séjour PREFECTURE"],
    ["far away and of nine digits", `titre de séjour ${"mot ".repeat(25)}999999042`],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" residence-permit"))).toEqual([]));
});

test.each([
  ["its words at some distance", `titre de séjour ${"mot ".repeat(25)}9999999042`, ["medium residence-permit"]],
  [
    "under its column",
    "Nom;AGDREF\nMARTIN-EXEMPLE;9999999042\nPETIT-EXEMPLE;9999999043\n",
    ["high residence-permit", "high residence-permit"],
  ],
  [
    "beside a telephone, each its own",
    "AGDREF 9999999042, tél. 06 39 98 12 34",
    ["high residence-permit", "medium phone"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
